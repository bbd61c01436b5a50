#pragma once

#include <QSortFilterProxyModel>
#include <QString>

namespace lookbook::ui {

class ClassModel;

/// The rows of a ClassModel in the order of their labels or by falling count, and only those whose
/// names contain a text. The row of all classes is always the last one.
class ClassOrder : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit ClassOrder(ClassModel& classes, QObject* parent = nullptr);

  /// @param text "": all classes; case does not matter
  void search(const QString& text);
  void sortByCount(bool byCount);

 protected:
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  ClassModel& classes_;
  QString text_;
  bool byCount_ = false;
};

}  // namespace lookbook::ui
