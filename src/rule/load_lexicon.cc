// A file of words is a map of sections; a section gives its words a role in the grammar of values
// (value/lexicon.h). A section nobody knows, a word that is no word and a number that is none are
// Problems with their place.

#include "rule/load_lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "text/yaml.h"
#include "value/spell.h"

namespace crosscheck {
namespace {

struct Role {
  std::string_view name;
  std::uint64_t role;
};
constexpr Role kRoles[] = {
    {"a", Word::a},
    {"the", Word::the},
    {"of", Word::of},
    {"and", Word::and_},
    {"or", Word::or_},
    {"to", Word::to},
    {"from", Word::from},
    {"between", Word::between},
    {"point", Word::point},
    {"minus", Word::minus},
    {"nought", Word::nought},
    {"out of", Word::out_of},
    {"share", Word::share},
    {"rank", Word::rank},
    {"ordinary one before", Word::not_one_before},
    {"ordinary one after", Word::not_one_after},
    {"nothing", Word::nothing},
    {"no", Word::no},
    {"counted by no", Word::none_of},
    {"street", Word::street},
    {"possessive", Word::possessive},
    {"pronoun", Word::pronoun},
    {"title", Word::title},
    {"per", Word::per},
    {"magnitude", Word::magnitude},
    {"percent", Word::percent},
    {"percentage points", Word::points},
    {"fiscal", Word::fiscal},
    {"clock", Word::clock},
    {"daytime", Word::daytime},
    {"later", Word::later_on},
    {"ambiguous", Word::ambiguous},
};

template <typename Value, std::size_t N>
const Value* find_name(const std::pair<std::string_view, Value> (&table)[N],
                       std::string_view name) {
  for (const auto& [key, value] : table) {
    if (key == name) return &value;
  }
  return nullptr;
}

constexpr std::pair<std::string_view, Hedge> kHedges[] = {
    {"exact", Hedge::exact},         {"about", Hedge::about},       {"nearly", Hedge::nearly},
    {"more than", Hedge::more_than}, {"at least", Hedge::at_least}, {"less than", Hedge::less_than},
    {"at most", Hedge::at_most},     {"up to", Hedge::up_to},
};
constexpr std::pair<std::string_view, TimeUnit> kTimeUnits[] = {
    {"second", TimeUnit::second},
    {"minute", TimeUnit::minute},
    {"hour", TimeUnit::hour},
    {"day", TimeUnit::day},
    {"week", TimeUnit::week},
    {"weekend", TimeUnit::weekend},
    {"fortnight", TimeUnit::fortnight},
    {"month", TimeUnit::month},
    {"season", TimeUnit::season},
    {"quarter", TimeUnit::quarter},
    {"half", TimeUnit::half},
    {"year", TimeUnit::year},
    {"decade", TimeUnit::decade},
    {"century", TimeUnit::century},
    {"millennium", TimeUnit::millennium},
};
constexpr std::pair<std::string_view, Relative> kRelatives[] = {
    {"current", Relative::current},
    {"next", Relative::next},
    {"last", Relative::last},
    {"same", Relative::same},
};
constexpr std::pair<std::string_view, Part> kParts[] = {
    {"early", Part::early}, {"middle", Part::middle},   {"late", Part::late},
    {"later", Part::later}, {"earlier", Part::earlier}, {"rest", Part::rest},
};
constexpr std::pair<std::string_view, Bound> kBounds[] = {
    {"in", Bound::in},           {"during", Bound::during},
    {"lasting", Bound::lasting}, {"at", Bound::at},
    {"during", Bound::during},   {"at", Bound::at},
    {"by", Bound::by},           {"before", Bound::before},
    {"since", Bound::since},     {"starting", Bound::starting},
    {"after", Bound::after},     {"until", Bound::until},
    {"within", Bound::within},
};
constexpr std::pair<std::string_view, Verb> kVerbs[] = {
    {"past", Verb::past},       {"future", Verb::future},   {"planned", Verb::planned},
    {"passive", Verb::passive}, {"present", Verb::present}, {"clause", Verb::clause},
};
constexpr std::pair<std::string_view, int> kWeekdays[] = {
    {"sunday", 0},   {"monday", 1}, {"tuesday", 2},  {"wednesday", 3},
    {"thursday", 4}, {"friday", 5}, {"saturday", 6},
};

// One file being read.
class WordFile {
 public:
  WordFile(std::string path, std::string text, Lexicon& lexicon, Problems& problems)
      : path_(std::move(path)), text_(std::move(text)), lexicon_(lexicon), problems_(problems) {}

  void read() {
    const std::optional<Yaml> root = parse_yaml(text_, path_, problems_);
    if (!root) return;
    if (root->kind != Yaml::Kind::map) {
      complain(*root, "expected a map of sections");
      return;
    }
    for (const auto& [key, section] : root->entries) read_section(key, section);
  }

  void read_holidays() {
    const std::optional<Yaml> root = parse_yaml(text_, path_, problems_);
    if (!root) return;
    if (root->kind != Yaml::Kind::map) {
      complain(*root, "expected a map of holidays");
      return;
    }
    for (const auto& [key, entry] : root->entries) read_holiday(key, entry);
  }

 private:
  void complain(const Yaml& node, std::string message) {
    problems_.push_back(problem_at(node, path_, text_, std::move(message)));
  }

  std::optional<double> number(const Yaml& node) {
    double value = 0;
    const std::string& s = node.scalar;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
    if (node.kind != Yaml::Kind::scalar || error != std::errc() || end != s.data() + s.size()) {
      complain(node, "\"" + s + "\" is no number");
      return std::nullopt;
    }
    return value;
  }

  std::optional<Interval> interval(const Yaml& node) {
    if (node.kind != Yaml::Kind::sequence || node.items.size() != 2) {
      complain(node, "expected [low, high]");
      return std::nullopt;
    }
    const auto low = number(node.items[0]), high = number(node.items[1]);
    if (!low || !high) return std::nullopt;
    return Interval{*low, *high};
  }

  // Calls `use` with each word of a list.
  template <typename Use>
  void each(const Yaml& list, Use use) {
    if (list.kind != Yaml::Kind::sequence) {
      complain(list, "expected a list of words");
      return;
    }
    for (const Yaml& item : list.items) {
      if (item.kind != Yaml::Kind::scalar ||
          item.scalar.find_first_not_of(" \t\n") == std::string::npos) {
        complain(item, "expected a word");
        continue;
      }
      use(item.scalar);
    }
  }

  // Calls `use` with each word and number of a map.
  template <typename Use>
  void each_number(const Yaml& map, Use use) {
    if (map.kind != Yaml::Kind::map) {
      complain(map, "expected a map from words to numbers");
      return;
    }
    for (const auto& [key, value] : map.entries) {
      if (const auto n = number(value)) use(key.scalar, *n);
    }
  }

  // Calls `use` with a class and each of its words.
  template <typename Class, std::size_t N, typename Use>
  void each_class(const Yaml& map, const std::pair<std::string_view, Class> (&classes)[N],
                  Use use) {
    if (map.kind != Yaml::Kind::map) {
      complain(map, "expected a map from classes to lists of words");
      return;
    }
    for (const auto& [key, words] : map.entries) {
      const Class* found = find_name(classes, key.scalar);
      if (found == nullptr) {
        std::string known;
        for (const auto& [name, value] : classes)
          known += (known.empty() ? "" : ", ") + std::string(name);
        complain(key, "no class \"" + key.scalar + "\"; there are: " + known);
        continue;
      }
      each(words, [&](const std::string& word) { use(*found, word); });
    }
  }

  void read_section(const Yaml& key, const Yaml& section) {
    const std::string& name = key.scalar;
    const auto add = [this](std::string_view word, std::uint64_t roles) -> Word& {
      Word& entry = lexicon_.add(word);
      entry.roles |= roles;
      return entry;
    };
    if (name == "cardinals") {
      std::vector<std::pair<std::string, double>> units;
      each_number(section, [&](const std::string& word, double n) {
        add(word, Word::cardinal).number = n;
        if (n >= 20 && n <= 90) tens_.emplace_back(word, n);
        if (n >= 1 && n <= 9 && word != "single") units.emplace_back(word, n);
      });
      // Written as one: "twentyfive"; the hyphen is the grammar's.
      for (const auto& [tens, value] : tens_) {
        for (const auto& [unit, n] : units) add(tens + unit, Word::cardinal).number = value + n;
      }
    } else if (name == "ordinals") {
      each_number(section, [&](const std::string& word, double n) {
        add(word, Word::ordinal).number = n;
        if (n >= 3) add(word + "s", Word::fraction | Word::plural).number = 1 / n;
        if (n < 10) ordinals_.emplace_back(word, n);
      });
      for (const auto& [tens, value] : tens_) {
        for (const auto& [word, n] : ordinals_) {
          add(tens + word, Word::ordinal).number = value + n;
          add(tens + " " + word + "s", 0);
        }
      }
    } else if (name == "ordinal scales") {
      each_number(section, [&](const std::string& word, double n) {
        Word& entry = add(word, Word::ordinal);
        entry.number = n;
        entry.factor = n;
        add(word + "s", Word::fraction | Word::plural).number = 1 / n;
      });
    } else if (name == "scales") {
      each_number(section, [&](const std::string& word, double n) {
        add(word, Word::scale).factor = n;
        add(word + "s", Word::scale | Word::plural).factor = n;
      });
    } else if (name == "short scales") {
      each_number(section, [&](const std::string& word, double n) {
        add(word, Word::glued_scale).factor = n;
      });
    } else if (name == "capital scales") {
      each_number(section, [&](const std::string& word, double n) {
        add(word, Word::glued_scale | Word::upper_scale).factor = n;
      });
    } else if (name == "shares") {
      each_number(section,
                  [&](const std::string& word, double n) { add(word, Word::fraction).number = n; });
    } else if (name == "plural shares") {
      each_number(section, [&](const std::string& word, double n) {
        add(word, Word::fraction | Word::plural).number = n;
      });
    } else if (name == "dozens") {
      each_number(section, [&](const std::string& word, double n) {
        add(word, Word::dozen).factor = n;
        if (word.back() != 's') add(word + "s", Word::dozen | Word::plural).factor = n;
      });
    } else if (name == "ordinal endings") {
      each(section, [&](const std::string& word) { add(word, Word::ordinal_suffix); });
    } else if (name == "vague") {
      read_vague(section);
    } else if (name == "before") {
      each_class(section, kHedges, [&](Hedge hedge, const std::string& word) {
        add(word, Word::hedge_before).before = hedge;
      });
    } else if (name == "after") {
      each_class(section, kHedges, [&](Hedge hedge, const std::string& word) {
        add(word, Word::hedge_after).after = hedge;
      });
    } else if (name == "units" && path_.ends_with("time.yaml")) {
      read_time_units(section);
    } else if (name == "units") {
      read_units(section);
    } else if (name == "weight") {
      each(section, [&](const std::string& word) { add(word, Word::weight); });
    } else if (name == "currencies") {
      read_currencies(section);
    } else if (name == "months" || name == "month abbreviations") {
      read_index(section, Word::month | abbreviation_if(name != "months"));
    } else if (name == "weekdays" || name == "weekday abbreviations") {
      read_index(section, Word::weekday | abbreviation_if(name != "weekdays"));
      if (name == "weekdays") read_index(section, Word::weekday | Word::plural, "s");
    } else if (name == "seasons") {
      read_index(section, Word::season);
    } else if (name == "quarters") {
      read_index(section, Word::quarter_name);
    } else if (name == "days") {
      read_index(section, Word::day_offset);
    } else if (name == "eras") {
      read_index(section, Word::era);
    } else if (name == "decades") {
      each_number(section, [&](const std::string& word, double n) {
        add(word, Word::decade_name).number = n;
      });
    } else if (name == "relative") {
      each_class(section, kRelatives, [&](Relative relative, const std::string& word) {
        add(word, 0).relative = relative;
      });
    } else if (name == "rolling") {
      each(section, [&](const std::string& word) { add(word, Word::rolling); });
    } else if (name == "parts") {
      each_class(section, kParts,
                 [&](Part part, const std::string& word) { add(word, 0).part = part; });
    } else if (name == "period ends") {
      read_period_ends(section);
    } else if (name == "bounds") {
      each_class(section, kBounds,
                 [&](Bound bound, const std::string& word) { add(word, 0).bound = bound; });
    } else if (name == "ago") {
      each(section, [&](const std::string& word) { add(word, Word::ago); });
    } else if (name == "hence") {
      each(section, [&](const std::string& word) { add(word, Word::hence); });
    } else if (name == "old") {
      each(section, [&](const std::string& word) { add(word, Word::old); });
    } else if (name == "aged") {
      each(section, [&](const std::string& word) { add(word, Word::aged); });
    } else if (name == "verbs") {
      each_class(section, kVerbs,
                 [&](Verb verb, const std::string& word) { add(word, 0).verb = verb; });
    } else if (name == "roles") {
      read_roles(section);
    } else {
      complain(key, "no section \"" + name + "\"");
    }
  }

  static std::uint64_t abbreviation_if(bool short_form) {
    return short_form ? std::uint64_t{Word::abbreviation} : 0;
  }

  void read_index(const Yaml& section, std::uint64_t roles, std::string_view ending = "") {
    each_number(section, [&](const std::string& word, double n) {
      Word& entry = lexicon_.add(word + std::string(ending));
      entry.roles |= roles;
      entry.index = static_cast<std::int8_t>(n);
    });
  }

  // "eom: [late, month]"
  void read_period_ends(const Yaml& section) {
    if (section.kind != Yaml::Kind::map) {
      complain(section, "expected a map from words to a part and a unit");
      return;
    }
    for (const auto& [key, entry] : section.entries) {
      const bool pair = entry.kind == Yaml::Kind::sequence && entry.items.size() == 2;
      const Part* part = pair ? find_name(kParts, entry.items[0].scalar) : nullptr;
      const TimeUnit* unit = pair ? find_name(kTimeUnits, entry.items[1].scalar) : nullptr;
      if (part == nullptr || unit == nullptr) {
        complain(entry, "expected a part and a unit, as [late, month]");
        continue;
      }
      Word& word = lexicon_.add(key.scalar);
      word.part = *part;
      word.time = *unit;
    }
  }

  void read_roles(const Yaml& section) {
    if (section.kind != Yaml::Kind::map) {
      complain(section, "expected a map from roles to lists of words");
      return;
    }
    for (const auto& [key, words] : section.entries) {
      const std::string& name = key.scalar;
      const auto* role = std::find_if(std::begin(kRoles), std::end(kRoles),
                                      [&name](const Role& r) { return r.name == name; });
      if (role == std::end(kRoles)) {
        complain(key, "no role \"" + key.scalar + "\"");
        continue;
      }
      each(words, [&](const std::string& word) { lexicon_.add(word).roles |= role->role; });
    }
  }

  void read_vague(const Yaml& section) {
    if (section.kind != Yaml::Kind::map) {
      complain(section, "expected a map from words to ranges");
      return;
    }
    for (const auto& [key, entry] : section.entries) {
      const Yaml* n = entry.find("number");
      const Yaml* hard = entry.find("hard");
      const Yaml* soft = entry.find("soft");
      if (n == nullptr || hard == nullptr || soft == nullptr) {
        complain(entry, "expected number, hard and soft");
        continue;
      }
      const auto value = number(*n);
      const auto hard_range = interval(*hard), soft_range = interval(*soft);
      if (!value || !hard_range || !soft_range) continue;
      if (!hard_range->contains(*soft_range)) {
        complain(*soft, "the soft range does not lie in the hard one");
        continue;
      }
      const std::int16_t index = lexicon_.add_vague({*value, *hard_range, *soft_range});
      Word& word = lexicon_.add(key.scalar);
      word.roles |= Word::vague;
      word.vague_index = index;
    }
  }

  // Words, with their regular plurals, and symbols.
  template <typename Use>
  void each_form(const Yaml& entry, Use use) {
    if (const Yaml* words = entry.find("words")) {
      each(*words, [&](const std::string& word) {
        use(word, false);
        if (word.back() != 's') use(word + "s", false);
      });
    }
    if (const Yaml* symbols = entry.find("symbols")) {
      each(*symbols, [&](const std::string& word) { use(word, true); });
    }
    for (const auto& [key, value] : entry.entries) {
      if (key.scalar != "words" && key.scalar != "symbols" && key.scalar != "capitals")
        complain(key, "expected words, symbols or capitals");
    }
  }

  void read_units(const Yaml& section) {
    if (section.kind != Yaml::Kind::map) {
      complain(section, "expected a map from units to words and symbols");
      return;
    }
    for (const auto& [key, entry] : section.entries) {
      const std::int16_t index = lexicon_.add_unit({key.scalar, 1});
      if (const Yaml* capitals = entry.find("capitals")) {
        each(*capitals, [&](const std::string& word) {
          Word& w = lexicon_.add(word);
          w.roles |= Word::unit | Word::symbol;
          w.upper_unit_index = index;
        });
      }
      each_form(entry, [&](const std::string& word, bool symbol) {
        Word& w = lexicon_.add(word);
        if (symbol && w.is(Word::unit) && !w.is(Word::symbol)) return;
        w.roles |= Word::unit;
        if (symbol) w.roles |= Word::symbol;
        w.unit_index = index;
      });
    }
  }

  void read_time_units(const Yaml& section) {
    if (section.kind != Yaml::Kind::map) {
      complain(section, "expected a map from units to words and symbols");
      return;
    }
    for (const auto& [key, entry] : section.entries) {
      const TimeUnit* unit = find_name(kTimeUnits, key.scalar);
      if (unit == nullptr) {
        complain(key, "no unit of time \"" + key.scalar + "\"");
        continue;
      }
      each_form(entry, [&](const std::string& word, bool symbol) {
        Word& w = lexicon_.add(word);
        w.time = *unit;
        if (symbol) w.roles |= Word::symbol;
        if (*unit >= TimeUnit::week && !symbol) w.roles |= Word::week_of;
      });
    }
  }

  void read_currencies(const Yaml& section) {
    if (section.kind != Yaml::Kind::map) {
      complain(section, "expected a map from codes to signs and words");
      return;
    }
    for (const auto& [key, entry] : section.entries) {
      double factor = 1;
      if (const Yaml* f = entry.find("factor")) factor = number(*f).value_or(1);
      const bool behind = entry.find("behind") != nullptr;
      const std::int16_t index = lexicon_.add_unit({key.scalar, factor});
      const auto use = [&](const std::string& word, std::uint64_t roles) {
        Word& w = lexicon_.add(word);
        w.roles |= roles;
        w.money_index = index;
      };
      if (const Yaml* signs = entry.find("signs")) {
        each(*signs, [&](const std::string& word) {
          use(word, Word::money_after);
          if (!behind) use(word, Word::money_before);
        });
      }
      if (const Yaml* millions = entry.find("millions")) {
        const std::int16_t large = lexicon_.add_unit({key.scalar, 1e6});
        each(*millions, [&](const std::string& word) {
          Word& w = lexicon_.add(word);
          w.roles |= Word::money_after;
          w.money_index = large;
        });
      }
      if (const Yaml* words = entry.find("words")) {
        each(*words, [&](const std::string& word) {
          use(word, Word::money_after);
          if (word.back() != 's') use(word + "s", Word::money_after);
        });
      }
    }
  }

  void read_holiday(const Yaml& key, const Yaml& entry) {
    const Yaml* on = entry.find("on");
    const Yaml* words = entry.find("words");
    if (on == nullptr || words == nullptr) {
      complain(key, "a holiday needs on and words");
      return;
    }
    Holiday holiday;
    if (!read_rule(*on, holiday)) return;
    if (const Yaml* plus = entry.find("plus")) {
      holiday.offset = static_cast<int>(number(*plus).value_or(0));
    }
    if (const Yaml* days = entry.find("days")) {
      holiday.days = static_cast<int>(number(*days).value_or(1));
    }
    if (const Yaml* sunday = entry.find("on sunday")) {
      holiday.sunday_offset = static_cast<int>(number(*sunday).value_or(0));
    }
    const std::int16_t index = lexicon_.add_holiday(std::move(holiday));
    each(*words, [&](const std::string& word) {
      Word& w = lexicon_.add(word);
      w.roles |= Word::holiday;
      w.holiday_index = index;
    });
  }

  bool read_rule(const Yaml& on, Holiday& holiday) {
    if (on.kind == Yaml::Kind::sequence) {
      holiday.rule = Holiday::Rule::listed;
      for (const Yaml& item : on.items) {
        const auto day = parse_iso_day(item.scalar);
        if (!day || (!holiday.listed.empty() && *day <= holiday.listed.back())) {
          complain(item, "expected a day later than the one before, as 2025-03-30");
          return false;
        }
        holiday.listed.push_back(*day);
      }
      return true;
    }
    // "12-25", "4 thursday 11", "last monday 5", "easter -2"
    std::array<std::string, 3> parts;
    std::size_t count = 0;
    std::size_t begin = 0;
    const std::string& text = on.scalar;
    while (begin < text.size() && count < 3) {
      const std::size_t end = std::min(text.find_first_of(' ', begin), text.size());
      parts[count++] = text.substr(begin, end - begin);
      begin = end + 1;
    }
    const auto whole = [](const std::string& s, int& value) {
      const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
      return error == std::errc() && end == s.data() + s.size();
    };
    if (count == 1 && text.size() == 5 && text[2] == '-' &&
        whole(text.substr(0, 2), holiday.month) && whole(text.substr(3), holiday.day) &&
        holiday.month >= 1 && holiday.month <= 12) {
      holiday.rule = Holiday::Rule::fixed;
      return true;
    }
    if (count == 2 && (parts[0] == "easter" || parts[0] == "orthodox") &&
        whole(parts[1], holiday.day)) {
      holiday.rule = parts[0] == "easter" ? Holiday::Rule::easter : Holiday::Rule::orthodox;
      return true;
    }
    if (count == 3) {
      const int* weekday = find_name(kWeekdays, parts[1]);
      const bool last = parts[0] == "last";
      if (weekday != nullptr && (last || whole(parts[0], holiday.nth)) &&
          whole(parts[2], holiday.month) && holiday.month >= 1 && holiday.month <= 12) {
        holiday.rule = Holiday::Rule::nth_weekday;
        holiday.weekday = *weekday;
        if (last) holiday.nth = -1;
        return true;
      }
    }
    complain(on, "\"" + text +
                     "\" is no rule for a day: 12-25, 4 thursday 11, last monday 5, easter -2");
    return false;
  }

  std::string path_;
  std::string text_;
  Lexicon& lexicon_;
  Problems& problems_;
  std::vector<std::pair<std::string, double>> tens_;
  std::vector<std::pair<std::string, double>> ordinals_;
};

}  // namespace

Lexicon load_lexicon(const std::filesystem::path& rules_dir, Problems& problems) {
  Lexicon lexicon;
  for (const std::string_view name :
       {"numbers.yaml", "hedges.yaml", "units.yaml", "currencies.yaml", "time.yaml",
        "holidays.yaml", "feasts.yaml"}) {
    const std::filesystem::path path = rules_dir / "en" / name;
    std::ifstream file(path, std::ios::binary);
    if (!file) {
      Problem problem;
      problem.path = path.string();
      problem.message = "cannot be read";
      problem.fatal = true;
      problems.push_back(std::move(problem));
      continue;
    }
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    WordFile words(path.string(), std::move(text), lexicon, problems);
    name == "holidays.yaml" || name == "feasts.yaml" ? words.read_holidays() : words.read();
  }
  lexicon.finish();
  return lexicon;
}

}  // namespace crosscheck
