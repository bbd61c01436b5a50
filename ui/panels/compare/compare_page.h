#pragma once

#include "core/base/result.h"

#include <QWidget>

#include <array>
#include <vector>

class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace lookbook::ui {

class ClassLegend;
class ClassSide;
class MapPane;
class MapTools;
struct FigureSource;
class Workspace;

/// Two maps side by side, each of its own data set (Fashion-MNIST left, MNIST right at first) or
/// both of one; or the classes of both.
class ComparePage : public QWidget {
  Q_OBJECT

 public:
  explicit ComparePage(Workspace& workspace, QWidget* parent = nullptr);

  [[nodiscard]] MapTools& tools() { return *tools_; }
  [[nodiscard]] MapPane& pane(int side) { return *sides_[static_cast<std::size_t>(side)].pane; }
  /// The matrices of pairs of classes that there are, to be kept as figures.
  [[nodiscard]] std::vector<FigureSource> matrices() const;
  /// Opens what is to be compared, where it is not open yet.
  void fill();

 signals:
  /// The empty pane's button: the user wants to name files.
  void openRequested();
  /// The grid of all methods is wanted.
  void gridRequested();

 private:
  struct Side {
    MapPane* pane = nullptr;
    ClassSide* classes = nullptr;
    ClassLegend* legend = nullptr;
    QWidget* below = nullptr;  ///< with the legend
    QStackedWidget* stack = nullptr;
    QComboBox* datasets = nullptr;
    QLabel* missing = nullptr;
    bool opening = false;  ///< what stands here by default
  };

  QWidget* makeSide(int side);
  QWidget* makeLegend(int side);
  QWidget* emptyState(int side);
  void listDatasets();
  void follow();
  /// Puts what was opened on the side that still has none.
  void take(int dataset);
  void compare(int side, int dataset);
  void tellMissing(int side, const Error& error);
  [[nodiscard]] bool sameDataset() const;
  void linkCameras(int from);

  Workspace& workspace_;
  std::array<Side, 2> sides_;
  MapTools* tools_ = nullptr;
  QToolButton* link_ = nullptr;
  bool linking_ = false;
  bool filled_ = false;  ///< fill() was called: the page has been seen
};

}  // namespace lookbook::ui
