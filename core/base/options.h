#pragma once

#include "core/base/number_text.h"
#include "core/base/result.h"

#include <array>
#include <limits>
#include <span>
#include <string>
#include <type_traits>

namespace lookbook {

/// The description of one option. Options are described in one place:
///
///     struct TsneOptions { double perplexity = 30; ... };
///     template <class Options, class Visitor>   // Options: TsneOptions or const TsneOptions
///     void describe(TsneOptions, Visitor&&);    // calls visit(Field, options.member) for each
///
/// The command line, the run panel, check() and recipes all use that description.
struct Field {
  const char* name;  ///< the command line's word without dashes, and the recipe's key
  Label label;       ///< the field's term, as the run panel shows it
  Label help;        ///< one sentence: its meaning and effect
  double minimum = 0;
  double maximum = std::numeric_limits<double>::infinity();
  Label unit = "";                            ///< shown after the number; "" if it has none
  bool automatic = false;                     ///< 0 means "auto": determined by the data
  std::span<const char* const> choices = {};  ///< names of the values of an enum, in order
  bool advanced = false;                      ///< hidden in the run panel at first
};

/// "perplexity is 0; it must be at least 1."
inline Text outOfRange(const Field& field, double value) {
  if (field.maximum == std::numeric_limits<double>::infinity())
    return field.automatic
               ? text("%1 is %2; it must be at least %3, or auto.", field.name, value,
                      field.minimum)
               : text("%1 is %2; it must be at least %3.", field.name, value, field.minimum);
  return field.automatic ? text("%1 is %2; it must be between %3 and %4, or auto.", field.name,
                                value, field.minimum, field.maximum)
                         : text("%1 is %2; it must be between %3 and %4.", field.name, value,
                                field.minimum, field.maximum);
}

/// Checks all options. Errors: badArgument, naming the first one out of range, its value and range.
/// Works for every `Options` that has a describe().
template <class Options>
Result<void> checkOptions(const Options& options) {
  Result<void> result;
  describe(options, [&](const Field& field, const auto& value) {
    using Value = std::decay_t<decltype(value)>;
    if constexpr (std::is_arithmetic_v<Value>) {
      const auto number = static_cast<double>(value);
      if (!result || (field.automatic && number == 0)) return;
      if (number >= field.minimum && number <= field.maximum) return;  // false for NaN
      result = badArgument(outOfRange(field, number));
    }
  });
  return result;
}

}  // namespace lookbook
