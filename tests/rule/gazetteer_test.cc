#include "rule/gazetteer.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catch.h"

namespace crosscheck {
namespace {

const Gazetteer& shipped() {
  static const Gazetteer gazetteer = [] {
    Problems problems;
    return load_gazetteer(CROSSCHECK_SOURCE_DIR "/rules/en", problems);
  }();
  return gazetteer;
}

// "capital ru/moscow [Moscow]", or "none".
std::string spelled(std::string_view text, std::size_t at, const std::optional<NameHit>& hit) {
  static constexpr std::array kKinds = {"country", "region", "capital", "city",
                                        "part",    "seat",   "demonym", "organisation",
                                        "office",  "tenure", "event",   "event_class"};
  if (!hit) return "none";
  return std::string(kKinds.at(static_cast<std::size_t>(hit->kind))) + " " +
         std::string(hit->key()) + " [" + std::string(text.substr(at, hit->length)) + "]" +
         (hit->plural ? " plural" : "");
}

std::string found(std::string_view text, NameKinds kinds = kAllKinds, std::size_t at = 0) {
  return spelled(text, at, shipped().longest(text, at, kinds));
}

// A folder of lexicons, gone with the test.
class Lexicons {
 public:
  Lexicons() {
    static int count = 0;
    dir_ = std::filesystem::temp_directory_path() /
           ("crosscheck-gazetteer-" + std::to_string(getpid()) + "-" + std::to_string(++count));
    std::filesystem::create_directories(dir_);
    write("places.yaml", "- {key: ke, name: Kenya, capital: Nairobi}\n");
    write("offices.yaml", "offices:\n  mayor:\n");
    write("names.yaml", "first_names: Ada Noor\n");
    write("events.yaml", "classes:\n- {key: visit, words: visit}\n");
  }
  Lexicons(const Lexicons&) = delete;
  Lexicons& operator=(const Lexicons&) = delete;
  ~Lexicons() { std::filesystem::remove_all(dir_); }

  void write(const std::string& name, std::string_view text) const {
    std::ofstream(dir_ / name, std::ios::binary) << text;
  }
  Gazetteer load(Problems& problems) const { return load_gazetteer(dir_, problems); }
  const std::filesystem::path& dir() const { return dir_; }

 private:
  std::filesystem::path dir_;
};

TEST_CASE("the shipped lexicons load without a problem", "[gazetteer]") {
  Problems problems;
  const Gazetteer gazetteer = load_gazetteer(CROSSCHECK_SOURCE_DIR "/rules/en", problems);
  for (const Problem& problem : problems) {
    CAPTURE(problem.path, problem.line, problem.column);
    CHECK(problem.message.empty());
  }
  std::set<std::string_view> countries, capitals;
  for (const NamedThing& thing : gazetteer.things()) {
    if (thing.key.size() == 2) countries.insert(thing.key);
    const auto hit = gazetteer.longest(thing.name, 0, kinds_of(NameKind::capital));
    if (hit && hit->key() == thing.key) capitals.insert(country_of(thing.key));
  }
  CHECK(countries.size() >= 197);
  CHECK(capitals.size() >= 185);
}

TEST_CASE("a name is found at its longest", "[gazetteer]") {
  const struct {
    std::string_view text;
    std::string_view expected;
  } cases[] = {
      {"Kenya", "country ke [Kenya]"},
      {"Kenya's port", "country ke [Kenya]"},
      {"Guinea", "country gn [Guinea]"},
      {"Guinea-Bissau voted", "country gw [Guinea-Bissau]"},
      {"Papua New Guinea.", "country pg [Papua New Guinea]"},
      {"Democratic Republic of the Congo", "country cd [Democratic Republic of the Congo]"},
      {"Cote d'Ivoire", "country ci [Cote d'Ivoire]"},
      {"People's Republic of China", "country cn [People's Republic of China]"},
      {"U.S. officials", "country us [U.S.]"},
      {"U.S.-led", "country us [U.S.]"},
      {"U.S.S.R.", "country su [U.S.S.R.]"},
      {"EU's", "country eu [EU]"},
      {"New Zealanders", "demonym nz [New Zealanders]"},
      {"South Korean", "demonym kr [South Korean]"},
      {"Kyiv", "capital ua/kyiv [Kyiv]"},
      {"Kiev", "capital ua/kyiv [Kiev]"},
      {"Washington, D.C. on", "capital us/washington [Washington, D.C.]"},
      {"St. Petersburg", "city ru/saint-petersburg [St. Petersburg]"},
      {"Houston", "city us/texas/houston [Houston]"},
      {"Texas", "part us/texas [Texas]"},
      {"Scotland", "part gb/scotland [Scotland]"},
      {"White House", "seat us/washington/white-house [White House]"},
      {"Nazi Germany", "part de/nazi-germany [Nazi Germany]"},
      {"Southeast Asia", "region r-southeast-asia [Southeast Asia]"},
      {"World Bank", "organisation o-world-bank [World Bank]"},
      {"prime minister", "office prime minister [prime minister]"},
      {"Deputy Prime Minister", "office deputy prime minister [Deputy Prime Minister]"},
      {"premier", "office prime minister [premier]"},
      {"CEO", "office chief executive [CEO]"},
      {"ex-king", "tenure former [ex-]"},
      {"World War II ended", "event ww2 [World War II]"},
      {"World War I ended", "event ww1 [World War I]"},
      {"victory over", "event_class defeat [victory over]"},
      {"held talks with", "event_class meeting [held talks with]"},
      {"memoranda", "event_class agreement [memoranda]"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(found(c.text) == c.expected);
  }
}

TEST_CASE("a name begins and ends with a word", "[gazetteer]") {
  const struct {
    std::string_view text;
    std::size_t at;
    std::string_view expected;
  } cases[] = {
      {"Chinatown", 0, "none"},
      {"Omanis", 0, "demonym om [Omanis]"},
      {"Malibu", 0, "city us/california/malibu [Malibu]"},
      {"Nigerians", 0, "demonym ng [Nigerians]"},
      {"Niger's", 0, "country ne [Niger]"},
      {"Chad\xd0\xb0", 0, "none"},
      {"in Chad", 3, "country td [Chad]"},
      {"in Chad", 4, "none"},
      {"McChad", 2, "none"},
      {"pre-Oman", 4, "country om [Oman]"},
      {"Chad", 4, "none"},
      {"Chad", 9, "none"},
      {"", 0, "none"},
      {" Chad", 0, "none"},
      {"New Yor", 0, "none"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text, c.at);
    CHECK(found(c.text, kAllKinds, c.at) == c.expected);
  }
}

TEST_CASE("proper names go by their case, common words do not", "[gazetteer]") {
  const struct {
    std::string_view text;
    std::string_view expected;
  } cases[] = {
      {"turkey", "none"},
      {"us", "none"},
      {"Us", "none"},
      {"US", "country us [US]"},
      {"polish", "none"},
      {"NAIROBI", "capital ke/nairobi [NAIROBI]"},
      {"COTE D'IVOIRE", "country ci [COTE D'IVOIRE]"},
      {"FEZ", "none"},
      {"NaiRobi", "none"},
      {"COLD WAR", "event cold-war [COLD WAR]"},
      {"cold war", "none"},
      {"PRIME MINISTER", "office prime minister [PRIME MINISTER]"},
      {"Prime minister", "office prime minister [Prime minister]"},
      {"PM", "office prime minister [PM]"},
      {"pm", "none"},
      {"Summit", "event_class summit [Summit]"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(found(c.text, kAllKinds & ~kinds_of(NameKind::tenure)).substr(0, c.expected.size()) ==
          c.expected);
  }
}

TEST_CASE("a regular plural is the same office or class", "[gazetteer]") {
  const struct {
    std::string_view text;
    std::string_view expected;
  } cases[] = {
      {"presidents of", "office president [presidents] plural"},
      {"foreign ministers", "office foreign minister [foreign ministers] plural"},
      {"MPs", "office member of parliament [MPs] plural"},
      {"CEOs", "office chief executive [CEOs] plural"},
      {"victories over", "none"},
      {"visits to", "event_class visit [visits] plural"},
      {"ceasefires", "event_class ceasefire [ceasefires] plural"},
      {"presidential", "none"},
      {"presidentss", "none"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(found(c.text) == c.expected);
  }
}

TEST_CASE("a look-up keeps to the kinds it asks for", "[gazetteer]") {
  CHECK(found("Georgia", kPlaceKinds) == "country ge [Georgia]");
  CHECK(found("Georgia", kinds_of(NameKind::part)) == "part us/georgia [Georgia]");
  CHECK(found("Georgia", kinds_of(NameKind::office)) == "none");
  CHECK(found("general", kinds_of(NameKind::event_class)) == "none");
  CHECK(found("South African War", kPlaceKinds) == "none");
  CHECK(found("South Africa", kinds_of(NameKind::country, NameKind::city)) ==
        "country za [South Africa]");
}

TEST_CASE("all readings of a name come longest first, then by preference", "[gazetteer]") {
  const struct {
    std::string_view text;
    std::vector<std::string> expected;
  } cases[] = {
      {"Georgia", {"country ge [Georgia]", "part us/georgia [Georgia]"}},
      {"Victoria", {"capital sc/victoria [Victoria]", "part au/victoria [Victoria]"}},
      {"Congolese", {"demonym cd [Congolese]", "demonym cg [Congolese]"}},
      {"Guinea-Bissau", {"country gw [Guinea-Bissau]", "country gn [Guinea]"}},
      {"Birmingham",
       {"city gb/england/birmingham [Birmingham]", "city us/alabama/birmingham [Birmingham]"}},
      {"Lindgren", {}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    std::vector<NameHit> hits;
    shipped().all(c.text, 0, kPlaceKinds | kinds_of(NameKind::demonym), hits);
    std::vector<std::string> readings;
    for (const NameHit& hit : hits) readings.push_back(spelled(c.text, 0, hit));
    CHECK(readings == c.expected);
  }
}

TEST_CASE("words tell names of people from other names", "[gazetteer]") {
  const Gazetteer& g = shipped();
  for (const auto* word : {"Ada", "ADA", "Ingrid", "Kwame", "Hiroshi", "Priya", "Giorgia"}) {
    CAPTURE(word);
    CHECK(g.is_first_name(word));
    CHECK_FALSE(g.is_organisation_word(word));
  }
  for (const auto* word : {"Lai", "Nguyen", "Kim", "Orban"}) CHECK(g.is_family_first(word));
  for (const auto* word : {"van", "Van", "der", "al", "bin"}) CHECK(g.is_particle(word));
  for (const auto* word : {"Mr", "Mr.", "DR", "Prof."}) CHECK(g.is_title(word));
  for (const auto* word : {"Bank", "UNIVERSITY", "Cup"}) CHECK(g.is_organisation_word(word));
  for (const auto* word : {"The", "Meanwhile", "Monday", "HE"}) CHECK(g.is_never_name(word));
  for (const auto* word : {"Lindgren", "", ".", "Kw", "Zzz"}) {
    CAPTURE(word);
    CHECK_FALSE(g.is_first_name(word));
    CHECK_FALSE(g.is_never_name(word));
    CHECK_FALSE(g.is_title(word));
  }
}

TEST_CASE("a place lies in what its key begins with", "[gazetteer]") {
  const struct {
    std::string_view inner, outer;
    bool within;
  } cases[] = {
      {"ke/nairobi", "ke", true},
      {"ke", "ke", true},
      {"us/texas/houston", "us/texas", true},
      {"us/texas/houston", "us", true},
      {"ru/moscow/kremlin", "ru/moscow", true},
      {"ke", "ke/nairobi", false},
      {"us/texas", "us/tex", false},
      {"r-africa", "r", false},
      {"r-east-asia", "r-asia", false},
      {"ke", "", false},
      {"", "ke", false},
  };
  for (const auto& c : cases) {
    CAPTURE(c.inner, c.outer);
    CHECK(place_within(c.inner, c.outer) == c.within);
  }
  CHECK(country_of("us/texas/houston") == "us");
  CHECK(country_of("ke") == "ke");
  CHECK(country_of("r-africa").empty());
  CHECK(country_of("o-un").empty());
  CHECK(country_of("").empty());
}

TEST_CASE("a key has a name for people", "[gazetteer]") {
  const struct {
    std::string_view key, name;
  } cases[] = {
      {"us", "United States"},
      {"ru/saint-petersburg", "Saint Petersburg"},
      {"us/washington/white-house", "White House"},
      {"o-un", "United Nations"},
      {"ww2", "World War II"},
      {"prime minister", "prime minister"},
      {"us/", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.key);
    CHECK(shipped().name_of(c.key) == c.name);
  }
}

TEST_CASE("an office says whether a country has one holder", "[gazetteer]") {
  CHECK(shipped().longest("prime minister", 0)->thing->one_holder);
  CHECK_FALSE(shipped().longest("senator", 0)->thing->one_holder);
}

TEST_CASE("an event word says what part its neighbours play", "[gazetteer]") {
  const struct {
    std::string_view text, key, before, after;
  } cases[] = {
      {"defeat of", "defeat", "loser", "loser"},
      {"surrender", "defeat", "loser", "loser"},
      {"triumph over", "defeat", "winner", "loser"},
      {"invasion of", "invasion", "agent", "target"},
      {"end of", "end", "", "occasion"},
      {"visit to", "visit", "visitor", "place"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const auto hit = shipped().longest(c.text, 0, kinds_of(NameKind::event_class));
    REQUIRE(hit);
    CHECK(hit->key() == c.key);
    CHECK(hit->thing->before == c.before);
    CHECK(hit->thing->after == c.after);
  }
}

TEST_CASE("a wrong row is a problem with a place and the rest loads", "[gazetteer]") {
  const struct {
    std::string file, text;
    std::size_t line, column;
    std::string message;
  } cases[] = {
      {"places.yaml", "- {key: pe, name: Peru}\n- {key: ke, nme: Kenya}\n- {key: om, name: Oman}\n",
       2, 13, "unknown key 'nme'; did you mean 'name'?"},
      {"places.yaml", "- {key: pe, name: Peru}\n- {key: ke}\n- {key: om, name: Oman}\n", 2, 3,
       "no \"name\""},
      {"places.yaml", "- {key: pe, name: Peru}\n- {name: Kenya}\n- {key: om, name: Oman}\n", 2, 3,
       "no \"key\""},
      {"places.yaml", "- {key: pe, name: Peru}\n- Kenya\n- {key: om, name: Oman}\n", 2, 3,
       "not a row in braces, {key: ...}"},
      {"places.yaml", "- {key: pe, name: Peru}\n- {key: Ken, name: X}\n- {key: om, name: Oman}\n",
       2, 9, "a key is the two small letters of a country, or r-..."},
      {"places.yaml", "- {key: pe, name: Peru}\n- {key: pe, name: X}\n- {key: om, name: Oman}\n", 2,
       19, "\"pe\" is there already"},
      {"places.yaml", "- {key: pe, name: Peru}\n- {in: zz, name: X}\n- {key: om, name: Oman}\n", 2,
       8, "no place \"zz\" above"},
      {"places.yaml",
       "- {key: pe, name: Peru, cities: Cusco; \xc3\x89vora; Lima}\n- {key: om, name: Oman}\n", 1,
       40, "\"\xc3\x89vora\" is never found: write plain letters, Cote d'Ivoire"},
      {"places.yaml",
       "- {key: pe, name: Peru, capital: Lima; Cusco; Lima}\n- {key: om, name: Oman}\n", 1, 47,
       "\"pe/lima\" is there already"},
      {"places.yaml", "- {key: pe, name: Peru, cities: [Lima]}\n- {key: om, name: Oman}\n", 1, 33,
       "\"cities\" is not a text; several are one text, too: one; another"},
      {"places.yaml", "- {key: pe, name: Peru, seats: {Palace: Lima}}\n- {key: om, name: Oman}\n",
       1, 41, "no city \"Lima\" in this row"},
      {"places.yaml", "- {key: pe, name: Peru, seats: Lima}\n- {key: om, name: Oman}\n", 1, 32,
       "not {seat: city}"},
      {"offices.yaml", "offices:\n  mayor: [lord mayor]\n  reeve: Oman\n", 2, 10,
       "not a text; several names are one text, too: one; another"},
      {"offices.yaml", "offices:\n  mayor: lord mayor; (mayor)\n  reeve: Oman\n", 2, 22,
       "\"(mayor)\" is never found: write plain letters, Cote d'Ivoire"},
      {"offices.yaml", "ofices: {}\noffices:\n  reeve: Oman\n", 1, 1,
       "unknown key 'ofices'; did you mean 'offices'?"},
      {"offices.yaml", "tenures: []\noffices:\n  reeve: Oman\n", 1, 10,
       "not a list of lines, each with a name: and more names"},
      {"events.yaml", "events:\n  fair:\n  om: Oman\n", 2, 3, "no name"},
      {"events.yaml", "classes: none\nevents:\n  om: Oman\n", 1, 10, "not a list of rows"},
      {"events.yaml", "classes:\n- {key: fair}\n- {key: om, words: Oman}\n", 2, 3, "no \"words\""},
      {"names.yaml", "titles: [Mr]\norganisations:\n  o-om: Oman\n", 1, 9,
       "not a text of words with spaces between"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.file, c.text);
    const Lexicons lexicons;
    lexicons.write(c.file, c.text);
    Problems problems;
    const Gazetteer gazetteer = lexicons.load(problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].path == (lexicons.dir() / c.file).generic_string());
    CHECK(problems[0].line == c.line);
    CHECK(problems[0].column == c.column);
    CHECK(problems[0].message == c.message);
    CHECK_FALSE(problems[0].source_line.empty());
    CHECK_FALSE(problems[0].fatal);
    CHECK(gazetteer.longest("Oman", 0));
  }
}

TEST_CASE("a lexicon that cannot be read leaves the others", "[gazetteer]") {
  const Lexicons lexicons;
  std::filesystem::remove(lexicons.dir() / "names.yaml");
  lexicons.write("events.yaml", "classes: [\n");
  Problems problems;
  const Gazetteer gazetteer = lexicons.load(problems);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].message == "cannot be read");
  CHECK(problems[0].fatal);
  CHECK(problems[1].path == (lexicons.dir() / "events.yaml").generic_string());
  CHECK(gazetteer.longest("Nairobi", 0));
  CHECK(gazetteer.longest("mayor", 0));
  CHECK_FALSE(gazetteer.is_first_name("Ada"));
}

TEST_CASE("a lexicon may be empty or a folder", "[gazetteer]") {
  const Lexicons lexicons;
  std::filesystem::remove(lexicons.dir() / "names.yaml");
  std::filesystem::create_directory(lexicons.dir() / "names.yaml");
  lexicons.write("events.yaml", "");
  Problems problems;
  const Gazetteer gazetteer = lexicons.load(problems);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].message == "cannot be read");
  CHECK(problems[1].message == "not a lexicon, which begins \"events:\"");
  CHECK(gazetteer.longest("Nairobi", 0));
}

TEST_CASE("an empty gazetteer finds nothing", "[gazetteer]") {
  const Gazetteer gazetteer;
  CHECK_FALSE(gazetteer.longest("Kenya", 0));
  CHECK_FALSE(gazetteer.is_first_name("Ada"));
  CHECK(gazetteer.name_of("ke").empty());
}

}  // namespace
}  // namespace crosscheck
