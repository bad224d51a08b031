// W3C Web Annotation (w3.org/TR/annotation-model) as JSON-LD: an annotation for each finding, with
// the words of all sides as its targets.

#include "report/entry.h"
#include "report/escape.h"
#include "report/json_text.h"
#include "report/wording.h"
#include "report/writers.h"

namespace crosscheck {

namespace {

constexpr std::size_t kContext = 48;  // bytes before and after the words

bool inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// By the words as they stand in the text, which survives edits elsewhere, and by their bytes.
Json selectors(const ClaimSet& set, const Claim& claim) {
  const std::string_view sentence = claim.sentence;
  const Span words{std::min(claim.value_in_sentence.begin, sentence.size()),
                   std::min(claim.value_in_sentence.end, sentence.size())};
  std::size_t begin = words.begin - std::min(words.begin, kContext);
  while (inside_character(sentence, begin)) ++begin;
  std::size_t end = std::min(sentence.size(), words.end + kContext);
  while (inside_character(sentence, end)) ++end;
  Json out = Json::array({{{"type", "TextQuoteSelector"},
                           {"exact", claim.value_words},
                           {"prefix", sentence.substr(begin, words.begin - begin)},
                           {"suffix", sentence.substr(words.end, end - words.end)}}});
  if (set.articles[claim.article].record == 0) {
    out.push_back({{"type", "DataPositionSelector"},
                   {"start", claim.value_span.begin},
                   {"end", claim.value_span.end}});
  }
  return out;
}

Json annotation_json(const Report& report, const Finding& finding) {
  Json targets = Json::array();
  for (const Side& side : finding.sides) {
    for (const std::uint32_t index : side.claims) {
      const Claim& claim = report.set.claims[index];
      targets.push_back({{"type", "SpecificResource"},
                         {"source", uri(file_place(report.set, claim).path)},
                         {"selector", selectors(report.set, claim)}});
    }
  }
  return {
      {"id", "urn:crosscheck:finding:" + uri(finding.id)},
      {"type", "Annotation"},
      {"motivation", "assessing"},
      {"body",
       {{{"type", "TextualBody"},
         {"value", shown_lines(summary(report, finding))},
         {"format", "text/plain"},
         {"language", "en"}},
        {{"type", "TextualBody"}, {"purpose", "tagging"}, {"value", finding.rule}},
        {{"type", "TextualBody"}, {"purpose", "tagging"}, {"value", verdict_name(finding.verdict)}},
        {{"type", "TextualBody"},
         {"purpose", "tagging"},
         {"value", severity_name(finding.severity)}}}},
      {"target", std::move(targets)}};
}

}  // namespace

void write_web_annotation(const Report& report, std::ostream& out) {
  out << "{\n \"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n"
         " \"id\": \"urn:crosscheck:report\",\n \"type\": \"AnnotationCollection\",\n \"label\": "
      << one_line(counts_words(report)) << ",\n \"total\": " << report.findings.size()
      << ",\n \"first\": {\n  \"id\": \"urn:crosscheck:report:1\",\n"
         "  \"type\": \"AnnotationPage\",\n  \"startIndex\": 0,\n";
  spell_list(
      out, "items", report.findings,
      [&](const auto& finding) { return annotation_json(report, finding); }, 2);
  out << "\n }\n}\n";
}

}  // namespace crosscheck
