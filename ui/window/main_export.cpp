// What the main window takes in beside data sets, and gives out: maps made elsewhere, exports.

#include "ui/canvas/canvas.h"
#include "ui/models/workspace.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/panels/save/export_dialog.h"
#include "ui/text/shown_text.h"
#include "ui/window/main_window.h"

#include <QFileDialog>
#include <QFileInfo>

namespace lookbook::ui {

void MainWindow::chooseMapFile() {
  const QString file = QFileDialog::getOpenFileName(
      this, tr("Open a map of the data set's images"), {},
      tr("Maps (*.npy *.npz *.csv *.csv.gz *.tsv *.txt);;All files (*)"));
  if (!file.isEmpty()) whenWanted(file, [this, file] { openMap(file); });
}

void MainWindow::openMap(const QString& path) {
  const int active = workspace_->view().active;
  if (active < 0) {
    messages_->show(tr("%1 is a map: open the data set of its images first, then the map again.")
                        .arg(shownName(QFileInfo(path).fileName())));
    return;
  }
  messages_->hide();
  if (workspace_->view().page == Page::gallery)
    workspace_->change([](ViewState& view) { view.page = Page::map; });
  canvas().setFocus();
  workspace_->openMap(active, path);
}

void MainWindow::showExport(bool selection) {
  if (!export_) export_ = new ExportDialog(*workspace_, this);
  export_->begin(selection);
  export_->show();
  export_->raise();
  export_->activateWindow();
}

}  // namespace lookbook::ui
