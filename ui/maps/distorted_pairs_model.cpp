#include "ui/maps/distorted_pairs_model.h"

#include "ui/maps/map_item.h"
#include "ui/text/shown_text.h"

namespace lookbook::ui {

std::optional<std::array<ImageIndex, 2>> distortedPair(const MapItem& item,
                                                       const ImageSet& selection) {
  if (selection.count() != 2) return std::nullopt;
  for (const PairDistortion& pair : item.record().mostDistorted) {
    const std::array ends{item.images()[pair.i], item.images()[pair.j]};
    if (selection.contains(ends[0]) && selection.contains(ends[1])) return ends;
  }
  return std::nullopt;
}

void DistortedPairsModel::setPairs(DatasetPtr dataset, const MapItem* item, PairKind kind) {
  beginResetModel();
  dataset_ = std::move(dataset);
  pairs_.clear();
  if (item)
    for (const PairDistortion& pair : item->record().mostDistorted)
      if (pair.kind == kind)
        pairs_.push_back(
            {item->images()[pair.i], item->images()[pair.j], pair.distance, pair.distortion});
  endResetModel();
}

std::pair<ImageIndex, ImageIndex> DistortedPairsModel::images(const QModelIndex& index) const {
  return {pair(index).first, pair(index).second};
}

int DistortedPairsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(pairs_.size());
}

QVariant DistortedPairsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Pair& of = pair(index);
  const auto className = [this](ImageIndex image) {
    return shownName(dataset_->className(dataset_->label(image)));
  };
  const auto described = [&](ImageIndex image) {
    return tr("%1, %2").arg(className(image),
                            QString::fromStdString(dataset_->describeIndex(image)));
  };
  switch (role) {
    case Qt::DisplayRole:
      return tr("%1 and %2").arg(className(of.first), className(of.second));
    case Qt::ToolTipRole:
      return toolTipText(tr("%1\n%2\nDistance in the map %3, distortion %4")
                             .arg(described(of.first), described(of.second),
                                  QString::number(of.distance, 'g', 3),
                                  QString::number(of.distortion, 'f', 3)));
    case distortionRole:
      return of.distortion;
    case distanceRole:
      return of.distance;
    default:
      return {};
  }
}

}  // namespace lookbook::ui
