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

/// A map as the stamp of a figure describes it.
struct StampedMap {
  std::string recipe;            ///< as JSON: from toJson(), or from a report of lookbook-cli
  std::optional<int> iteration;  ///< of the run; empty if it had finished
};

/// A data set as the stamp of a figure describes it; without its path, because figures are shared.
struct StampedDataset {
  std::string id;                ///< catalogue name, or the name of its folder or file
  std::string title;             ///< for people
  std::string fingerprint;       ///< of its content, by which it is found
  std::vector<StampedMap> maps;  ///< the view counts these
  std::string selection;         ///< describeRows() of the selected images
};

/// What is stored in a figure: which maps it shows, how to recompute them, and the view of them.
struct Stamp {
  std::string version;  ///< Lookbook's
  std::vector<StampedDataset> datasets;
  ViewState view;  ///< as many data sets, whose selections are null
};

/// The keyword of a PNG's text.
inline constexpr const char* kStampKeyword = "Lookbook";
/// Longer texts are not stamps of Lookbook.
inline constexpr std::size_t kLongestStamp = std::size_t{16} << 20;

/// Data sets and maps that a stamp may name.
inline constexpr std::size_t kMostStampedDatasets = 16;
inline constexpr std::size_t kMostStampedMaps = 100;

/// The stamp of a data set, its id, title and fingerprint filled in, with no map and no selection.
StampedDataset stampOf(const Dataset& dataset);

/// As JSON in printable ASCII, which every picture format can store.
std::string toText(const Stamp& stamp);

/// Reads a stamp again; its view is limited to its data sets and maps: withinReach().
/// Empty if the text is not a stamp. Errors: badFile: a later version, not in the format of
/// toText(), too many data sets or maps.
Result<std::optional<Stamp>> stampFromText(std::string_view text);

/// The stamp as an XMP packet (ISO 16684-1), for the formats that carry one: SVG, PDF and WebP.
/// @param stamp as text
std::string xmpOf(std::string_view stamp);

/// The stamp of a figure or film: a PNG's text "Lookbook", a GIF's comment, and the XMP packet of
/// an SVG, PDF or WebP. The picture is not decoded.
/// Empty if the file is of another format or has no stamp.
/// Errors: notFound; badFile, naming the file: it ends too early, or its stamp is damaged.
/// Cost: that of reading through the file. Thread-safe.
Result<std::optional<Stamp>> readStamp(const std::filesystem::path& path);
/// The same from a stream at its beginning; messages do not name the file.
Result<std::optional<Stamp>> readStamp(std::istream& file);

}  // namespace lookbook
