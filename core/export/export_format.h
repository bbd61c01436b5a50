#pragma once

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/export/export_rows.h"
#include "core/export/neighbor_export.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace lookbook {

/// Options of some formats.
struct ExportOptions {
  NeighborExport neighbors;
  std::string address;  ///< of the projector's folder on the web; may be empty
};

/// The result of an export.
struct Exported {
  std::uintmax_t bytes = 0;              ///< of the file, or of all in the folder
  std::optional<double> neighborRecall;  ///< FoundNeighbors::recall
};

/// Writes the rows in one format. Returns FoundNeighbors::recall if neighbours were found by
/// HNSW.
using ExportWriter = Result<std::optional<double>> (*)(
    const std::filesystem::path& path, const ExportRows& rows, const ExportOptions& options,
    ThreadTeam& team, const std::stop_token& stop, const Progress& progress);

/// A kind of file or folder for exported data; the command line and the window list the
/// same ones.
struct ExportFormat {
  const char* name;       ///< the command line's word: "csv"
  Label title;            ///< "Table (CSV)"
  Label help;             ///< a line: its contents and the programs that read it
  const char* suffix;     ///< of the file: ".csv"; "" for a folder
  bool takesMap = false;  ///< it contains the rows' map, if there is one
  bool needsMap = false;
  bool needsLabels = false;
  bool ofNeighbors = false;  ///< ExportOptions::neighbors decide
  ExportWriter write = nullptr;

  [[nodiscard]] bool isFolder() const { return *suffix == '\0'; }
};

std::span<const ExportFormat> exportFormats();
/// The format of that name; null if there is none.
const ExportFormat* findExportFormat(std::string_view name);

/// Writes a file or folder, which appears complete or not at all; an existing folder that is not
/// empty is refused.
/// @param format one of exportFormats()
/// Errors: badArgument for a format without a writer, and for rows without a map or labels if
/// the format needs them; those of the writers, including cancelled.
Result<Exported> writeExport(const ExportFormat& format, const std::filesystem::path& path,
                             const ExportRows& rows, const ExportOptions& options, ThreadTeam& team,
                             const std::stop_token& stop = {}, const Progress& progress = {});

}  // namespace lookbook
