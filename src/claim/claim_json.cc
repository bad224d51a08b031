// Claims as JSON Lines: every line stands by itself, so files can be cut and joined anywhere.
// Numbers are written so that they read back as the same bits; an open end of a range is null.

#include "claim/claim_json.h"

#include <charconv>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "text/hash.h"
#include "text/utf8.h"
#include "value/spell.h"

namespace crosscheck {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kKinds[] = {"number", "ordinal", "percent", "age", "money", "measure"};

Json bound(double number) {
  if (!std::isfinite(number)) return nullptr;
  if (number == std::floor(number) && std::abs(number) < 9e15)
    return static_cast<std::int64_t>(number);
  return number;
}

Json range(Interval interval) { return {bound(interval.low), bound(interval.high)}; }

Interval read_range(const Json& json) {
  Interval out{-kUnbounded, kUnbounded};
  if (!json.is_array() || json.size() != 2) return out;
  if (json[0].is_number()) out.low = json[0].get<double>();
  if (json[1].is_number()) out.high = json[1].get<double>();
  return out;
}

Json entity_json(const Entity& entity) {
  Json out{{"key", entity.key}, {"name", entity.name}};
  if (!entity.of.empty()) out["of"] = entity.of;
  if (entity.filled) out["filled"] = true;
  return out;
}

// Field readers that take a wrong type for an absent field.
std::string text_of(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
}
double number_of(const Json& json, const char* key, double otherwise = 0) {
  const auto it = json.find(key);
  return it != json.end() && it->is_number() ? it->get<double>() : otherwise;
}
std::size_t size_of(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it != json.end() && it->is_number_unsigned() ? it->get<std::size_t>() : 0;
}
bool flag_of(const Json& json, const char* key) {
  const auto it = json.find(key);
  return it != json.end() && it->is_boolean() && it->get<bool>();
}
const Json& part_of(const Json& json, const char* key) {
  static const Json kNone;
  const auto it = json.find(key);
  return it != json.end() ? *it : kNone;
}

Entity read_entity(const Json& json) {
  return {text_of(json, "key"), text_of(json, "name"), text_of(json, "of"),
          flag_of(json, "filled")};
}

std::vector<Entity> read_entities(const Json& json) {
  std::vector<Entity> out;
  if (json.is_array()) {
    for (const Json& entity : json) {
      if (entity.is_object()) out.push_back(read_entity(entity));
    }
  }
  return out;
}

Json entities_json(const std::vector<Entity>& entities) {
  Json out = Json::array();
  for (const Entity& entity : entities) out.push_back(entity_json(entity));
  return out;
}

Hedge read_hedge(const std::string& name) {
  for (int i = 0; i <= static_cast<int>(Hedge::vague); ++i) {
    if (hedge_name(static_cast<Hedge>(i)) == name) return static_cast<Hedge>(i);
  }
  return Hedge::exact;
}

Value read_value(const Json& json) {
  const std::string type = text_of(json, "type");
  const Interval hard = read_range(part_of(json, "hard")), soft = read_range(part_of(json, "soft"));
  const Hedge hedge = read_hedge(text_of(json, "hedge"));
  if (type == "office") {
    return Office{text_of(json, "title"), text_of(json, "of"), flag_of(json, "former")};
  }
  if (type == "date") {
    DateRange date{read_range(part_of(json, "days")), read_range(part_of(json, "soft_days")), hedge,
                   flag_of(json, "anchored"), flag_of(json, "resolved")};
    date.stated = json.contains("stated_days") ? read_range(json["stated_days"]) : date.hard;
    return date;
  }
  if (type == "duration") {
    return Duration{number_of(json, "months"),
                    number_of(json, "seconds"),
                    number_of(json, "grain", 1),
                    hedge,
                    hard,
                    soft};
  }
  Quantity quantity;
  for (int i = 0; i < 6; ++i) {
    if (kKinds[i] == type) quantity.kind = static_cast<Quantity::Kind>(i);
  }
  quantity.hedge = hedge;
  quantity.number = number_of(json, "number");
  quantity.grain = number_of(json, "grain", 1);
  quantity.hard = hard;
  quantity.soft = soft;
  quantity.unit = text_of(json, "unit");
  return quantity;
}

std::optional<PublishedFrom> read_published_from(const std::string& name) {
  for (const auto from : {PublishedFrom::unknown, PublishedFrom::front_matter,
                          PublishedFrom::config, PublishedFrom::text}) {
    if (published_from_name(from) == name) return from;
  }
  return std::nullopt;
}

// What every record says of its article.
Json article_fields(const ArticleRecord& article) {
  Json out{{"title", article.title},
           {"published_from", published_from_name(article.published_from)},
           {"published_note", article.published_note},
           {"content", article.content_key},
           {"context", entities_json(article.context)}};
  return out;
}

Json empty_record(const std::string& path, std::size_t record) {
  return {{"id", ""},   {"rule", ""}, {"path", valid_utf8(path)}, {"record", record},
          {"begin", 0}, {"end", 0},   {"value_begin", 0},         {"value_end", 0}};
}

}  // namespace

nlohmann::ordered_json value_json(const Value& value) {
  Json out;
  if (const auto* quantity = std::get_if<Quantity>(&value)) {
    out["type"] = kKinds[static_cast<std::size_t>(quantity->kind)];
    out["number"] = bound(quantity->number);
    if (!quantity->unit.empty()) out["unit"] = quantity->unit;
    out["hard"] = range(quantity->hard);
    out["soft"] = range(quantity->soft);
    out["hedge"] = hedge_name(quantity->hedge);
    out["grain"] = bound(quantity->grain);
  } else if (const auto* date = std::get_if<DateRange>(&value)) {
    out["type"] = "date";
    if (date->resolved) out["date"] = iso_date(*date);
    out["hedge"] = hedge_name(date->hedge);
    out["days"] = range(date->hard);
    out["soft_days"] = range(date->soft);
    if (date->stated != date->hard) out["stated_days"] = range(date->stated);
    out["anchored"] = date->anchored;
    out["resolved"] = date->resolved;
  } else if (const auto* duration = std::get_if<Duration>(&value)) {
    out["type"] = "duration";
    out["duration"] = iso_duration(*duration);
    out["hard"] = range(duration->hard);
    out["soft"] = range(duration->soft);
    out["hedge"] = hedge_name(duration->hedge);
    out["months"] = bound(duration->months);
    out["seconds"] = bound(duration->seconds);
    out["grain"] = bound(duration->grain);
  } else {
    const auto& office = std::get<Office>(value);
    out["type"] = "office";
    out["office"] = office.of.empty() ? office.title : office.title + " of " + office.of;
    out["title"] = office.title;
    out["of"] = office.of;
    out["former"] = office.former;
  }
  return out;
}

nlohmann::ordered_json claim_json(const ClaimSet& set, const Claim& claim) {
  const ArticleRecord& article = set.articles[claim.article];
  Json topic = Json::object();
  for (const TopicRole& role : claim.topic) {
    Json names = Json::array();
    for (const Entity& entity : role.entities) names.push_back(entity_json(entity));
    topic[role.role] = std::move(names);
  }
  const auto day = article.published ? article.published : article.borrowed_day;
  return {{"id", claim.id},
          {"rule", claim.rule},
          {"path", valid_utf8(article.path)},
          {"record", article.record},
          {"begin", claim.span.begin},
          {"end", claim.span.end},
          {"value_begin", claim.value_span.begin},
          {"value_end", claim.value_span.end},
          {"line", claim.line},
          {"column", claim.column},
          {"words", claim.words},
          {"topic", std::move(topic)},
          {"value", value_json(claim.value)},
          {"source", article.source},
          {"published", day ? Json(iso_day(*day)) : Json(nullptr)},
          {"speaker", claim.speaker},
          {"stance", stance_name(claim.stance)},
          {"derived_from", claim.derived_from}};
}

std::string write_records(const ClaimSet& set) {
  std::string out;
  const auto line = [&](const Json& json) {
    out += json.dump(-1, ' ', false, Json::error_handler_t::replace);
    out += '\n';
  };
  for (const Claim& claim : set.claims) {
    const ArticleRecord& article = set.articles[claim.article];
    Json json = claim_json(set, claim);
    json["published"] = article.published ? Json(iso_day(*article.published)) : Json(nullptr);
    json["kind"] = claim.kind;
    json["value_line"] = claim.value_line;
    json["value_column"] = claim.value_column;
    json["value_words"] = claim.value_words;
    json["sentence"] = claim.sentence;
    json["value_in_sentence"] = {claim.value_in_sentence.begin, claim.value_in_sentence.end};
    json["fingerprint"] = hex64(claim.fingerprint);  // as a number it would outgrow JavaScript's
    if (!claim.date_words.empty()) json["date_words"] = claim.date_words;
    if (claim.tense != ReadingContext::Tense::unknown)
      json["tense"] = static_cast<int>(claim.tense);
    if (claim.when) json["when"] = value_json(*claim.when);
    if (claim.where) json["where"] = entity_json(*claim.where);
    if (claim.happening) json["happening"] = entity_json(*claim.happening);
    if (!claim.wording.empty()) json["wording"] = claim.wording;
    if (claim.corrects) json["corrects"] = true;
    if (claim.derived_sign != 0) {
      json["derived"] = {{"sign", std::string(1, claim.derived_sign)},
                         {"number", bound(claim.derived_number)}};
    }
    json["article"] = article_fields(article);
    line(json);
  }
  for (const ArticleRecord& article : set.articles) {
    if (article.claims > 0) continue;
    Json json = empty_record(article.path, article.record);
    json["source"] = article.source;
    json["published"] = article.published ? Json(iso_day(*article.published)) : Json(nullptr);
    json["article"] = article_fields(article);
    line(json);
  }
  for (const Problem& problem : set.problems) {
    Json json = empty_record(problem.path, 0);
    json["problem"] = {{"line", problem.line},
                       {"column", problem.column},
                       {"message", problem.message},
                       {"source_line", problem.source_line},
                       {"fatal", problem.fatal}};
    line(json);
  }
  return out;
}

void read_records(std::istream& in, const std::string& path, ClaimSet& set) {
  std::map<std::pair<std::string, std::size_t>, std::uint32_t> articles;
  for (std::uint32_t i = 0; i < set.articles.size(); ++i) {
    articles.emplace(std::pair(set.articles[i].path, set.articles[i].record), i);
  }
  std::string text;
  for (std::size_t number = 1; std::getline(in, text); ++number) {
    if (text.empty()) continue;
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("path")) {
      set.problems.push_back({.path = path,
                              .line = number,
                              .column = 1,
                              .message = "no claim record: one JSON object a line, as crosscheck "
                                         "extract writes them"});
      continue;
    }
    const std::string file = text_of(json, "path");
    if (const Json& problem = part_of(json, "problem"); problem.is_object()) {
      set.problems.push_back({file, size_of(problem, "line"), size_of(problem, "column"),
                              text_of(problem, "message"), text_of(problem, "source_line"),
                              flag_of(problem, "fatal")});
      continue;
    }
    const std::pair key{file, size_of(json, "record")};
    auto [it, added] = articles.try_emplace(key, static_cast<std::uint32_t>(set.articles.size()));
    if (added) {
      const Json& fields = part_of(json, "article");
      ArticleRecord article;
      article.path = key.first;
      article.record = key.second;
      article.title = text_of(fields, "title");
      article.source = text_of(json, "source");
      article.published = parse_iso_day(text_of(json, "published"));
      article.published_from =
          read_published_from(text_of(fields, "published_from")).value_or(PublishedFrom::unknown);
      article.published_note = text_of(fields, "published_note");
      article.content_key = text_of(fields, "content");
      article.context = read_entities(part_of(fields, "context"));
      set.articles.push_back(std::move(article));
    }
    if (text_of(json, "id").empty()) continue;
    Claim claim;
    claim.article = it->second;
    ++set.articles[it->second].claims;
    claim.id = text_of(json, "id");
    claim.rule = text_of(json, "rule");
    claim.kind = text_of(json, "kind");
    claim.span = {size_of(json, "begin"), size_of(json, "end")};
    claim.value_span = {size_of(json, "value_begin"), size_of(json, "value_end")};
    claim.line = size_of(json, "line");
    claim.column = size_of(json, "column");
    claim.value_line = size_of(json, "value_line");
    claim.value_column = size_of(json, "value_column");
    claim.words = text_of(json, "words");
    claim.value_words = text_of(json, "value_words");
    claim.value = read_value(part_of(json, "value"));
    claim.date_words = text_of(json, "date_words");
    claim.tense =
        static_cast<ReadingContext::Tense>(std::min<std::size_t>(size_of(json, "tense"), 2));
    for (const auto& [role, entities] : part_of(json, "topic").items()) {
      claim.topic.push_back({role, read_entities(entities)});
    }
    if (const Json& when = part_of(json, "when"); when.is_object()) {
      if (const Value value = read_value(when); std::holds_alternative<DateRange>(value)) {
        claim.when = std::get<DateRange>(value);
      }
    }
    if (const Json& where = part_of(json, "where"); where.is_object())
      claim.where = read_entity(where);
    if (const Json& happening = part_of(json, "happening"); happening.is_object())
      claim.happening = read_entity(happening);
    claim.wording = text_of(json, "wording");
    claim.stance = stance_by_name(text_of(json, "stance")).value_or(Stance::asserted);
    claim.speaker = text_of(json, "speaker");
    claim.corrects = flag_of(json, "corrects");
    for (const Json& id : part_of(json, "derived_from")) {
      if (id.is_string()) claim.derived_from.push_back(id.get<std::string>());
    }
    if (const Json& derived = part_of(json, "derived"); derived.is_object()) {
      const std::string sign = text_of(derived, "sign");
      claim.derived_sign = sign.empty() ? '\0' : sign[0];
      claim.derived_number = number_of(derived, "number");
    }
    claim.sentence = text_of(json, "sentence");
    if (const Json& at = part_of(json, "value_in_sentence"); at.is_array() && at.size() == 2 &&
                                                             at[0].is_number_unsigned() &&
                                                             at[1].is_number_unsigned()) {
      claim.value_in_sentence.begin = std::min(at[0].get<std::size_t>(), claim.sentence.size());
      claim.value_in_sentence.end = std::clamp(
          at[1].get<std::size_t>(), claim.value_in_sentence.begin, claim.sentence.size());
    }
    const std::string print = text_of(json, "fingerprint");
    std::from_chars(print.data(), print.data() + print.size(), claim.fingerprint, 16);
    set.claims.push_back(std::move(claim));
  }
}

}  // namespace crosscheck
