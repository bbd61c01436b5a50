#pragma once

#include "core/session/ids.h"

#include <QAbstractListModel>

#include <cstddef>
#include <optional>
#include <vector>

namespace lookbook {
struct ViewState;
}

namespace lookbook::ui {

class OpenDatasets;
class ViewStore;

/// The classes of one open data set as a legend: colour, name, number of images in the split shown,
/// and a check box that shows or hides the class in every view. If there are several classes, the
/// last row, without a colour, stands for all of them.
class ClassModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { countRole = Qt::UserRole };

  ClassModel(ViewStore& state, OpenDatasets& library, QObject* parent = nullptr);

  /// @param dataset empty: the model has no rows
  void setDataset(std::optional<DatasetId> dataset);

  /// Shows only this class; shows all classes if it is the only one shown, or for the last row.
  void isolate(const QModelIndex& index);

  /// Whether the row stands for all classes.
  [[nodiscard]] bool isAll(const QModelIndex& index) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  [[nodiscard]] QVariant dataOfAll(int role) const;
  void follow(const ViewState& before);
  void count();

  ViewStore& state_;
  OpenDatasets& library_;

  std::optional<DatasetId> dataset_;
  std::vector<std::size_t> counts_;
};

}  // namespace lookbook::ui
