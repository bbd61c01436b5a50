#pragma once

#include "core/base/result.h"
#include "core/runs/files/map_record_file.h"
#include "core/session/view_state.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lookbook {

/// An open data set in a session: its place and identity, without its images.
struct SavedDataset {
  /// Catalogue name, folder or file, for openDataset(). A path need not be UTF-8.
  std::string source;
  std::string title;                           ///< for the user
  std::string fingerprint;                     ///< must be that of the data set found there
  std::vector<std::optional<MapRecord>> maps;  ///< empty for removed maps
  OpenOptions options{};                       ///< for openDataset()
};

/// The contents of a window, to be restored later.
struct Session {
  std::vector<SavedDataset> datasets;
  ViewState view;      ///< has the same number of data sets; their selections are not null
  std::string layout;  ///< layout of the panels, encoded by the window; may be empty
};

/// The largest number of data sets of a session.
inline constexpr std::size_t kMostDatasets = 100;

/// The version of the files that writeSession() writes. readSession() reads it and earlier ones.
inline constexpr int kSessionVersion = 4;  // 2: classes beyond 255
                                           // 3: only the selection shown, the gallery's arrangement
                                           // 4: names, notes and cameras of maps; names of classes

/// Writes a session as a ZIP archive of uncompressed NPY arrays and session.json, which
/// numpy.load() opens as an NPZ. The same session gives the same bytes. The file appears whole or
/// not at all, and is on the disk when this function returns.
///
///     session.json                version, data sets, maps' recipes and curves, the view
///     0/selection.npy             n bytes: 1 for the selected images of data set 0
///     0/maps/2/positions.npy      rows x dims, float32: those of its map 2
///     0/maps/2/images.npy         rows, uint32
///     0/maps/2/moments.npy        moments x rows x dims, float32
/// Errors: io; badArgument if the description of its maps is longer than readSession() accepts.
Result<void> writeSession(const std::filesystem::path& path, const Session& session);

/// Reads a session. Errors: notFound; badFile: not a session, a later version, arrays that do not
/// fit each other or unpack to far more than the size of the file.
Result<Session> readSession(const std::filesystem::path& path);

/// Checks that a session fits the data sets that were opened for it, and limits its view to what
/// exists: withinReach().
/// @param data as many as the session has data sets
/// Errors: badFile: a data set that is not that of the session, selections or images that do not
/// exist. Thread-safe.
Result<void> fitSession(Session& session, const std::vector<DatasetPtr>& data);

}  // namespace lookbook
