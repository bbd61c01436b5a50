#pragma once

#include <cstddef>
#include <optional>  // and with it <compare>, which Qt 6.4's moc cannot read by itself

namespace lookbook {

/// The index of an item in a list, from 0, as a distinct type, so that the number of a map is not
/// accepted as the number of a data set. "None" is an empty std::optional.
template <class Of>
class IdOf {
 public:
  /// Only for constants; numbers at run time are converted explicitly.
  consteval IdOf(int constant) : index_(checked(constant)) {}
  constexpr explicit IdOf(std::size_t index) : index_(index) {}

  [[nodiscard]] constexpr std::size_t index() const { return index_; }

  auto operator<=>(const IdOf&) const = default;

 private:
  static consteval std::size_t checked(int constant) {
    return constant >= 0 ? static_cast<std::size_t>(constant) : throw "no place in a list";
  }

  std::size_t index_;
};

/// The number of an open data set: OpenDatasets, ViewState::datasets.
using DatasetId = IdOf<struct DatasetList>;
/// The number of a map among those of its data set, which does not change when another map is
/// removed.
using MapId = IdOf<struct MapList>;

/// The number in files and in lists of Qt; -1: none.
template <class Of>
constexpr int numberOf(std::optional<IdOf<Of>> id) {
  return id ? static_cast<int>(id->index()) : -1;
}

/// The id with that number; empty if it is negative.
template <class Id>
constexpr std::optional<Id> idOf(int number) {
  return number < 0 ? std::nullopt : std::optional(Id(static_cast<std::size_t>(number)));
}

}  // namespace lookbook
