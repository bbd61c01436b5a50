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
  std::string address;  ///< where the projector's folder will lie on the web; may be empty
};

/// The result of an export.
struct Exported {
  std::uintmax_t bytes = 0;              ///< of the file, or of all in the folder
  std::optional<double> neighborRecall;  ///< FoundNeighbors::recall
};

/// Writes the rows in one format. What comes back is FoundNeighbors::recall, where neighbours were
/// found, and found by HNSW.
using ExportWriter = Result<std::optional<double>> (*)(
    const std::filesystem::path& path, const ExportRows& rows, const ExportOptions& options,
    ThreadTeam& team, const std::stop_token& stop, const Progress& progress);

/// A kind of file or folder that data can be exported as; the command line and the window list the
/// same ones.
struct ExportFormat {
  const char* name;       ///< the command line's word: "csv"
  Label title;            ///< "Table (CSV)"
  Label help;             ///< a line: what it holds and who reads it
  const char* suffix;     ///< of the file: ".csv"; "": it is a folder
  bool takesMap = false;  ///< the rows' map is in it, where there is one
  bool needsMap = false;
  bool needsLabels = false;
  bool ofNeighbors = false;  ///< ExportOptions::neighbors decide
  ExportWriter write = nullptr;

  [[nodiscard]] bool isFolder() const { return *suffix == '\0'; }
};

std::span<const ExportFormat> exportFormats();
/// Null if there is no format of that name.
const ExportFormat* findExportFormat(std::string_view name);

/// Writes a file or folder, which appears complete or not at all; an existing folder that is not
/// empty is refused.
/// @param format one of exportFormats()
/// Errors: badArgument for a format without a writer, and where rows have no map or no labels and
/// the format needs them; those of the writers, cancelled among them.
Result<Exported> writeExport(const ExportFormat& format, const std::filesystem::path& path,
                             const ExportRows& rows, const ExportOptions& options, ThreadTeam& team,
                             const std::stop_token& stop = {}, const Progress& progress = {});

}  // namespace lookbook
