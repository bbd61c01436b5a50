#pragma once

#include "core/session/ids.h"
#include "core/statistics/class_moments.h"
#include "ui/text/class_pairs.h"

#include <QWidget>

#include <array>
#include <optional>

class QLabel;
class QToolButton;

namespace lookbook::ui {

class ImageView;
class ImageWall;
class NameLabel;
class Workspace;

/// The images of a pair of classes, side by side; images predicted as the other class come first.
class PairView : public QWidget {
  Q_OBJECT

 public:
  explicit PairView(Workspace& workspace, QWidget* parent = nullptr);

  /// @param means means of the classes, on which the pixel is shown
  void setPair(DatasetId dataset, PairImages pair, const ClassMoments& means);

 signals:
  /// The user went back to the matrix.
  void closed();

 protected:
  bool event(QEvent* event) override;

 private:
  struct Side {
    QWidget* whole = nullptr;
    ImageView* mean = nullptr;
    NameLabel* title = nullptr;
    QLabel* words = nullptr;
    ImageWall* wall = nullptr;
  };

  QWidget* header();
  QWidget* makeSide(int side);
  void offerMenus(std::size_t side);
  void chooseWrong();

  Workspace& workspace_;

  std::optional<DatasetId> dataset_;
  PairImages pair_;
  NameLabel* title_ = nullptr;
  QLabel* sentence_ = nullptr;
  QToolButton* choose_ = nullptr;
  std::array<Side, 2> sides_;
};

}  // namespace lookbook::ui
