#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lookbook {

/// How to read what can be read in more than one way. By default, readers take the likelier reading
/// and report it.
struct OpenOptions {
  /// Of tables: the name of the column of labels, "first", "last" or "none"; "" for the likely one.
  std::string labelColumn;

  enum class Transpose : std::uint8_t { automatic, yes, no };
  /// Whether rows and columns of the images are exchanged; automatic: of EMNIST's own files.
  Transpose transpose = Transpose::automatic;

  /// Sets the option of a Notice: "label-column" or "transpose" (yes or no). False if there is none
  /// of that name.
  bool set(std::string_view option, std::string_view value) {
    if (option == "label-column") {
      labelColumn = value;
      return true;
    }
    if (option != "transpose" || (value != "yes" && value != "no")) return false;
    transpose = value == "yes" ? Transpose::yes : Transpose::no;
    return true;
  }

  bool operator==(const OpenOptions&) const = default;
};

}  // namespace lookbook
