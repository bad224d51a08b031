#pragma once

#include <string>
#include <string_view>

namespace crosscheck {

// The doors through which text from anywhere enters a format. Each takes the text as it is, bytes
// that are no UTF-8 included. What would do something where it is shown (control characters, marks
// of direction, invisible ones) stands as visible() spells it; only JSON keeps it, escaped, since
// there programs read the value.

// One line, safe to show: visible(), with U+FFFD for bytes that are no UTF-8.
std::string shown(std::string_view text);
std::string shown_lines(std::string_view text);  // but line feeds stay

// For XML 1.0 and HTML, inside quotes and between tags. Line feeds stay, as &#10;, since inside
// quotes a parser makes a bare one a space; between tags xml_lines() leaves them bare.
std::string xml(std::string_view text);
std::string xml_lines(std::string_view text);

// As words of a paragraph of GitHub-flavoured Markdown: no markup, no link, nobody mentioned.
std::string markdown(std::string_view text);
std::string markdown_within(std::string_view text);  // not at the beginning of a line

// A cell of a CSV file (RFC 4180), quoted where it must be. What a spreadsheet would compute gets
// an apostrophe before it.
std::string csv(std::string_view text);

// Inside the double quotes of a Graphviz label; line feeds centre the lines.
std::string dot(std::string_view text);

// The message and the properties of a workflow command of GitHub. Line feeds stay in messages.
std::string github_message(std::string_view text);
std::string github_property(std::string_view text);

// A path as a URI reference: "wire/a b.txt" is "wire/a%20b.txt", "/a" is "file:///a".
std::string uri(std::string_view path);

}  // namespace crosscheck
