// Saving and opening the session of the main window.

#include "core/base/text.h"
#include "ui/commands/command_dialogs.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"
#include "ui/window/autosave.h"
#include "ui/window/main_window.h"
#include "ui/workspace/session_changes.h"
#include "ui/workspace/workspace.h"

#include <QDateTime>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace lookbook::ui {

namespace {

QString timeOf(const QString& file) {
  return QFileInfo(file).lastModified().toString(QStringLiteral("d MMM, hh:mm"));
}

QString describeCosts(const SessionChanges::Costly& costly) {
  QStringList parts;
  if (costly.maps > 0) parts += translated(plural(costly.maps, "%n map", "%n maps"));
  if (costly.selections > 0)
    parts += translated(plural(costly.selections, "%n selection", "%n selections"));
  if (costly.notes > 0) parts += QObject::tr("names and notes of maps");
  return QObject::tr("Not saved yet: %1.").arg(listOf(parts));
}

}  // namespace

Session MainWindow::session() const {
  Session session = workspace_->sessions().session();
  session.layout = saveState().toBase64().toStdString();
  return session;
}

void MainWindow::saveSession(const QString& path) {
  saver_.start([session = session(), file = path.toStdString()](
                   const std::stop_token&) { return writeSession(file, session); },
               [this, path, content = changes_->content()](const Result<void>& saved) {
                 const bool closes = std::exchange(closesWhenSaved_, false);
                 if (!saved) return messages_->showError(shownError(saved.error()));
                 sessionFile_ = path;
                 remember(path);
                 changes_->markSaved(content);
                 showTitle();
                 workspace_->notices().reportSaved(path);
                 if (closes) close();
               });
}

void MainWindow::showTitle() {
  const auto active = workspace_->state().view().active;
  QStringList parts;
  if (!sessionFile_.isEmpty()) parts += shownName(QFileInfo(sessionFile_).fileName());
  if (active) parts += shownName(workspace_->library().dataset(*active).data()->title());
  const QString named = titleText(parts.join(QStringLiteral(" – ")));
  setWindowTitle(named.isEmpty() ? QStringLiteral("Lookbook")
                                 : QStringLiteral("%1[*] — Lookbook").arg(named));
  setWindowModified(!named.isEmpty() &&
                    (sessionFile_.isEmpty() ? changes_->costly().any() : changes_->any()));
}

bool MainWindow::mayClose() {
  if (!changes_->costly().any()) {
    if (changes_->any())
      if (const auto kept = autosave_->keep(); !kept) workspace_->notices().report(kept.error());
    return true;
  }
  QMessageBox question(QMessageBox::Question, tr("Lookbook"),
                       tr("Save the session before closing?"),
                       QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
  question.setObjectName(QStringLiteral("saveBeforeClosing"));
  question.setTextFormat(Qt::PlainText);
  question.setInformativeText(describeCosts(changes_->costly()));
  question.button(QMessageBox::Discard)->setText(tr("&Don't save"));
  question.setDefaultButton(QMessageBox::Save);
  const int answer = question.exec();
  if (answer != QMessageBox::Save) return answer == QMessageBox::Discard;
  const QString path = sessionFile_.isEmpty() ? askForSessionFile(this, {}) : sessionFile_;
  if (path.isEmpty()) return false;
  closesWhenSaved_ = true;
  saveSession(path);
  return false;
}

bool MainWindow::offerUnsaved() {
  const QStringList left = Autosave::leftBehind();
  if (left.isEmpty()) return false;
  QMessageBox question(
      QMessageBox::Question, tr("Lookbook"),
      tr("Lookbook did not close properly. Restore your work from %1?").arg(timeOf(left.front())),
      QMessageBox::Open | QMessageBox::Discard, this);
  question.setTextFormat(Qt::PlainText);
  question.button(QMessageBox::Open)->setText(tr("&Restore"));
  const bool wanted = question.exec() == QMessageBox::Open;
  if (wanted) restoreSession(left.front(), false);
  for (const QString& file : left)
    if (!wanted || file != left.front()) QFile::remove(file);
  return wanted;
}

void MainWindow::offerKept() {
  const QString kept = Autosave::kept();
  if (kept.isEmpty()) return;
  messages_->offer(tr("Lookbook kept what was open when it closed on %1.").arg(timeOf(kept)),
                   tr("Restore"), [this, kept] { restoreSession(kept, false); });
}

void MainWindow::restoreSession(const QString& path, bool named) {
  if (workspace_->library().countOpen() > 0 || workspace_->library().opening()) {
    auto* another = new MainWindow;
    another->setAttribute(Qt::WA_DeleteOnClose);
    another->show();
    another->restoreSession(path, named);
    if (!named && !changes_->any()) close();  // this window has no changes
    return;
  }
  messages_->clear();
  workspace_->sessions().restore(path, [this, path, named](const Result<std::string>& layout) {
    if (!layout) return messages_->showError(shownError(layout.error()));
    restoreState(QByteArray::fromBase64(QByteArray::fromStdString(*layout)));
    if (named) {
      remember(path);
      sessionFile_ = path;
      changes_->markSaved(changes_->content());
      showTitle();
    } else {
      // The file is deleted once this window has written its own.
      connect(
          autosave_, &Autosave::written, this, [path] { QFile::remove(path); },
          Qt::SingleShotConnection);
      autosave_->write();
    }
    focusPage();
  });
}

}  // namespace lookbook::ui
