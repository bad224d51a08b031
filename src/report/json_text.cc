#include "report/json_text.h"

#include "text/utf8.h"

namespace crosscheck {

namespace {

constexpr std::size_t kWidth = 100;

void append_escape(std::string& out, char32_t code) {
  constexpr char kDigits[] = "0123456789abcdef";
  if (code > 0xFFFF) {
    append_escape(out, 0xD800 + ((code - 0x10000) >> 10));
    append_escape(out, 0xDC00 + ((code - 0x10000) & 0x3FF));
    return;
  }
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(code >> shift) & 15];
}

// The string is JSON already; what is escaped here can only stand inside quotes.
std::string string_text(const Json& json) {
  const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, size] = decode_utf8(text, at);
    const std::string_view character = std::string_view(text).substr(at, size);
    const bool tag =
        code == '<' && at + 1 < text.size() && (text[at + 1] == '/' || text[at + 1] == '!');
    if (tag || (code >= 0x7F && visible(character) != character)) {
      append_escape(out, code);
    } else {
      out += character;
    }
    at += size;
  }
  return out;
}

// "key": of the members of an object, nothing before the items of a list.
std::string name_of(const Json& parent, const Json::const_iterator& item) {
  return parent.is_object() ? one_line(item.key()) + ": " : "";
}

}  // namespace

std::string one_line(const Json& json) {
  if (json.is_string()) return string_text(json);
  if (!json.is_structured()) return json.dump();
  std::string out(1, json.is_object() ? '{' : '[');
  for (auto item = json.begin(); item != json.end(); ++item) {
    if (out.size() > 1) out += ", ";
    out += name_of(json, item) + one_line(*item);
  }
  return out + (json.is_object() ? '}' : ']');
}

void spell(std::ostream& out, const Json& json, std::size_t indent, std::size_t column) {
  if (const std::string line = one_line(json);
      !json.is_structured() || json.empty() || column + display_width(line) < kWidth) {
    out << line;
    return;
  }
  const char* before = json.is_object() ? "{\n" : "[\n";
  for (auto item = json.begin(); item != json.end(); ++item) {
    const std::string name = name_of(json, item);
    out << before << std::string(indent + 1, ' ') << name;
    spell(out, *item, indent + 1, indent + 1 + name.size());
    before = ",\n";
  }
  out << '\n' << std::string(indent, ' ') << (json.is_object() ? '}' : ']');
}

}  // namespace crosscheck
