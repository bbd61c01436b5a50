#pragma once

#include "core/base/class_id.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lookbook {

/// A set of any number of classes. A value; sets with the same classes are equal.
class ClassSet {
 public:
  [[nodiscard]] bool operator[](std::size_t label) const {
    const std::size_t word = label / kBits;
    return word < words_.size() && (words_[word] >> label % kBits & 1) != 0;
  }
  ClassSet& set(std::size_t label, bool in = true) {
    const std::size_t word = label / kBits;
    if (word >= words_.size()) {
      if (!in) return *this;
      words_.resize(word + 1);
    }
    const std::uint64_t bit = std::uint64_t{1} << label % kBits;
    words_[word] = in ? words_[word] | bit : words_[word] & ~bit;
    while (!words_.empty() && words_.back() == 0) words_.pop_back();
    return *this;
  }
  ClassSet& reset(std::size_t label) { return set(label, false); }
  /// Greater than every class in the set.
  [[nodiscard]] std::size_t end() const { return words_.size() * kBits; }
  [[nodiscard]] bool none() const { return words_.empty(); }
  [[nodiscard]] std::size_t count() const {
    std::size_t members = 0;
    for (const std::uint64_t word : words_)
      members += static_cast<std::size_t>(std::popcount(word));
    return members;
  }

  bool operator==(const ClassSet&) const = default;

 private:
  static constexpr std::size_t kBits = 64;
  std::vector<std::uint64_t> words_;  ///< the last word is not 0
};

}  // namespace lookbook
