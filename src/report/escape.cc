#include "report/escape.h"

#include <algorithm>

#include "text/utf8.h"

namespace crosscheck {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_alphanumeric(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

// "-5", "+3.5%", "1,200": what begins like a formula and is none.
bool is_number(std::string_view text) {
  text.remove_prefix(text.starts_with('-') || text.starts_with('+'));
  if (text.ends_with('%')) text.remove_suffix(1);
  return !text.empty() && is_digit(text.front()) &&
         text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

// Also the full-width signs, which some spreadsheets take for the narrow ones.
bool is_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  for (const std::string_view sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
    if (text.starts_with(sign)) return !is_number(text);
  }
  return false;
}

// Where a paragraph could begin a list: "-", "+", "=" (a heading's underline), "1.", "1)".
std::size_t block_mark(std::string_view text) {
  if (text.empty()) return std::string_view::npos;
  if (std::string_view("-+=").find(text.front()) != std::string_view::npos) return 0;
  const std::size_t end = text.find_first_not_of("0123456789");
  const bool list =
      end != 0 && end != std::string_view::npos && (text[end] == '.' || text[end] == ')');
  return list ? end : std::string_view::npos;
}

}  // namespace

std::string shown(std::string_view text) { return visible(valid_utf8(text)); }

std::string shown_lines(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t end = text.find('\n');
    out += shown(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

std::string xml_lines(std::string_view text) {
  std::string out;
  for (const char c : shown_lines(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {  // U+FFFE and U+FFFF
    replace_all(out, none, "\xEF\xBF\xBD");
  }
  return out;
}

std::string xml(std::string_view text) {
  std::string out = xml_lines(text);
  replace_all(out, "\n", "&#10;");
  return out;
}

std::string markdown(std::string_view text) {
  std::string line = shown(text);
  const std::size_t mark = block_mark(line);
  if (mark == std::string::npos) return markdown_within(line);
  return markdown_within(line.substr(0, mark)) + '\\' + line[mark] +
         markdown_within(line.substr(mark + 1));
}

std::string markdown_within(std::string_view text) {
  const std::string line = shown(text);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const std::string_view rest = std::string_view(line).substr(i);
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '@') {
      out += "<span>@</span>";  // parts it from a name that would be mentioned
    } else {
      const bool link = (c == ':' && rest.starts_with("://")) ||
                        (c == '.' && i >= 3 && line.compare(i - 3, 3, "www") == 0);
      if (link || std::string_view("\\`*_[]>#|~$").find(c) != std::string_view::npos) {
        out += '\\';
      }
      out += c;
    }
  }
  return out;
}

std::string csv(std::string_view text) {
  std::string cell = shown(text);
  if (is_formula(cell)) cell.insert(0, 1, '\'');
  if (cell.find_first_of(",\"") == std::string::npos) return cell;
  replace_all(cell, "\"", "\"\"");
  return '"' + cell + '"';
}

std::string dot(std::string_view text) {
  std::string out;
  for (const char c : shown_lines(text)) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '&') {
      out += "&amp;";  // labels know the entities of HTML
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string github_message(std::string_view text) {
  std::string out = shown_lines(text);
  replace_all(out, "%", "%25");
  replace_all(out, "\n", "%0A");
  return out;
}

std::string github_property(std::string_view text) {
  std::string out = github_message(shown(text));
  replace_all(out, ":", "%3A");
  replace_all(out, ",", "%2C");
  return out;
}

std::string uri(std::string_view path) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (is_alphanumeric(c) || std::string_view("-._~/").find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return out;
}

}  // namespace crosscheck
