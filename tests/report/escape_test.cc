#include "report/escape.h"

#include <string_view>

#include "catch.h"

namespace crosscheck {

TEST_CASE("text enters each format only escaped for it", "[report]") {
  using Escape = std::string (*)(std::string_view);
  const struct {
    Escape escape;
    std::string_view text, expected;
  } cases[] = {
      {shown, "a\x1b[31m\tb\nc\xff \xe2\x80\xae",
       R"(a\x1b[31m b c)"
       "\xEF\xBF\xBD"
       R"( \u{202e})"},
      {shown_lines, "a\n\x07\n", "a\n\\x07\n"},

      {xml, R"(<a b="c">&amp;]]></a>)", "&lt;a b=&quot;c&quot;&gt;&amp;amp;]]&gt;&lt;/a&gt;"},
      {xml, "two\nlines", "two&#10;lines"},
      {xml_lines, "two\n<lines>", "two\n&lt;lines&gt;"},
      {xml, std::string_view("\0\x01\x0b\x7f", 4), R"(\x00\x01\x0b\x7f)"},
      {xml, "\xEF\xBF\xBE\xEF\xBF\xBF", "\xEF\xBF\xBD\xEF\xBF\xBD"},  // U+FFFE, U+FFFF
      {xml, "\xC2\x85", R"(\x85)"},

      {markdown, "Plain words, 5-3 = 2 (really).", "Plain words, 5-3 = 2 (really)."},
      {markdown, "**bold** _it_ `code` ~no~", R"(\*\*bold\*\* \_it\_ \`code\` \~no\~)"},
      {markdown, "[x](javascript:alert(1)) ![y](z)", R"(\[x\](javascript:alert(1)) !\[y\](z))"},
      {markdown, "<script>&lt;", R"(&lt;script\>&amp;lt;)"},
      {markdown, "# no heading", R"(\# no heading)"},
      {markdown, "> no quote", R"(\> no quote)"},
      {markdown, "- no list", R"(\- no list)"},
      {markdown, "12. no list", R"(12\. no list)"},
      {markdown, "3) no list", R"(3\) no list)"},
      {markdown, "12.5 million", R"(12\.5 million)"},
      {markdown, "a | b", R"(a \| b)"},
      {markdown, "http://a.example www.b.example", R"(http\://a.example www\.b.example)"},
      {markdown, "@somebody", "<span>@</span>somebody"},
      {markdown, "$x$ \\", R"(\$x\$ \\)"},
      {markdown_within, "- and 1. stay", "- and 1. stay"},

      {csv, "plain", "plain"},
      {csv, "", ""},
      {csv, "a,b", "\"a,b\""},
      {csv, "say \"a\"", "\"say \"\"a\"\"\""},
      {csv, "two\nlines", "two lines"},
      {csv, "=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""},
      {csv, "+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"},
      {csv, "-2+3", "'-2+3"},
      {csv, "@SUM(1)", "'@SUM(1)"},
      {csv, "\t=1", "' =1"},
      {csv, "\r=1", "' =1"},
      {csv, "＝1", "'＝1"},
      {csv, "-5", "-5"},
      {csv, "+3.5%", "+3.5%"},
      {csv, "-1,200", "\"-1,200\""},

      {dot, "say \"a\" \\N &lt;\nb", R"(say \"a\" \\N &amp;lt;\nb)"},

      {github_message, "100%\r\n::error::x", "100%25 %0A::error::x"},
      {github_property, "a,b:c\nd", "a%2Cb%3Ac d"},

      {uri, "wire/a b#1?.txt", "wire/a%20b%231%3F.txt"},
      {uri, "/tmp/ä", "file:///tmp/%C3%A4"},
      {uri, "c:\\\xff", "c%3A%5C%FF"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(c.escape(c.text) == c.expected);
  }
}

}  // namespace crosscheck
