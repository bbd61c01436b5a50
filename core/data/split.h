#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace lookbook {

/// A split of a data set, by its index in the list of splits: train, test, then further ones.
enum class Split : std::uint8_t { train, test };

inline constexpr std::size_t kMostSplits = 256;

/// An entry of the list of splits. Its images are consecutive and follow those of the splits before
/// it.
struct SplitPart {
  std::string name;  ///< "train", "test", "val": arguments of --split
  std::size_t count = 0;

  bool operator==(const SplitPart&) const = default;
};

/// Either all images or those of a split, given by its name. A data set need not have such a split.
class SplitChoice {
 public:
  SplitChoice() = default;
  /// @param name "all", or the name of a split
  explicit SplitChoice(std::string name) : name_(std::move(name)) {}

  static const SplitChoice all;
  static const SplitChoice train;
  static const SplitChoice test;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] bool isAll() const { return name_ == "all"; }
  bool operator==(const SplitChoice&) const = default;

 private:
  std::string name_ = "all";
};

inline const SplitChoice SplitChoice::all{};
inline const SplitChoice SplitChoice::train{"train"};
inline const SplitChoice SplitChoice::test{"test"};

}  // namespace lookbook
