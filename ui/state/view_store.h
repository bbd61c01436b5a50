#pragma once

#include "core/session/view_history.h"
#include "core/session/view_state.h"
#include "ui/look/palette.h"
#include "ui/state/selection_change.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace lookbook::ui {

/// The one ViewState that all panels render, its history, and the image under the pointer. Panels
/// do not call each other: they change() the state and follow the signals. Lives on the window's
/// thread.
class ViewStore : public QObject {
  Q_OBJECT

 public:
  explicit ViewStore(QObject* parent = nullptr);

  [[nodiscard]] const ViewState& view() const { return view_; }
  /// The view of one open data set.
  [[nodiscard]] const DatasetView& viewOf(DatasetId dataset) const {
    return view_.datasets[dataset.index()];
  }
  /// The data sets that the page shows, each once.
  [[nodiscard]] std::vector<DatasetId> shownDatasets() const;

  /// Replaces the state by an edited copy and emits signals if it differs.
  void change(const std::function<void(ViewState&)>& edit);
  /// The same for the view of one data set.
  void changeDataset(DatasetId dataset, const std::function<void(DatasetView&)>& edit);
  /// Lets several changes be one step to take back.
  void asOneStep(const std::function<void()>& changes);
  /// Replaces the state by a saved one; no step to take back.
  void restore(ViewState view);

  /// Takes the last change back, or does it again; none: nothing. See history().
  void undo();
  void redo();
  [[nodiscard]] const ViewHistory& history() const { return history_; }
  /// Goes back to the page, image or camera before, or forward again: the history moves(). Does
  /// nothing if there is none.
  void back();
  void forward();
  [[nodiscard]] const ViewHistory& moves() const { return moves_; }
  /// Sets a function that these four apply to a past view: it leaves out what no longer exists.
  void setRepair(std::function<ViewState(ViewState past)> repair) { repair_ = std::move(repair); }

  /// The look in force: the user's choice, or the system's by its palette.
  [[nodiscard]] const Theme& theme() const;

  [[nodiscard]] std::optional<ImageIndex> hovered(DatasetId dataset) const;
  void setHovered(DatasetId dataset, std::optional<ImageIndex> image);

  // Selection.

  void select(DatasetId dataset, const ImageSet& images);
  /// A rectangle, lasso or drag was closed round these images.
  void selectRegion(DatasetId dataset, const std::vector<ImageIndex>& images,
                    SelectionChange change);
  /// A click on an image makes it the current one; with a modifier it changes the selection, too.
  /// One on no image does nothing.
  void click(DatasetId dataset, std::optional<ImageIndex> image, SelectionChange change);
  void clearSelection(DatasetId dataset);

 signals:
  /// The view state differs from what it was.
  void viewChanged(const lookbook::ViewState& before);
  /// The same, but only where more than cameras differ: for whoever does not draw maps or sheets.
  void contentChanged(const lookbook::ViewState& before);
  /// After contentChanged(), and after the last of the changes of one step.
  void settled();
  /// history() or moves() have changed.
  void historyChanged();
  void hoverChanged(lookbook::DatasetId dataset);

 private:
  void show(ViewState next);
  [[nodiscard]] ViewState repaired(ViewState past) const;

  ViewState view_;
  ViewHistory history_{HistoryKind::edits};
  ViewHistory moves_{HistoryKind::moves};
  std::function<ViewState(ViewState)> repair_;
  std::vector<std::optional<ImageIndex>> hovered_;  ///< by data set, as far as any was
  int steps_ = 0;                                   ///< asOneStep() within one another
  bool systemIsDark_ = false;
};

}  // namespace lookbook::ui
