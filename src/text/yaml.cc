// One value from the events of libyaml. An alias copies what its anchor named, so the copies are
// counted: `a: &a [x, x]`, `b: &b [*a, *a]`, `c: &c [*b, *b]` and so on doubles with every line.

#include "text/yaml.h"

#include <yaml.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "text/utf8.h"

namespace crosscheck {
namespace {

constexpr std::size_t kMostDepth = 64;
constexpr std::size_t kMostNodes = 1'000'000;
constexpr std::size_t kMostBytes = 64 << 20;  // of scalars that aliases copy

struct Size {
  std::size_t nodes = 0;
  std::size_t bytes = 0;
  std::size_t depth = 0;
};

Size size_of(const Yaml& node) {
  Size size{1, node.scalar.size(), 1};
  const auto add = [&size](const Yaml& child) {
    const Size inner = size_of(child);
    size.nodes += inner.nodes;
    size.bytes += inner.bytes;
    size.depth = std::max(size.depth, inner.depth + 1);
  };
  for (const Yaml& item : node.items) add(item);
  for (const auto& [key, value] : node.entries) {
    add(key);
    add(value);
  }
  return size;
}

struct Anchor {
  Yaml value;
  Size size;
};

struct Event {
  yaml_event_t raw{};
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&raw); }
};

std::string_view view(const yaml_char_t* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& path, Problems& problems)
      : text_(text), path_(path), problems_(problems) {
    ready_ = yaml_parser_initialize(&parser_) != 0;
    if (!ready_) return;
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    if (ready_) yaml_parser_delete(&parser_);
  }

  std::optional<Yaml> read() {
    if (!ready_) return fail({}, "out of memory");
    Event event;
    if (!next(event)) return std::nullopt;  // the stream's start
    Event document;
    if (!next(document)) return std::nullopt;
    if (document.raw.type == YAML_STREAM_END_EVENT) return Yaml{};
    std::optional<Yaml> value = node(1);
    if (!value) return std::nullopt;
    Event document_end, after;
    if (!next(document_end) || !next(after)) return std::nullopt;
    if (after.raw.type != YAML_STREAM_END_EVENT) {
      return fail(after.raw.start_mark, "a second document; there may be only one in this file");
    }
    return value;
  }

 private:
  std::nullopt_t fail(yaml_mark_t mark, std::string message) {
    Yaml at;
    at.line = mark.line + 1;
    at.column = mark.column + 1;
    problems_.push_back(problem_at(at, path_, text_, std::move(message)));
    return std::nullopt;
  }

  bool next(Event& event) {
    if (yaml_parser_parse(&parser_, &event.raw) != 0) return true;
    yaml_mark_t mark = parser_.problem_mark;
    if (parser_.error == YAML_READER_ERROR) {  // has an offset only
      const Place place = LineIndex(text_).place(std::min(parser_.problem_offset, text_.size()));
      mark.line = place.line - 1;
      mark.column = place.column - 1;
    }
    std::string message = parser_.problem == nullptr ? "cannot be read" : parser_.problem;
    if (parser_.context != nullptr) message += std::string(" ") + parser_.context;
    fail(mark, std::move(message));
    return false;
  }

  std::optional<Yaml> node(std::size_t depth) {
    Event event;
    if (!next(event)) return std::nullopt;
    return node(event.raw, depth);
  }

  std::optional<Yaml> node(const yaml_event_t& event, std::size_t depth) {
    if (depth > kMostDepth) return fail(event.start_mark, "nested deeper than 64 levels");
    if (++nodes_ > kMostNodes) return fail(event.start_mark, "more than 1,000,000 values");
    Yaml yaml;
    yaml.line = event.start_mark.line + 1;
    yaml.column = event.start_mark.column + 1;
    switch (event.type) {
      case YAML_ALIAS_EVENT:
        return alias(event, depth);
      case YAML_SCALAR_EVENT: {
        const auto& scalar = event.data.scalar;
        yaml.scalar.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
        yaml.quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE;
        const bool null =
            !yaml.quoted && (yaml.scalar.empty() || yaml.scalar == "~" || yaml.scalar == "null");
        yaml.kind = null ? Yaml::Kind::null : Yaml::Kind::scalar;
        return named(scalar.anchor, std::move(yaml));
      }
      case YAML_SEQUENCE_START_EVENT:
        yaml.kind = Yaml::Kind::sequence;
        for (;;) {
          Event item;
          if (!next(item)) return std::nullopt;
          if (item.raw.type == YAML_SEQUENCE_END_EVENT) break;
          std::optional<Yaml> value = node(item.raw, depth + 1);
          if (!value) return std::nullopt;
          yaml.items.push_back(std::move(*value));
        }
        return named(event.data.sequence_start.anchor, std::move(yaml));
      case YAML_MAPPING_START_EVENT:
        yaml.kind = Yaml::Kind::map;
        for (;;) {
          Event item;
          if (!next(item)) return std::nullopt;
          if (item.raw.type == YAML_MAPPING_END_EVENT) break;
          std::optional<Yaml> key = node(item.raw, depth + 1);
          if (!key) return std::nullopt;
          std::optional<Yaml> value = node(depth + 1);
          if (!value) return std::nullopt;
          yaml.entries.push_back({std::move(*key), std::move(*value)});
        }
        report_repeated_keys(yaml);
        return named(event.data.mapping_start.anchor, std::move(yaml));
      default:
        return fail(event.start_mark, "a value is missing");
    }
  }

  Yaml named(const yaml_char_t* anchor, Yaml yaml) {
    if (anchor != nullptr) {
      anchors_.insert_or_assign(std::string(view(anchor)), Anchor{yaml, size_of(yaml)});
    }
    return yaml;
  }

  std::optional<Yaml> alias(const yaml_event_t& event, std::size_t depth) {
    const std::string name(view(event.data.alias.anchor));
    const auto anchor = anchors_.find(name);
    if (anchor == anchors_.end()) {
      return fail(event.start_mark, "*" + name + " names nothing that stands before it");
    }
    const Size size = anchor->second.size;
    nodes_ += size.nodes;
    copied_ += size.bytes;
    if (depth + size.depth - 1 > kMostDepth) {
      return fail(event.start_mark, "nested deeper than 64 levels by *" + name);
    }
    if (nodes_ > kMostNodes || copied_ > kMostBytes) {
      return fail(event.start_mark, "more than 1,000,000 values by *" + name);
    }
    return anchor->second.value;
  }

  // The first one counts: find() gives it.
  void report_repeated_keys(const Yaml& map) {
    std::vector<const Yaml*> keys;
    keys.reserve(map.entries.size());
    for (const auto& [key, value] : map.entries) {
      if (key.kind == Yaml::Kind::scalar) keys.push_back(&key);
    }
    std::stable_sort(keys.begin(), keys.end(),
                     [](const Yaml* a, const Yaml* b) { return a->scalar < b->scalar; });
    for (std::size_t i = 1; i < keys.size(); ++i) {
      if (keys[i]->scalar != keys[i - 1]->scalar) continue;
      problems_.push_back(problem_at(*keys[i], path_, text_,
                                     "the key \"" + keys[i]->scalar + "\" stands here twice"));
    }
  }

  std::string_view text_;
  const std::string& path_;
  Problems& problems_;
  yaml_parser_t parser_{};
  bool ready_ = false;
  std::size_t nodes_ = 0;
  std::size_t copied_ = 0;
  std::map<std::string, Anchor> anchors_;
};

}  // namespace

const Yaml* Yaml::find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name.kind == Kind::scalar && name.scalar == key) return &value;
  }
  return nullptr;
}

std::optional<Yaml> parse_yaml(std::string_view text, const std::string& path, Problems& problems) {
  return Reader(text, path, problems).read();
}

Problem problem_at(const Yaml& node, const std::string& path, std::string_view text,
                   std::string message) {
  Problem problem{path, node.line, node.column, std::move(message)};
  std::size_t begin = 0;
  for (std::size_t line = 1; line < node.line && begin != text.npos; ++line) {
    begin = text.find('\n', begin);
    if (begin != text.npos) ++begin;
  }
  if (node.line > 0 && begin != text.npos) {
    const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    problem.source_line = line.substr(0, line.find('\r'));
  }
  return problem;
}

}  // namespace crosscheck
