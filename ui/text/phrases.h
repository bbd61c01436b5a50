#pragma once

#include <QString>
#include <QStringList>

#include <cstddef>

namespace lookbook::ui {

/// "1 image", "70,000 images".
QString imageCount(std::size_t count);

/// Formats 0.927 as "92.7%", with this number of decimals.
QString percent(double share, int decimals = 1);

/// "PCA, t-SNE and UMAP".
QString listOf(QStringList words);

}  // namespace lookbook::ui
