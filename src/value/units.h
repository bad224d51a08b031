#pragma once

#include <string_view>

namespace crosscheck {

enum class Dimension : unsigned char {
  length,
  area,
  volume,
  mass,
  speed,
  temperature,
  magnitude,
  energy,
  power,
  data,
  angle,
  pressure,
  frequency,
  force,
  voltage,
  current,
  dollar,
  pound,
  euro
};

// A unit we can convert: value in the base unit = number * factor + offset. Factors: the BIPM's SI
// brochure and NIST SP 811 appendix B.8.
struct ConvertibleUnit {
  std::string_view name;
  Dimension dimension;
  double factor;
  double offset = 0;
};

// nullptr for a unit that is comparable to itself only.
const ConvertibleUnit* find_unit(std::string_view name);

// Money that is counted in two coins: cents and dollars, pence and pounds. A bare "$" and bare
// cents are comparable to each other only: which dollar they are is not known.
const ConvertibleUnit* find_coin(std::string_view name);

}  // namespace crosscheck
