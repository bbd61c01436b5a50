#pragma once

#include "core/session/ids.h"
#include "ui/panels/frame/page_widget.h"

#include <array>
#include <optional>

class QGridLayout;

namespace lookbook::ui {

class MapPane;
class MapTools;
class Workspace;

/// Two maps side by side, of two data sets or of one. If only one data set is compared, only its
/// map is shown. ViewState::compared has the data sets (ui/state/compared.h).
class ComparePage : public PageWidget {
  Q_OBJECT

 public:
  explicit ComparePage(Workspace& workspace, QWidget* parent = nullptr);

  [[nodiscard]] QWidget& keyTarget() override;
  [[nodiscard]] QWidget* headerTools() override { return header_; }
  [[nodiscard]] QWidget* bottomLine() override { return bottom_; }
  void opened() override;
  void showAll() override;
  void toggleLegend() override;
  [[nodiscard]] std::optional<DatasetId> datasetAt(QPoint place) const override;

  [[nodiscard]] MapTools& tools() { return *tools_; }
  [[nodiscard]] MapPane& pane(int side) { return *sides_[static_cast<std::size_t>(side)].pane; }

 private:
  struct Side {
    MapPane* pane = nullptr;
    QWidget* header = nullptr;  ///< above the map
  };

  void makeSide(std::size_t side);
  void makeHeader();
  void follow();
  [[nodiscard]] bool sameDataset() const;
  void linkCameras(int from);

  Workspace& workspace_;
  std::array<Side, 2> sides_;
  QGridLayout* halves_ = nullptr;
  MapTools* tools_ = nullptr;
  QWidget* header_ = nullptr;  ///< in the window's header
  QWidget* bottom_ = nullptr;  ///< in the window's bottom line
  bool linking_ = false;
  bool linked_ = false;  ///< the last value of ViewState::camerasLinked
};

}  // namespace lookbook::ui
