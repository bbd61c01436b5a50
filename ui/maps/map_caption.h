#pragma once

#include "core/data/dataset.h"
#include "core/runs/files/report_file.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <vector>

namespace lookbook::ui {

struct MapItem;

/// What stands around a map in a figure: of a map of the window, and of one that the command line
/// reads from files, whose run only its report describes.

/// "70,000 images · t-SNE with perplexity 30".
QString captionOf(const QStringList& facts);

/// "70,000 images (train and test)"; the splits only where the data set has several.
QString imagesFact(const Dataset& dataset, const std::vector<ImageIndex>& images);

/// "t-SNE"; the name itself where it is not known; "" where there is none.
QString methodTitle(const MapReport& report);

/// "t-SNE with perplexity 30", "1,000 iterations", "KL divergence 2.450", ... Nothing of what the
/// report does not hold.
QStringList factsOf(const MapReport& report);

/// "t-SNE, perplexity 30 · all images", "KL 2.447, iteration 1000", "trustworthiness 0.981, ...".
/// @param atItsEnd whether the figure shows the map's last positions, which its scores are of
/// @param deep whether it is seen in 3-D
QStringList factsOf(const MapItem& item, bool atItsEnd, bool deep);

/// Of an axis of PCA, counted from 0: "Component 1, 29.1% of the variance".
/// @param variances fractions of the total; an axis beyond them has no percentage
QString componentLabel(const std::vector<double>& variances, std::size_t axis);

}  // namespace lookbook::ui
