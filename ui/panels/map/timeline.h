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

/// Looks back at the run of the map shown: a slider over its moments, a button that plays them from
/// the first to the last (or in a loop), and buttons for a branch at the moment shown and a film.
/// Shows and changes DatasetView::moment. Hidden if the map has no moments.
class Timeline : public QWidget {
  Q_OBJECT

 public:
  explicit Timeline(Workspace& workspace, QWidget* parent = nullptr);

  /// @param dataset empty: the timeline is hidden
  void setDataset(std::optional<DatasetId> dataset);

 private:
  [[nodiscard]] const MapItem* item() const;
  [[nodiscard]] const DatasetView& view() const;
  void render();
  void showCurve(const MapItem& item);
  /// @param time a time within the moments, the last of which is the current map
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
