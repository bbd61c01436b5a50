#pragma once

#include <string>
#include <string_view>

namespace lookbook {

/// How to read what can be read in more than one way. By default, readers take the likelier reading
/// and report it.
struct OpenOptions {
  /// Of tables: the name of the column of labels, "first", "last" or "none"; "" for the likely one.
  std::string labelColumn;

  /// Sets the option of a Notice: "label-column". False if there is none of that name.
  bool set(std::string_view option, std::string_view value) {
    if (option != "label-column") return false;
    labelColumn = value;
    return true;
  }

  bool operator==(const OpenOptions&) const = default;
};

}  // namespace lookbook
