#pragma once

namespace crosscheck {

// What each piece of evidence that two claims speak of one fact is worth, as log2 of how much
// likelier it is for such a pair than for two claims of one kind picked at random. Estimated from
// how often a name recurs over unrelated news stories, rounded to half a bit.
struct Weights {
  // Two claims name the same ... in one role.
  double person = 7;
  double event = 7;  // "World War II"
  double organisation = 5;
  double name = 5;  // a name of unknown kind
  double city = 5;
  double country = 3;
  double noun = 5;       // "ceasefire violations"
  double noun_head = 2;  // "violations" against "ceasefire violations"
  double office = 2;
  double occasion_class = 3;  // "defeat", "founding"
  double word = 1.5;          // another word of an occasion
  double given = 1;           // the rule's own constant

  double alike = 0.6;        // factor: "Lindgren" against "Ada Lindgren", Nairobi against Kenya
  double filled = 0.6;       // factor: taken from the context on either side
  double other = -10;        // they name different ones
  double other_filled = -3;  // the same, one of them taken from the context

  double same_day = 3;   // of the event, give or take two days
  double in_window = 1;  // within the kind's window
  double out_of_window = -12;
  double no_day = -1;  // of either, and not plainly one story: nothing speaks for one time

  double same_scene = 2;
  double other_scene = -10;
  double other_scene_filled = -3;

  double same_happening = 2;    // "quake"
  double other_happening = -4;  // of no common group: an outbreak and a shooting
  double other_happening_filled = -1.5;

  double word_around = 1.25;  // each word common to those around both values
  double wording_top = 6;     // at most
  double other_wording = -2;  // four words or more on both sides, none common

  double one_article = 2;
  double story_top = 5;        // two articles about the same people, places and events: at most
  double story_person = 1.75;  // for each person in common whom both name in full
  double story_name = 1;       // for each organisation, event or other name
  double story_city = 0.75;
  double story_country = 0.25;
  double one_story = 3;     // from here on they tell one story
  double other_story = -3;  // nobody and nothing in common

  double link = 6;    // a pair at or above this speaks of one fact
  double bridge = 9;  // a link that alone holds two groups together must reach this
};

inline constexpr Weights kWeights;

}  // namespace crosscheck
