#pragma once

#include "core/data/loaded_files.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// Where numbers become grey values from 0 to 255, by one rule for all images of a data set:
///
/// 1. Whole numbers from 0 to 255 stay as they are, whatever their type.
/// 2. Numbers from -1 to 1, some of them below 0, become 127.5 (x + 1).
/// 3. Other numbers from 0 to 1 become 255 x.
/// 4. Numbers from 0 to 255 stay as they are.
/// 5. All others are stretched: the lowest becomes 0, the highest 255.
///
/// Results are rounded to the nearest whole number. Rule 5 is reported as a warning, 2 to 4 as
/// notes.
struct GreyRule {
  enum class Kind : std::uint8_t { asTheyAre, signedUnit, unit, rounded, stretched };

  Kind kind = Kind::asTheyAre;
  double lowest = 0;   ///< of the numbers
  double highest = 0;  ///< of the numbers

  [[nodiscard]] std::uint8_t grey(double number) const;
};

/// The range of numbers.
class NumberRange {
 public:
  void add(double number) {
    lowest_ = number < lowest_ ? number : lowest_;
    highest_ = number > highest_ ? number : highest_;
    whole_ = whole_ && std::floor(number) == number;
  }
  [[nodiscard]] GreyRule rule() const;

 private:
  double lowest_ = 1e300;
  double highest_ = -1e300;
  bool whole_ = true;
};

/// Pixels as a reader finds them: bytes as long as all are whole numbers from 0 to 255, then
/// floats.
class PixelNumbers {
 public:
  void reserve(std::size_t count) { bytes_.reserve(count); }
  void add(double number) {
    if (floats_.empty() && number >= 0 && number <= 255) {
      const auto byte = static_cast<std::uint8_t>(number);
      if (static_cast<double>(byte) == number) {
        bytes_.push_back(byte);
        return;
      }
    }
    addFloat(number);
  }
  /// Bytes, while there are no others.
  [[nodiscard]] std::vector<std::uint8_t>& bytes() { return bytes_; }
  [[nodiscard]] std::vector<float>& floats() { return floats_; }
  [[nodiscard]] bool areBytes() const { return floats_.empty(); }
  [[nodiscard]] std::size_t size() const { return areBytes() ? bytes_.size() : floats_.size(); }
  /// The array of an image file. @param header counts size() pixels
  [[nodiscard]] ArrayFile take(std::filesystem::path path, const ArrayHeader& header);

 private:
  void addFloat(double number);

  std::vector<std::uint8_t> bytes_;
  std::vector<float> floats_;
};

/// Applies the rule to all images, and reports it.
/// Errors: badFile for a number that is not finite.
Result<void> settleGreyValues(ReadArrays& arrays);

}  // namespace lookbook
