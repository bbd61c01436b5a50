#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lookbook {

/// Pixels of a table: bytes as long as all are whole numbers from 0 to 255, then floats.
class PixelRows {
 public:
  static constexpr unsigned kWhite = 255;

  explicit PixelRows(std::size_t imageSize) : imageSize_(imageSize) {}

  void beginRow() {
    begin_ = (areBytes() ? bytes.size() : floats.size());
    if (areBytes())
      bytes.resize(begin_ + imageSize_);
    else
      floats.resize(begin_ + imageSize_);
  }
  void set(std::size_t place, std::uint8_t value) {
    if (areBytes())
      bytes[begin_ + place] = value;
    else
      floats[begin_ + place] = value;
  }
  void setNumber(std::size_t place, double number) {
    if (areBytes()) {
      floats.assign(bytes.begin(), bytes.end());
      bytes = {};
    }
    floats[begin_ + place] = static_cast<float>(number);
  }
  [[nodiscard]] bool areBytes() const { return floats.empty(); }
  /// The row that was begun; null where the pixels are floats.
  [[nodiscard]] std::uint8_t* byteRow() { return areBytes() ? bytes.data() + begin_ : nullptr; }
  [[nodiscard]] double number(std::size_t row, std::size_t place) const {
    const std::size_t at = row * imageSize_ + place;
    return areBytes() ? bytes[at] : floats[at];
  }
  /// Moves a row's pixels back by one, and puts another before them.
  void rotateRow(std::size_t row, double first);

  std::vector<std::uint8_t> bytes;
  std::vector<float> floats;

 private:
  std::size_t imageSize_;
  std::size_t begin_ = 0;
};

}  // namespace lookbook
