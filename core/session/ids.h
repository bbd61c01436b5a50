#pragma once

#include <cstddef>
#include <optional>  // and with it <compare>, which Qt 6.4's moc cannot read by itself

namespace lookbook {

/// The place of something in a list, from 0 on, as a type of its own: the number of a map is not
/// accepted where that of a data set is expected. No such thing is an empty std::optional.
template <class Of>
class IdOf {
 public:
  /// A constant: what is counted at run time is converted explicitly.
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

/// An open data set: OpenDatasets, ViewState::datasets.
using DatasetId = IdOf<struct DatasetList>;
/// A map among those of its data set. Removing another map does not change it.
using MapId = IdOf<struct MapList>;

/// As files and Qt's lists number it; -1: none.
template <class Of>
constexpr int numberOf(std::optional<IdOf<Of>> id) {
  return id ? static_cast<int>(id->index()) : -1;
}

/// The id of that number; none where it is negative.
template <class Id>
constexpr std::optional<Id> idOf(int number) {
  return number < 0 ? std::nullopt : std::optional(Id(static_cast<std::size_t>(number)));
}

}  // namespace lookbook
