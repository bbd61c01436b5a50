#pragma once

#include "core/session/ids.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace lookbook {
struct DatasetView;
}

namespace lookbook::ui {

struct MapItem;
class MomentSlider;
class Workspace;

/// The run of the map shown, to look back at: a slider over its moments, and a button that plays
/// them from the first to the last, again and again where that is asked for. Hidden where there is
/// nothing to look back at. The run is branched at the moment shown. It renders and changes
/// DatasetView::moment.
class Timeline : public QWidget {
  Q_OBJECT

 public:
  explicit Timeline(Workspace& workspace, QWidget* parent = nullptr);

  /// @param dataset none: empty
  void setDataset(std::optional<DatasetId> dataset);

 private:
  [[nodiscard]] const MapItem* item() const;
  [[nodiscard]] const DatasetView& view() const;
  void render();
  void showCurve(const MapItem& item);
  /// @param time among the moments; the last of them is the map as it is now
  void lookAt(double time);
  void play(bool on);
  void playOn();

  Workspace& workspace_;
  std::optional<DatasetId> dataset_;
  QTimer player_;
  QToolButton* play_;
  QToolButton* loop_;
  QToolButton* branch_;
  QToolButton* film_;
  MomentSlider* slider_;
  QLabel* words_;
};

}  // namespace lookbook::ui
