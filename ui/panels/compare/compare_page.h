#pragma once

#include "core/base/result.h"
#include "core/session/ids.h"
#include "ui/panels/frame/page_widget.h"

#include <array>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace lookbook::ui {

class ClassSide;
class MapPane;
class MapTools;
struct FigureSource;
class Workspace;

/// Two maps side by side, each of its own data set (Fashion-MNIST left, MNIST right at first) or
/// both of one; or the classes of both.
class ComparePage : public PageWidget {
  Q_OBJECT

 public:
  explicit ComparePage(Workspace& workspace, QWidget* parent = nullptr);

  [[nodiscard]] QWidget& keyTarget() override;
  [[nodiscard]] QWidget* headerTools() override { return header_; }
  [[nodiscard]] QWidget* bottomLine() override { return bottom_; }
  void opened() override { fill(); }
  void showAll() override;
  void toggleLegend() override;
  [[nodiscard]] std::optional<DatasetId> datasetAt(QPoint place) const override;

  [[nodiscard]] MapTools& tools() { return *tools_; }
  [[nodiscard]] MapPane& pane(int side) { return *sides_[static_cast<std::size_t>(side)].pane; }
  /// The matrices of pairs of classes that there are, to be kept as figures.
  [[nodiscard]] std::vector<FigureSource> matrices() const;
  /// Opens what is to be compared, where it is not open yet.
  void fill();

 private:
  struct Side {
    MapPane* pane = nullptr;
    ClassSide* classes = nullptr;
    QWidget* header = nullptr;  ///< above the map
    QStackedWidget* stack = nullptr;
    QComboBox* datasets = nullptr;
    QLabel* missing = nullptr;
    bool opening = false;  ///< what stands here by default
  };

  QWidget* makeSide(int side);
  void makeHeader();
  QWidget* emptyState(int side);
  void listDatasets();
  void follow();
  /// Puts what was opened on the side that still has none.
  void take(DatasetId dataset);
  void compare(int side, std::optional<DatasetId> dataset);
  void tellMissing(int side, const Error& error);
  [[nodiscard]] bool sameDataset() const;
  void linkCameras(int from);

  Workspace& workspace_;
  std::array<Side, 2> sides_;
  MapTools* tools_ = nullptr;
  QWidget* header_ = nullptr;      ///< in the window's header
  QWidget* mapTools_ = nullptr;    ///< of it, what maps alone need
  QWidget* bottom_ = nullptr;      ///< the window's bottom line
  QWidget* mapsBottom_ = nullptr;  ///< in it
  bool linking_ = false;
  bool linked_ = false;  ///< ViewState::camerasLinked, as followed
  bool filled_ = false;  ///< fill() was called: the page has been seen
};

}  // namespace lookbook::ui
