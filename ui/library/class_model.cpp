#include "ui/library/class_model.h"

#include "core/data/image_statistics.h"
#include "ui/library/class_acts.h"
#include "ui/library/open_datasets.h"
#include "ui/look/palette.h"
#include "ui/state/view_store.h"
#include "ui/text/shown_text.h"

#include <numeric>

namespace lookbook::ui {

ClassModel::ClassModel(ViewStore& state, OpenDatasets& library, QObject* parent)
    : QAbstractListModel(parent), state_(state), library_(library) {
  connect(&state, &ViewStore::contentChanged, this, &ClassModel::follow);
}

void ClassModel::setDataset(std::optional<DatasetId> dataset) {
  if (dataset == dataset_) return;
  beginResetModel();
  dataset_ = dataset;
  count();
  endResetModel();
}

void ClassModel::count() {
  counts_.clear();
  if (!dataset_) return;
  const auto& data = *library_.dataset(*dataset_).data();
  const auto split = state_.viewOf(*dataset_).filter.split;
  counts_ = classCounts(data, data.indices(split));
}

void ClassModel::follow(const ViewState& before) {
  if (!dataset_ || dataset_->index() >= before.datasets.size()) return;
  const std::size_t i = dataset_->index();
  const Filter& was = before.datasets[i].filter;
  const Filter& is = state_.view().datasets[i].filter;
  if (was == is) return;
  if (was.split != is.split) count();
  Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

bool ClassModel::isAll(const QModelIndex& index) const {
  return static_cast<std::size_t>(index.row()) >= counts_.size();
}

void ClassModel::isolate(const QModelIndex& index) {
  if (!index.isValid()) return;
  if (isAll(index))
    showAllClasses(state_, *dataset_);
  else
    toggleClassAlone(state_, library_, *dataset_, index.row());
}

int ClassModel::rowCount(const QModelIndex& parent) const {
  if (parent.isValid() || counts_.empty()) return 0;
  return static_cast<int>(counts_.size()) + (counts_.size() > 1 ? 1 : 0);
}

QVariant ClassModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto label = static_cast<std::size_t>(index.row());
  const auto& view = state_.viewOf(*dataset_);
  if (isAll(index)) return dataOfAll(role);
  switch (role) {
    case Qt::DisplayRole:
      return shownName(library_.dataset(*dataset_).data()->className(index.row()));
    case Qt::DecorationRole:
      return classColor(index.row());
    case Qt::CheckStateRole:
      return view.filter.hiddenClasses[label] ? Qt::Unchecked : Qt::Checked;
    case Qt::ToolTipRole:
      return tr("Click the box to show or hide this class, the name to show it alone.");
    case countRole:
      return static_cast<qulonglong>(counts_[label]);
    default:
      return {};
  }
}

QVariant ClassModel::dataOfAll(int role) const {
  switch (role) {
    case Qt::DisplayRole:
      return tr("All classes");
    case Qt::CheckStateRole:
      return state_.viewOf(*dataset_).filter.hiddenClasses == ClassSet() ? Qt::Checked
                                                                         : Qt::Unchecked;
    case Qt::ToolTipRole:
      return tr("Click to show all classes.");
    case countRole:
      return static_cast<qulonglong>(std::accumulate(counts_.begin(), counts_.end(), 0ULL));
    default:
      return {};
  }
}

bool ClassModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::CheckStateRole) return false;
  if (isAll(index)) {
    isolate(index);
    return true;
  }
  setClassShown(state_, *dataset_, index.row(), value.toInt() != Qt::Unchecked);
  return true;
}

Qt::ItemFlags ClassModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
         Qt::ItemNeverHasChildren;
}

}  // namespace lookbook::ui
