#pragma once

#include "core/data/dataset.h"
#include "core/runs/files/report_file.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <vector>

namespace lookbook::ui {

struct MapItem;

/// Captions and labels of maps in figures: of maps of the window, and of maps that the command line
/// reads from files, whose runs are described only by their reports.

/// Joins facts to a caption: "70,000 images · t-SNE with perplexity 30".
QString captionOf(const QStringList& facts);

/// "70,000 images (train and test)"; the splits are named only if the data set has several.
QString imagesFact(const Dataset& dataset, const std::vector<ImageIndex>& images);

/// "t-SNE"; the name in the report if it is unknown; "" if there is none.
QString methodTitle(const MapReport& report);

/// The facts in a report: "t-SNE with perplexity 30", "1,000 iterations", "KL divergence 2.450",
/// ...
QStringList factsOf(const MapReport& report);

/// The facts of a map of the window: "t-SNE, perplexity 30 · all images", "KL 2.447, iteration
/// 1000", "trustworthiness 0.981, ...".
/// @param atItsEnd whether the figure shows the final positions, to which the scores belong
/// @param deep whether the figure shows the map in 3-D
QStringList factsOf(const MapItem& item, bool atItsEnd, bool deep);

/// The label of an axis of a PCA map: "Component 1, 29.1% of the variance".
/// @param variances fractions of the total variance; an axis beyond them has no percentage
/// @param axis counted from 0
QString componentLabel(const std::vector<double>& variances, std::size_t axis);

}  // namespace lookbook::ui
