#include "ui/library/class_order.h"

#include "ui/library/class_model.h"

namespace lookbook::ui {

ClassOrder::ClassOrder(ClassModel& classes, QObject* parent)
    : QSortFilterProxyModel(parent), classes_(classes) {
  setSourceModel(&classes);
  sort(0);
}

void ClassOrder::search(const QString& text) {
  text_ = text.trimmed();
  invalidateFilter();
}

void ClassOrder::sortByCount(bool byCount) {
  byCount_ = byCount;
  invalidate();
}

bool ClassOrder::filterAcceptsRow(int row, const QModelIndex& parent) const {
  const QModelIndex index = classes_.index(row, 0, parent);
  return classes_.isAll(index) || index.data().toString().contains(text_, Qt::CaseInsensitive);
}

bool ClassOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const auto count = [](const QModelIndex& index) {
    return index.data(ClassModel::countRole).toULongLong();
  };
  const bool bothClasses = !classes_.isAll(left) && !classes_.isAll(right);
  if (byCount_ && bothClasses && count(left) != count(right)) return count(left) > count(right);
  return left.row() < right.row();
}

}  // namespace lookbook::ui
