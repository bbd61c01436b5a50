// Dragging files over the main window and dropping them.

#include "core/base/text.h"
#include "ui/library/new_image.h"
#include "ui/panels/frame/page_widget.h"
#include "ui/state/compared.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"
#include "ui/window/drop_hint.h"
#include "ui/window/main_window.h"
#include "ui/workspace/workspace.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>

#include <algorithm>
#include <optional>
#include <utility>

namespace lookbook::ui {

namespace {

QStringList filesOf(const QMimeData& data) {
  QStringList files;
  for (const QUrl& url : data.urls())
    if (url.isLocalFile()) files += url.toLocalFile();
  return files;
}

}  // namespace

/// The effect of a drop, in words.
QString MainWindow::dropWords(const QStringList& files, const QPoint& place) const {
  const ViewState& view = workspace_->state().view();
  const std::optional<DatasetId> at = page().datasetAt(place);
  const std::optional<DatasetId> dataset = at ? at : view.active;
  if (dataset && std::ranges::all_of(files, &isPictureFile))
    return tr("Place on the map of %1")
        .arg(shownName(workspace_->library().dataset(*dataset).data()->title()));
  if (files.size() == 1) return tr("Open %1").arg(shownName(QFileInfo(files.front()).fileName()));
  return translated(plural(files.size(), "Open %n file", "Open %n files, in this order"));
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!event->mimeData()->hasUrls()) return;
  event->acceptProposedAction();
  dragMoveEvent(event);
}

void MainWindow::dragMoveEvent(QDragMoveEvent* event) {
  const QStringList files = filesOf(*event->mimeData());
  if (files.isEmpty()) return;
  event->acceptProposedAction();
  dropHint_->show(dropWords(files, page().mapFrom(this, event->position().toPoint())));
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent* event) {
  dropHint_->hide();
  QMainWindow::dragLeaveEvent(event);
}

void MainWindow::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  dropHint_->hide();
  const QPoint place = page().mapFrom(this, event->position().toPoint());
  if (const std::optional<DatasetId> dataset = page().datasetAt(place))
    workspace_->state().change([&](ViewState& view) { view.active = *dataset; });
  // A data set that is dropped together with a picture or a map may become the active one
  // meanwhile.
  const auto target = workspace_->state().view().active;
  for (const QString& file : filesOf(*event->mimeData())) dropped_.push_back({file, target});
  shownOfDrop_.reset();
  openNextDropped();
}

/// Opens the files one after another, so that the list keeps their order. Finally the first one is
/// shown.
void MainWindow::openNextDropped() {
  if (workspace_->library().opening()) return;
  const std::optional<DatasetId> active = workspace_->state().view().active;
  if (openingDrop_ && !shownOfDrop_) shownOfDrop_ = active;  // the first has been opened
  if (dropped_.empty()) {
    openingDrop_ = false;
    if (const auto shown = std::exchange(shownOfDrop_, {}))
      workspace_->state().change([&](ViewState& view) { showDataset(view, *shown); });
    return;
  }
  openingDrop_ = true;
  const auto [file, target] = dropped_.front();
  dropped_.pop_front();
  if (isPictureFile(file))
    openFigure(file, [this, file, target] { place(file, target); });
  else
    openFor(file, {}, target);
  if (!workspace_->library().opening()) openNextDropped();  // it was rejected immediately
}

}  // namespace lookbook::ui
