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
  /// Calls `changes`, and makes all changes within it one step for undo().
  void asOneStep(const std::function<void()>& changes);
  /// Replaces the state by a saved one. This is no step for undo().
  void restore(ViewState view);

  /// Reverts the last change of history(), or applies it again. Does nothing if there is none.
  void undo();
  void redo();
  [[nodiscard]] const ViewHistory& history() const { return history_; }
  /// Goes back to the previous page, image or camera in moves(), or forward again. Does nothing if
  /// there is none.
  void back();
  void forward();
  [[nodiscard]] const ViewHistory& moves() const { return moves_; }
  /// Sets a function that these four apply to a past view, to remove what no longer exists.
  void setRepair(std::function<ViewState(ViewState past)> repair) { repair_ = std::move(repair); }

  /// The current theme: the user's choice, or that of the system, which is derived from its
  /// palette.
  [[nodiscard]] const Theme& theme() const;

  /// The image of a data set under the pointer, in any view; empty: none.
  [[nodiscard]] std::optional<ImageIndex> hovered(DatasetId dataset) const;
  void setHovered(DatasetId dataset, std::optional<ImageIndex> image);

  // Selection.

  /// Selects exactly these images.
  void select(DatasetId dataset, const ImageSet& images);
  /// Changes the selection by the images of a rectangle, lasso or drag.
  void selectRegion(DatasetId dataset, const std::vector<ImageIndex>& images,
                    SelectionChange change);
  /// Makes the clicked image the current one; with a modifier, changes the selection, too. Does
  /// nothing for a click on no image.
  void click(DatasetId dataset, std::optional<ImageIndex> image, SelectionChange change);
  void clearSelection(DatasetId dataset);

 signals:
  /// The view state has changed.
  void viewChanged(const lookbook::ViewState& before);
  /// The view state has changed in more than cameras. For parts that do not draw maps or sheets.
  void contentChanged(const lookbook::ViewState& before);
  /// Emitted after contentChanged(), once for all changes of a step.
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
  /// By data set; may be shorter than the list of data sets.
  std::vector<std::optional<ImageIndex>> hovered_;
  int steps_ = 0;  ///< depth of nested calls of asOneStep()
  bool systemIsDark_ = false;
};

}  // namespace lookbook::ui
