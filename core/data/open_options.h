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
  /// Of tables, also of those that list pictures: the name of the column of labels, "first", "last"
  /// or "none"; "" for the likely one.
  std::string labelColumn;

  enum class Transpose : std::uint8_t { automatic, yes, no };
  /// Whether rows and columns of the images are exchanged; automatic: of EMNIST's own files.
  Transpose transpose = Transpose::automatic;

  enum class Background : std::uint8_t { automatic, white, black };
  /// Of pictures: what is behind transparent pixels; automatic: what shows more of the others.
  Background background = Background::automatic;

  /// Whether pictures of other sizes than the commonest one are scaled to it; otherwise they are an
  /// error.
  bool resize = false;

  /// Sets the option of a Notice: "label-column", "transpose" (yes or no), "background" (white or
  /// black) or "resize" (yes or no). False if there is none of that name, or it has no such value.
  bool set(std::string_view option, std::string_view value) {
    if (option == "label-column") {
      labelColumn = value;
      return true;
    }
    if (option == "background" && (value == "white" || value == "black")) {
      background = value == "white" ? Background::white : Background::black;
      return true;
    }
    if (value != "yes" && value != "no") return false;
    if (option == "resize") resize = value == "yes";
    if (option == "transpose") transpose = value == "yes" ? Transpose::yes : Transpose::no;
    return option == "resize" || option == "transpose";
  }

  /// The options that are not at their defaults, by name, as files and settings store them.
  [[nodiscard]] std::map<std::string, std::string> values() const {
    std::map<std::string, std::string> values;
    if (!labelColumn.empty()) values["label-column"] = labelColumn;
    if (transpose != Transpose::automatic)
      values["transpose"] = transpose == Transpose::yes ? "yes" : "no";
    if (background != Background::automatic)
      values["background"] = background == Background::white ? "white" : "black";
    if (resize) values["resize"] = "yes";
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
