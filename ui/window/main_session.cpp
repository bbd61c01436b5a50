// The main window's session: saved to a file, and opened again.

#include "ui/panels/parts/message_bar.h"
#include "ui/text/shown_text.h"
#include "ui/window/autosave.h"
#include "ui/window/main_window.h"
#include "ui/workspace/workspace.h"

#include <QDateTime>
#include <QFileInfo>
#include <QMessageBox>

namespace lookbook::ui {

Session MainWindow::session() const {
  Session session = workspace_->sessions().session();
  session.layout = saveState().toBase64().toStdString();
  return session;
}

void MainWindow::saveSession(const QString& path) {
  saver_.start([session = session(), file = path.toStdString()](
                   const std::stop_token&) { return writeSession(file, session); },
               [this, path](const Result<void>& saved) {
                 if (!saved) return messages_->show(shownError(saved.error()));
                 remember(path);
                 workspace_->notices().note(tr("The session is in %1").arg(path));
               });
}

bool MainWindow::offerUnsaved() {
  const QStringList left = Autosave::leftBehind();
  if (left.isEmpty()) return false;
  const QString when =
      QFileInfo(left.front()).lastModified().toString(QStringLiteral("d MMM, hh:mm"));
  QMessageBox question(QMessageBox::Question, tr("Lookbook"),
                       tr("Lookbook ended without closing. Open what was kept of %1?").arg(when),
                       QMessageBox::Open | QMessageBox::Discard, this);
  question.setTextFormat(Qt::PlainText);
  const bool wanted = question.exec() == QMessageBox::Open;
  if (wanted) restoreSession(left.front(), false);
  for (const QString& file : left)
    if (!wanted || file != left.front()) QFile::remove(file);
  return wanted;
}

void MainWindow::restoreSession(const QString& path, bool keep) {
  if (workspace_->library().count() > 0 || workspace_->library().opening()) {
    auto* another = new MainWindow;
    another->setAttribute(Qt::WA_DeleteOnClose);
    another->show();
    return another->restoreSession(path);
  }
  messages_->hide();
  workspace_->sessions().restore(path, [this, path, keep](const Result<std::string>& layout) {
    if (!layout) return messages_->show(shownError(layout.error()));
    restoreState(QByteArray::fromBase64(QByteArray::fromStdString(*layout)));
    if (keep)
      remember(path);
    else
      QFile::remove(path);
    focusPage();
  });
}

}  // namespace lookbook::ui
