#include "article/json_lines.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "text/utf8.h"

namespace crosscheck {
namespace {

constexpr std::size_t kChunk = 1 << 20;
constexpr std::size_t kLargestRecord = 64 << 20;

// Takes the fields that we know from the events of the parser, so that a record with a million
// unknown values costs no memory.
class RecordReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit RecordReader(JsonRecord& record) : record_(record) {}

  std::string message;        // why this is no record; empty when it is
  std::size_t broken_at = 0;  // bytes before the place of a syntax error
  bool broken = false;
  bool has_text = false;
  bool is_object = false;

  bool null() override { return true; }
  bool boolean(bool) override { return other(); }
  bool number_integer(number_integer_t number) override { return numbered(number); }
  bool number_unsigned(number_unsigned_t number) override { return numbered(number); }
  bool number_float(number_float_t, const string_t&) override { return other(); }
  bool binary(binary_t&) override { return other(); }
  bool start_object(std::size_t) override {
    is_object |= depth_ == 0;
    return nested();
  }
  bool start_array(std::size_t) override { return nested(); }
  bool end_object() override { return --depth_, true; }
  bool end_array() override { return --depth_, true; }
  bool key(string_t& key) override {
    if (depth_ == 1) key_ = key;
    return true;
  }
  bool string(string_t& value) override {
    if (std::string* field = known()) *field = std::move(value);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& error) override {
    broken = true;
    broken_at = position > 0 ? position - 1 : 0;
    // "[json.exception.parse_error.101] parse error at line 1, column 9: syntax error while ..."
    std::string_view what = error.what();
    if (const std::size_t at = what.find(": "); at != what.npos) what.remove_prefix(at + 2);
    message = what.substr(0, what.find("; last read"));
    return false;
  }

 private:
  std::string* known() {
    if (depth_ != 1 || !is_object) return nullptr;
    if (key_ == "text") {
      has_text = true;
      return &record_.text;
    }
    return key_ == "id"          ? &record_.id
           : key_ == "title"     ? &record_.title
           : key_ == "source"    ? &record_.source
           : key_ == "published" ? &record_.published
                                 : nullptr;
  }

  bool numbered(auto number) {
    if (depth_ == 1 && key_ == "id") {
      record_.id = std::to_string(number);
      return true;
    }
    return other();
  }

  bool other() {
    if (const std::string* field = known()) {
      if (field == &record_.text) has_text = false;
      message = "'" + key_ + "' is not a text";
    }
    return true;
  }

  bool nested() {
    other();
    ++depth_;
    return true;
  }

  JsonRecord& record_;
  std::string key_;
  std::size_t depth_ = 0;
};

class LinesReader {
 public:
  LinesReader(const std::string& path, const std::function<void(JsonRecord&&)>& sink,
              Problems& problems)
      : path_(path), sink_(sink), problems_(problems) {}

  void read(std::istream& stream) {
    std::string line;
    std::vector<char> chunk(kChunk);
    bool oversized = false;
    while (stream) {
      stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
      std::string_view rest(chunk.data(), static_cast<std::size_t>(stream.gcount()));
      while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        if (!oversized) line += rest.substr(0, end);
        if (line.size() > kLargestRecord) {
          oversized = true;
          line.clear();
        }
        if (end == rest.npos) break;
        read_line(line, oversized);
        line.clear();
        oversized = false;
        rest.remove_prefix(end + 1);
      }
    }
    if (!line.empty() || oversized) read_line(line, oversized);
    if (number_ == 0) problem(0, "is empty");
  }

 private:
  void problem(std::size_t column, std::string message) {
    problems_.push_back(
        {path_, column == 0 && number_ == 0 ? 0 : line_, column, std::move(message)});
  }

  void read_line(std::string& line, bool oversized) {
    ++line_;
    if (line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (!oversized && line.find_first_not_of(" \t\r") == line.npos) return;
    ++number_;
    if (oversized) return problem(0, "a record of more than 64 MiB; not read");
    mend(line);
    JsonRecord record;
    record.number = number_;
    record.line = line_;
    RecordReader reader(record);
    nlohmann::json::sax_parse(line, &reader);
    if (reader.broken) {
      const std::size_t at = std::min(reader.broken_at, line.size());
      return problem(LineIndex(line).place(at).column, "not JSON: " + reader.message);
    }
    if (!reader.is_object) return problem(0, "a JSON object belongs here, with a 'text'");
    if (!reader.message.empty()) problem(0, reader.message);
    if (!reader.has_text) {
      if (reader.message.empty()) problem(0, "no 'text' in this record");
      return;
    }
    sink_(std::move(record));
  }

  // A byte that is not UTF-8 costs a character, not the record.
  void mend(std::string& line) {
    const std::size_t at = find_invalid_utf8(line);
    if (at == line.npos) return;
    problem(LineIndex(line).place(at).column, "not UTF-8; such bytes read as U+FFFD");
    line = valid_utf8(line);
  }

  const std::string& path_;
  const std::function<void(JsonRecord&&)>& sink_;
  Problems& problems_;
  std::size_t line_ = 0;
  std::size_t number_ = 0;
};

}  // namespace

void read_json_lines(std::istream& stream, const std::string& path,
                     const std::function<void(JsonRecord&&)>& sink, Problems& problems) {
  LinesReader(path, sink, problems).read(stream);
}

}  // namespace crosscheck
