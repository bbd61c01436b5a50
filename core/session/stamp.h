#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/session/view_state.h"

#include <cstddef>
#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// A map in the stamp of a figure.
struct StampedMap {
  std::string recipe;            ///< as JSON: from toJson(), or from a report of lookbook-cli
  std::optional<int> iteration;  ///< of the run; empty if it had finished
};

/// A data set in the stamp of a figure. It has no path, because figures are shared.
struct StampedDataset {
  std::string id;                ///< catalogue name, or the name of its folder or file
  std::string title;             ///< for the user
  std::string fingerprint;       ///< of its content, by which the data set is found
  std::vector<StampedMap> maps;  ///< maps by MapId in the view
  std::string selection;         ///< describeRows() of the selected images
  OpenOptions options{};         ///< for openDataset()
};

/// The data that is stored in a figure: its maps, how to recompute them, and their view.
struct Stamp {
  std::string version;  ///< Lookbook's
  std::vector<StampedDataset> datasets;
  ViewState view;  ///< has the same number of data sets, with null selections
};

/// The keyword of the text in a PNG.
inline constexpr const char* kStampKeyword = "Lookbook";
/// The largest size of a stamp in bytes.
inline constexpr std::size_t kLongestStamp = std::size_t{16} << 20;

/// The largest numbers of data sets in a stamp, and of maps of a data set.
inline constexpr std::size_t kMostStampedDatasets = 16;
inline constexpr std::size_t kMostStampedMaps = 100;

/// The stamp of a data set: its id, title and fingerprint, without maps and selection.
StampedDataset stampOf(const Dataset& dataset);

/// The stamp as JSON in printable ASCII, which every picture format can store.
std::string toText(const Stamp& stamp);

/// Reads a stamp that toText() wrote. Its view is limited to its data sets and maps: withinReach().
/// Empty if the text is not a stamp. Errors: badFile: a later version, not in the format of
/// toText(), too many data sets or maps.
Result<std::optional<Stamp>> stampFromText(std::string_view text);

/// The stamp as an XMP packet (ISO 16684-1), for SVG, PDF and WebP.
/// @param stamp from toText()
std::string xmpOf(std::string_view stamp);

/// Reads the stamp of a figure or film: the text "Lookbook" of a PNG, a comment of a GIF, or the
/// XMP packet of an SVG, PDF or WebP. The picture is not decoded.
/// Empty if the file is of another format or has no stamp.
/// Errors: notFound; badFile, naming the file: it ends too early, or its stamp is damaged.
/// Cost: that of reading through the file. Thread-safe.
Result<std::optional<Stamp>> readStamp(const std::filesystem::path& path);
/// The same from a stream at its beginning; messages do not name the file.
Result<std::optional<Stamp>> readStamp(std::istream& file);

}  // namespace lookbook
