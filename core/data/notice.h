#pragma once

#include "core/base/text.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace lookbook {

/// What a reader reports of the data set that it opened: a sentence for the user.
struct Notice {
  enum class Kind : std::uint8_t {
    note,    ///< what was converted or left out, as is usual for such files
    warning  ///< what the user should look at: a doubtful reading, data that is missing
  };

  /// A warning of no kind of its own.
  Notice(Text sentence)  // NOLINT(google-explicit-constructor)
      : text(std::move(sentence)) {}
  Notice(std::string kindId, Text sentence, Kind noticeKind = Kind::warning)
      : id(std::move(kindId)), text(std::move(sentence)), kind(noticeKind) {}

  std::string id = "data";  ///< the same in all versions, for scripts: "label-column"
  Text text;
  Kind kind = Kind::warning;
  /// Where the files allow another reading: the option that gives it, and its value, for
  /// OpenOptions::set(). "label-column" and "first".
  std::string option;
  std::string value;
};

}  // namespace lookbook
