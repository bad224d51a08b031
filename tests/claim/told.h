#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "article/read_article.h"
#include "catch.h"
#include "claim/extract.h"
#include "pipeline.h"
#include "text/utf8.h"
#include "value/spell.h"

// Tiny stories for tests: articles told in a line or two, read without a disk.
namespace crosscheck::testing {

// Thursday 2031-05-08 unless said otherwise.
struct Told {
  std::string text;
  std::string source = "Fen Gazette";
  std::string published = "2031-05-08";  // empty: not known
  std::string path = "";                 // a.md, b.md ... by default
};

inline Article article_of(const Told& told) {
  Article article;
  article.path = told.path.empty() ? "a.md" : told.path;
  article.text = told.text;
  Metadata metadata;
  metadata.source = told.source;
  metadata.published = parse_iso_day(told.published);
  if (metadata.published) metadata.published_from = PublishedFrom::front_matter;
  Problems problems;
  read_article(Format::markdown, metadata, {}, english().reading, english().language.lexicon,
               article, problems);
  for (const Problem& problem : problems) UNSCOPED_INFO("problem: " << problem.message);
  return article;
}

inline ClaimSet tell(std::vector<Told> articles) {
  ClaimSet set;
  Extractor extractor(english().language);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (articles[i].path.empty())
      articles[i].path = std::string(1, static_cast<char>('a' + i)) + ".md";
    auto result = extractor.extract(article_of(articles[i]));
    const auto index = static_cast<std::uint32_t>(set.articles.size());
    set.articles.push_back(std::move(result.record));
    for (Claim& claim : result.claims) {
      claim.article = index;
      set.claims.push_back(std::move(claim));
    }
  }
  sort_claims(set);
  return set;
}

inline std::vector<Claim> claims_in(std::string text, std::string published = "2031-05-08") {
  return tell({{std::move(text), "Fen Gazette", std::move(published)}}).claims;
}

inline std::vector<Claim> of_kind(const std::vector<Claim>& claims, std::string_view kind) {
  std::vector<Claim> out;
  std::copy_if(claims.begin(), claims.end(), std::back_inserter(out),
               [&](const Claim& claim) { return claim.kind == kind; });
  return out;
}

// The one claim of a kind.
inline Claim the(std::string_view kind, const std::vector<Claim>& claims) {
  for (const Claim& claim : claims) UNSCOPED_INFO(one_line(claim));
  const auto found = of_kind(claims, kind);
  CAPTURE(kind);
  REQUIRE(found.size() == 1);
  return found.front();
}

inline Claim the(std::string_view kind, std::string text, std::string published = "2031-05-08") {
  INFO(text);
  return the(kind, claims_in(std::move(text), std::move(published)));
}

// "Ada Lindgren and Ole Noor*": a star for what was filled from the context.
inline std::string who(const Claim& claim, std::string_view role) {
  std::string out;
  const auto* entities = role_of(claim, role);
  if (entities == nullptr) return "no such role";
  for (const Entity& entity : *entities) {
    out += (out.empty() ? "" : " and ") + entity.name + (entity.filled ? "*" : "");
  }
  return out;
}

inline std::vector<std::string> lines_of(const std::vector<Claim>& claims) {
  std::vector<std::string> out;
  for (const Claim& claim : claims) out.push_back(one_line(claim));
  return out;
}

// The sentences of a text as rules see them.
struct MarkedText {
  Article article;
  std::vector<Sentence> sentences;
  ArticleNames names;

  explicit MarkedText(const Told& told) : article(article_of(told)) {
    const Language& language = english().language;
    ReadingContext reading;
    reading.reference = article.published;
    sentences.resize(article.sentences.size());
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      sentences[i].span = article.sentences[i];
      fold(article, sentences[i].span, sentences[i].folded);
      find_values(sentences[i].folded.text, reading, language.lexicon, sentences[i].readings);
    }
    names.read(article.text, sentences, sentences.size(), language.gazetteer);
  }
};

// The whole program from a few told articles.
inline Report report_on(std::vector<Told> articles) { return report_of(tell(std::move(articles))); }

}  // namespace crosscheck::testing
