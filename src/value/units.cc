#include "value/units.h"

#include <algorithm>
#include <iterator>

namespace crosscheck {
namespace {

using enum Dimension;

// Sorted by name.
constexpr ConvertibleUnit kUnits[] = {
    {"acre", area, 4046.8564224},
    {"ampere", current, 1},
    {"astronomical unit", length, 149597870700},
    {"atmosphere", pressure, 101325},
    {"bar", pressure, 1e5},
    {"barrel", volume, 0.158987294928},
    {"bit", data, 0.125},
    {"byte", data, 1},
    {"calorie", energy, 4.184},
    {"carat", mass, 2e-4},
    {"centilitre", volume, 1e-5},
    {"centimetre", length, 0.01},
    {"cubic centimetre", volume, 1e-6},
    {"cubic foot", volume, 0.028316846592},
    {"cubic kilometre", volume, 1e9},
    {"cubic metre", volume, 1},
    {"cubic yard", volume, 0.764554857984},
    {"cup", volume, 2.365882365e-4},
    {"decilitre", volume, 1e-4},
    {"decimetre", length, 0.1},
    {"degree", angle, 1},
    {"degree Celsius", temperature, 1, 273.15},
    {"degree Fahrenheit", temperature, 5.0 / 9, 459.67 * 5 / 9},
    {"exabyte", data, 1e18},
    {"foot", length, 0.3048},
    {"gallon", volume, 0.003785411784},
    {"gigabit", data, 1.25e8},
    {"gigabyte", data, 1e9},
    {"gigahertz", frequency, 1e9},
    {"gigawatt", power, 1e9},
    {"gigawatt-hour", energy, 3.6e12},
    {"gram", mass, 1e-3},
    {"hectare", area, 1e4},
    {"hectopascal", pressure, 100},
    {"hertz", frequency, 1},
    {"horsepower", power, 745.69987158227},
    {"imperial gallon", volume, 0.00454609},
    {"inch", length, 0.0254},
    {"joule", energy, 1},
    {"kelvin", temperature, 1},
    {"kilobit", data, 125},
    {"kilobyte", data, 1e3},
    {"kilocalorie", energy, 4184},
    {"kilogram", mass, 1},
    {"kilohertz", frequency, 1e3},
    {"kilometre", length, 1e3},
    {"kilometre per hour", speed, 1 / 3.6},
    {"kilowatt", power, 1e3},
    {"kilowatt-hour", energy, 3.6e6},
    {"knot", speed, 1852 / 3600.0},
    {"light year", length, 9460730472580800},
    {"litre", volume, 1e-3},
    {"long ton", mass, 1016.0469088},
    {"magnitude", magnitude, 1},
    {"megabit", data, 1.25e5},
    {"megabyte", data, 1e6},
    {"megahertz", frequency, 1e6},
    {"megaton", energy, 4.184e15},
    {"megawatt", power, 1e6},
    {"megawatt-hour", energy, 3.6e9},
    {"metre", length, 1},
    {"metre per second", speed, 1},
    {"microgram", mass, 1e-9},
    {"micrometre", length, 1e-6},
    {"mile", length, 1609.344},
    {"mile per hour", speed, 0.44704},
    {"milligram", mass, 1e-6},
    {"millilitre", volume, 1e-6},
    {"millimetre", length, 1e-3},
    {"nanometre", length, 1e-9},
    {"nautical mile", length, 1852},
    {"newton", force, 1},
    {"ounce", mass, 0.028349523125},
    {"pascal", pressure, 1},
    {"petabyte", data, 1e15},
    {"pint", volume, 4.73176473e-4},
    {"pound", mass, 0.45359237},
    {"pound per square inch", pressure, 6894.757293168},
    {"quart", volume, 9.46352946e-4},
    {"square centimetre", area, 1e-4},
    {"square foot", area, 0.09290304},
    {"square inch", area, 6.4516e-4},
    {"square kilometre", area, 1e6},
    {"square metre", area, 1},
    {"square mile", area, 2589988.110336},
    {"square yard", area, 0.83612736},
    {"stone", mass, 6.35029318},
    {"terabyte", data, 1e12},
    {"terawatt-hour", energy, 3.6e15},
    {"ton", mass, 907.18474},
    {"tonne", mass, 1e3},
    {"volt", voltage, 1},
    {"watt", power, 1},
    {"watt-hour", energy, 3600},
    {"yard", length, 0.9144},
};
static_assert(std::is_sorted(std::begin(kUnits), std::end(kUnits),
                             [](const ConvertibleUnit& a, const ConvertibleUnit& b) {
                               return a.name < b.name;
                             }));

constexpr ConvertibleUnit kCoins[] = {
    {"$", dollar, 1},
    {"cent", dollar, 0.01},
    {"GBP", Dimension::pound, 1},
    {"penny", Dimension::pound, 0.01},
};

}  // namespace

const ConvertibleUnit* find_coin(std::string_view name) {
  const auto* place =
      std::find_if(std::begin(kCoins), std::end(kCoins),
                   [name](const ConvertibleUnit& coin) { return coin.name == name; });
  return place != std::end(kCoins) ? place : nullptr;
}

const ConvertibleUnit* find_unit(std::string_view name) {
  const auto* place = std::lower_bound(
      std::begin(kUnits), std::end(kUnits), name,
      [](const ConvertibleUnit& unit, std::string_view n) { return unit.name < n; });
  return place != std::end(kUnits) && place->name == name ? place : nullptr;
}

}  // namespace crosscheck
