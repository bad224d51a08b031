// One page that needs nothing else: no script, no font, no picture, nothing from the network. The
// entries are those of the text report.

#include "report/entry.h"
#include "report/escape.h"
#include "report/excerpt.h"
#include "report/wording.h"
#include "report/writers.h"

namespace crosscheck {

namespace {

constexpr std::size_t kWidth = 240;      // columns of a sentence
constexpr std::size_t kPlaces = 6;       // of a fact that agrees
constexpr std::size_t kFewFindings = 4;  // that need no list at the top

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Crosscheck</title>
<style>
:root {
  color-scheme: light dark;
  --paper: #fff; --card: #f6f7f9; --line: #d5d9e0; --ink: #1b1f26; --soft: #565e6b;
  --mark: #ffe69a; --error: #b3151d; --warning: #8a5300; --note: #0b5f8f; --link: #0b57a4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171c; --card: #1d2127; --line: #3a414c; --ink: #e6e8ec; --soft: #a4acb8;
    --mark: #6b5300; --error: #ff8a85; --warning: #f2b553; --note: #74c3f2; --link: #8fbcff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 64rem; padding: 1.5rem 1rem 3rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.4rem; margin: 0; }
h2 { font-size: 1.1rem; line-height: 1.35; margin: 0; }
h3 { font-size: 1rem; margin: 0 0 .5rem; }
a { color: var(--link); }
code, pre { font: .875em/1.5 ui-monospace, monospace; }
pre { margin: .25rem 0 0; overflow-x: auto; }
.soft, figcaption, dt { color: var(--soft); font-size: .875rem; }
.soft { margin: .25rem 0 0; }
.contents { margin: 1rem 0 0; padding-left: 1.5rem; }
section { border-top: 1px solid var(--line); margin-top: 1.75rem; padding-top: 1.25rem; }
.severity { text-transform: uppercase; font-size: .8em; letter-spacing: .04em; margin-right: .35em; }
.error { color: var(--error); } .warning { color: var(--warning); } .note { color: var(--note); }
.sides { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); margin: 1rem 0; }
.side { background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .75rem .9rem; }
.side h3 span { color: var(--soft); font-size: .875rem; font-weight: normal; white-space: nowrap; }
figcaption code { display: block; }
figure { margin: 0 0 .75rem; } figure:last-child { margin-bottom: 0; }
blockquote { margin: 0; }
mark { background: var(--mark); color: inherit; border-radius: .15em; padding: 0 .1em; font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem .9rem; margin: 0; }
dd { margin: 0; }
@media (max-width: 36rem) { dl { display: block; } dd { margin-bottom: .4rem; } }
@media print {
  :root {
    --paper: #fff; --card: #fff; --line: #999; --ink: #000; --soft: #444; --mark: #eee;
    --error: #000; --warning: #000; --note: #000; --link: #000;
  }
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  a { text-decoration: none; }
  mark { text-decoration: underline; }
  .side, figure, dl { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
</style>
</head>
<body>
)";

class HtmlReport {
 public:
  HtmlReport(const Report& report, std::ostream& out)
      : report_(report), set_(report.set), out_(out) {}

  void page(bool facts) {
    out_ << kHead << "<header>\n<h1>Crosscheck</h1>\n<p class=\"soft\">"
         << xml(counts_words(report_)) << "</p>\n";
    if (report_.findings.size() > kFewFindings) contents();
    out_ << "</header>\n<main>\n";
    for (const Finding& finding : report_.findings) this->finding(finding);
    if (facts) agreements();
    if (!set_.problems.empty()) problems();
    out_ << "</main>\n</body>\n</html>\n";
  }

 private:
  void contents() {
    out_ << "<ol class=\"contents\">\n";
    for (const Finding& finding : report_.findings) {
      out_ << "<li>" << severity(finding) << "<a href=\"#" << anchor(finding) << "\">"
           << xml(headline(finding)) << "</a></li>\n";
    }
    out_ << "</ol>\n";
  }

  void finding(const Finding& finding) {
    const Entry entry = entry_of(report_, finding);
    out_ << "<section id=\"" << anchor(finding) << "\">\n<h2>" << severity(finding)
         << xml(headline(finding)) << "</h2>\n<p class=\"soft\"><code>" << xml(finding.rule)
         << "</code> <a href=\"#" << anchor(finding) << "\"><code>" << xml(finding.id)
         << "</code></a></p>\n<div class=\"sides\">\n";
    for (const Entry::Side& side : entry.sides) this->side(side);
    out_ << "</div>\n";
    if (!entry.notes.empty()) {
      out_ << "<dl>\n";
      for (const Entry::Note& note : entry.notes) {
        out_ << "<dt>" << xml(note.label) << "</dt><dd>" << xml(note.words) << "</dd>\n";
      }
      out_ << "</dl>\n";
    }
    out_ << "</section>\n";
  }

  void side(const Entry::Side& side) {
    out_ << "<div class=\"side\">\n<h3>" << xml(side.reads) << "&ensp;<span>" << xml(side.sources)
         << "</span></h3>\n";
    for (const Entry::Quote& quote : side.quotes) this->quote(quote);
    if (side.more > 0) out_ << "<p class=\"soft\">… and " << side.more << " more</p>\n";
    out_ << "</div>\n";
  }

  void quote(const Entry::Quote& quote) {
    out_ << "<figure>\n<blockquote>";
    const std::string& sentence = set_.claims[quote.claim].sentence;
    for (const auto& piece : make_excerpt(sentence, quote.marked, kWidth).line) {
      out_ << (piece.marked ? "<mark>" : "") << xml(piece.text) << (piece.marked ? "</mark>" : "");
    }
    out_ << "</blockquote>\n<figcaption><code>" << xml(quote.place) << "</code> "
         << xml(quote.about);
    if (!quote.derived.empty()) out_ << "<br>derived: " << xml(quote.derived);
    out_ << "</figcaption>\n</figure>\n";
  }

  void agreements() {
    bool first = true;
    for (const Finding& fact : report_.facts) {
      if (is_finding(fact.verdict)) continue;
      if (first) out_ << "<section id=\"agreeing\">\n<h2>Facts that agree</h2>\n<ul>\n";
      first = false;
      out_ << "<li>" << xml(agreement_words(report_, fact)) << "<br><span class=\"soft\">"
           << xml(first_of(places_of(set_, fact.claims), kPlaces, ", ", "and")) << "</span></li>\n";
    }
    if (!first) out_ << "</ul>\n</section>\n";
  }

  void problems() {
    out_ << "<section id=\"problems\">\n<h2>Problems</h2>\n<ul>\n";
    for (const Problem& problem : set_.problems) {
      std::string place = problem.path;
      if (problem.line > 0) place += ":" + std::to_string(problem.line);
      if (problem.line > 0 && problem.column > 0) place += ":" + std::to_string(problem.column);
      out_ << "<li>";
      if (!place.empty()) out_ << "<code>" << xml(place) << "</code> ";
      out_ << xml(problem.message) << "</li>\n";
    }
    out_ << "</ul>\n</section>\n";
  }

  static std::string severity(const Finding& finding) {
    const std::string name(severity_name(finding.severity));
    return "<span class=\"severity " + name + "\">" + name + "</span> ";
  }

  static std::string anchor(const Finding& finding) { return "finding-" + xml(finding.id); }

  const Report& report_;
  const ClaimSet& set_;
  std::ostream& out_;
};

}  // namespace

void write_html(const Report& report, const TextOptions& options, std::ostream& out) {
  HtmlReport(report, out).page(options.facts);
}

}  // namespace crosscheck
