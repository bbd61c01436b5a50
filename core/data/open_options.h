#pragma once

#include <cstdint>
#include <map>
#include <optional>
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

  /// The options that are not at their defaults, by name, as files and settings store them.
  [[nodiscard]] std::map<std::string, std::string> values() const {
    std::map<std::string, std::string> values;
    if (!labelColumn.empty()) values["label-column"] = labelColumn;
    if (transpose != Transpose::automatic)
      values["transpose"] = transpose == Transpose::yes ? "yes" : "no";
    return values;
  }
  /// The options with these values(); empty if set() does not accept one of them.
  static std::optional<OpenOptions> of(const std::map<std::string, std::string>& values) {
    OpenOptions options;
    for (const auto& [option, value] : values)
      if (!options.set(option, value)) return std::nullopt;
    return options;
  }

  bool operator==(const OpenOptions&) const = default;
};

}  // namespace lookbook
