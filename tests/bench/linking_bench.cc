// What linking costs: rows of 100 thousand, a million and ten million made-up claims, or the
// numbers given, linked on two threads (-jN: on N). Ten a thousand of them share one key; below
// that, people, places and kinds are as uneven as in news: the second is a little rarer than the
// first, and so on down to those that hardly anybody names. Claims come in stories of four
// articles, some of whose claims are of one fact. Articles come day by day, each day's in any order
// (-m: all are mixed); more claims are more days of news.
//
// Time is the best of three runs, memory the peak over what the process had before the rows, which
// are counted in. The last column is the exponent by which time grew since the line above. Exits 1
// where a claim takes over a hundred bytes.

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

#include "graph/link_rows.h"

namespace {

using namespace crosscheck;

struct Random {
  std::uint64_t state;
  std::uint64_t next() {  // splitmix64
    std::uint64_t x = state += 0x9E3779B97F4A7C15;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
    x = (x ^ x >> 27) * 0x94D049BB133111EB;
    return x ^ x >> 31;
  }
  double share() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(next() % n); }
  // Of n things the r-th is drawn with a probability of about 1 / (r + flat).
  std::uint32_t uneven(std::size_t n, double flat) {
    const double r = flat * (std::pow(static_cast<double>(n) / flat + 1, share()) - 1);
    return std::min(static_cast<std::uint32_t>(r), static_cast<std::uint32_t>(n - 1));
  }
};

constexpr std::uint32_t kArticles = 4, kClaims = 5, kEvents = 10;  // a story's
constexpr std::uint32_t kStory = kArticles * kClaims;
constexpr std::size_t kClaimsADay = 5000;
constexpr std::uint32_t kKinds = 200, kCountries = 200, kCities = 20, kGivenNames = 4000;

// Places first: a country, then its cities; then people, by a given name and a family's.
std::uint32_t city(std::uint32_t country, std::uint32_t number) {
  return country * (kCities + 1) + number;
}
constexpr std::uint32_t kPlaces = kCountries * (kCities + 1);

Rows make(std::size_t size, bool mixed) {
  Random random{42};
  Rows rows;
  const std::size_t stories = size / kStory, people = size / 20, families = size / 60;
  // Kind k has a role 2k for a person and 2k + 1 for a place.
  for (std::uint32_t k = 0; k < kKinds; ++k) {
    rows.kinds.push_back({k % 2 == 0 ? 10.0 : 3.0, 6, k % 4 == 0, true, 2});
    rows.roles.push_back({false, false, 0});
    rows.roles.push_back({false, false, 1});
  }
  WordId words = static_cast<WordId>(EntityKind::count);
  const WordId place_words = words;
  words += kPlaces;
  rows.entities.reserve(kPlaces + people);
  for (std::uint32_t i = 0; i < kPlaces; ++i) {
    EntityRow place;
    place.kind = EntityKind::place;
    place.key = place.name = place.last = place_words + i;
    place.first = place_words + city(i / (kCities + 1), 0);
    place.bits = place.first == place.name ? 3 : 5;
    place.keys[0] = place.first;
    place.mark = place.first | EntityRow::kPlaceMark;
    rows.entities.push_back(place);
  }
  const WordId given = words, family = given + kGivenNames;
  words = family + static_cast<WordId>(families);
  for (std::size_t i = 0; i < people; ++i) {
    EntityRow person;
    person.kind = EntityKind::person;
    person.key = person.name = words++;
    person.first = given + random.uneven(kGivenNames, 100);
    person.last = family + static_cast<WordId>(i % families);
    person.bits = 7;
    person.keys = {person.first, person.last, kNone};
    person.mark = person.name;
    rows.entities.push_back(person);
  }
  rows.outer.assign(words, kNone);
  for (std::uint32_t i = 0; i < kPlaces; ++i) {
    if (i % (kCities + 1) != 0) rows.outer[place_words + i] = rows.entities[i].first;
  }

  struct Event {
    std::uint16_t kind;
    std::uint32_t person, place;
  };
  rows.claims.resize(stories * kStory);
  rows.stories.resize(stories * kArticles);
  rows.topics.resize(rows.claims.size() * 4);
  rows.contexts.resize(rows.stories.size() * 3);
  // Story by story, its articles at places of their own.
  std::vector<std::uint32_t> at(rows.stories.size());
  std::iota(at.begin(), at.end(), 0u);
  const std::size_t days = std::max<std::size_t>(30, size / kClaimsADay);
  const std::size_t lot = mixed ? at.size() : at.size() / days;
  for (std::size_t i = 0; i < at.size(); ++i) {
    std::swap(at[i], at[i + random.below(std::min(lot - i % lot, at.size() - i))]);
  }
  for (std::size_t story = 0; story < stories; ++story) {
    const auto anybody = [&] { return kPlaces + random.uneven(people, 8); };
    const std::uint32_t country = random.uneven(kCountries, 8);
    const auto day = static_cast<float>(story * days / stories);
    const std::uint32_t about[] = {anybody(), anybody(), city(country, 1 + random.below(kCities))};
    Event events[kEvents];
    for (Event& event : events) {
      event = {static_cast<std::uint16_t>(random.uneven(kKinds, 20)), about[random.below(2)],
               random.below(2) ? about[2] : city(country, 0)};
      if (random.below(3) == 0) event.person = anybody();
      if (random.below(100) == 0) event = {0, anybody(), city(0, random.below(kCities))};
    }
    for (std::size_t a = 0; a < kArticles; ++a) {
      const std::uint32_t article = at[story * kArticles + a];
      rows.stories[article] = {article, article * 3, article * 3 + 3};
      std::copy(std::begin(about), std::end(about), rows.contexts.begin() + article * 3);
      for (std::uint32_t c = 0; c < kClaims; ++c) {
        const Event& event = events[random.below(kEvents)];
        const std::uint32_t index = article * kClaims + c;
        ClaimRow& row = rows.claims[index];
        row.article = article;
        row.topic = index * 4;
        row.roles = 2;
        row.kind = event.kind;
        row.low = row.high = day + static_cast<float>(random.below(3));
        const std::uint32_t role = event.kind * 2u;
        const std::uint32_t topic[] = {role << 8 | 1, Mention::of(event.person, false).number,
                                       (role + 1) << 8 | 1, Mention::of(event.place, false).number};
        std::copy(std::begin(topic), std::end(topic), rows.topics.begin() + row.topic);
        row.scene = Mention::of(event.place, random.below(2) == 0);
      }
    }
  }
  return rows;
}

double resident_now() {
  std::size_t all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double resident_at_most() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t jobs = 2;
  bool mixed = false;
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "-m")
      mixed = true;
    else if (argument.starts_with("-j"))
      jobs = std::strtoul(argument.c_str() + 2, nullptr, 10);
    else
      sizes.push_back(std::strtoul(argument.c_str(), nullptr, 10));
  }
  if (sizes.empty()) sizes = {100'000, 1'000'000, 10'000'000};
  std::printf("%10s %8s %10s %8s %10s %10s %8s %8s\n", "claims", "ms", "ns/claim", "bytes", "links",
              "facts", "crowds", "exponent");
  double bytes = 0, last_time = 0, last_size = 0;
  for (const std::size_t size : sizes) {
    const double before = resident_now();
    const Rows rows = make(size, mixed);
    double best = 1e9;
    std::size_t links = 0, facts = 0;
    std::vector<Crowd> crowds;
    for (int run = 0; run < 3; ++run) {
      crowds.clear();
      const auto start = std::chrono::steady_clock::now();
      const ClaimGraph graph = link_rows(rows, jobs, crowds);
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
      best = std::min(best, took.count());
      links = graph.links().size();
      facts = graph.facts().size();
    }
    const auto claims = static_cast<double>(rows.claims.size());
    bytes = (resident_at_most() - before) / claims;
    std::printf("%10.0f %8.0f %10.0f %8.1f %10zu %10zu %8zu", claims, best * 1e3,
                best * 1e9 / claims, bytes, links, facts, crowds.size());
    if (last_size > 0)
      std::printf(" %8.2f", std::log(best / last_time) / std::log(claims / last_size));
    std::printf("\n");
    std::fflush(stdout);
    last_time = best;
    last_size = claims;
  }
  return bytes > 100 ? 1 : 0;
}
