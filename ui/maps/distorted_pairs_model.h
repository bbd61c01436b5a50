#pragma once

#include "core/data/dataset.h"
#include "core/data/image_set.h"
#include "core/embedding/mde/average_distortion.h"

#include <QAbstractListModel>

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace lookbook::ui {

struct MapItem;

/// The distorted pair of the map whose two images are the selection; empty if the selection is not
/// such a pair.
std::optional<std::array<ImageIndex, 2>> distortedPair(const MapItem& item,
                                                       const ImageSet& selection);

/// The pairs of images of one kind (similar or dissimilar) that a minimum-distortion map distorts
/// most, the worst first.
class DistortedPairsModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { distortionRole = Qt::UserRole, distanceRole };

  using QAbstractListModel::QAbstractListModel;

  /// @param item a map of the data set whose run has ended; null: no pairs
  void setPairs(DatasetPtr dataset, const MapItem* item, PairKind kind);

  [[nodiscard]] const DatasetPtr& dataset() const { return dataset_; }
  /// The two images of a row.
  [[nodiscard]] std::pair<ImageIndex, ImageIndex> images(const QModelIndex& index) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  /// DisplayRole: the names of the classes, which screen readers read, too. ToolTipRole: all
  /// details.
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  struct Pair {
    ImageIndex first;
    ImageIndex second;
    float distance;  ///< in the map
    float distortion;
  };

  [[nodiscard]] const Pair& pair(const QModelIndex& index) const {
    return pairs_[static_cast<std::size_t>(index.row())];
  }

  DatasetPtr dataset_;
  std::vector<Pair> pairs_;
};

}  // namespace lookbook::ui
