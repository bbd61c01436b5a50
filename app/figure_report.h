#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/runs/map_run.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lookbook::app {

/// What a figure tells of the run that made a map, read from the report that `lookbook-cli embed`
/// writes. What a report does not hold is left empty: it is then not told.
struct FigureReport {
  std::string recipe;       ///< as JSON
  std::string dataset;      ///< title
  std::string fingerprint;  ///< of the data set or matrix that was embedded
  std::string rows;         ///< "all", "test first 2000"
  std::optional<std::size_t> count;
  std::string method;                           ///< "pca", "tsne", "umap", "mde"
  int components = MapOptions{}.pcaComponents;  ///< kept of the input before; 0: the input as it is
  std::optional<double> perplexity;
  std::optional<int> neighbors;  ///< UMAP's
  std::optional<int> iterations;
  std::optional<double> klDivergence;
  std::optional<double> averageDistortion;
  std::string initialization;
  std::optional<std::size_t> seed;
  std::vector<double> componentVariances;  ///< fractions of the total

  /// "t-SNE"; the name itself where it is not known.
  [[nodiscard]] std::string methodTitle() const;
  /// "t-SNE with perplexity 30", "1,000 iterations", "KL divergence 2.45", ...
  [[nodiscard]] std::vector<std::string> facts() const;
  /// "Component 1, 29.1% of the variance" for PCA's axes (counted from 0); "" for other methods.
  [[nodiscard]] std::string axisLabel(std::size_t axis) const;
};

/// Errors: notFound; badFile where it is no such report.
Result<FigureReport> readFigureReport(const std::filesystem::path& path);

/// The report must speak of these images, so that no point is told to be another image's.
/// Errors: badFile with found and expected.
Result<void> checkReport(const FigureReport& report, const std::string& path,
                         const Dataset& dataset, const std::vector<ImageIndex>& images);

}  // namespace lookbook::app
