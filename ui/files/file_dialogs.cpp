#include "ui/files/file_dialogs.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

namespace lookbook::ui {

namespace {

QString keyOf(FileKind kind) {
  switch (kind) {
    case FileKind::dataset:
      return QStringLiteral("folders/dataset");
    case FileKind::map:
      return QStringLiteral("folders/map");
    case FileKind::picture:
      return QStringLiteral("folders/picture");
    case FileKind::session:
      return QStringLiteral("folders/session");
    case FileKind::figure:
      return QStringLiteral("figure/folder");  // the key that earlier versions wrote
    case FileKind::film:
      break;
  }
  return QStringLiteral("folders/film");
}

QString suffixOf(const QString& name) {
  return QFileInfo(name).suffix().toLower();
}

}  // namespace

QString folderOf(FileKind kind) {
  const QString last = QSettings().value(keyOf(kind)).toString();
  if (!last.isEmpty() && QFileInfo(last).isDir()) return QDir(last).absolutePath();
  const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  return !documents.isEmpty() && QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

void rememberFolder(FileKind kind, const QString& file) {
  QSettings().setValue(keyOf(kind), QFileInfo(file).absolutePath());
}

QString askToOpen(QWidget* parent, FileKind kind, const QString& title, const QString& filters) {
  const QString file = QFileDialog::getOpenFileName(parent, title, folderOf(kind), filters);
  if (!file.isEmpty()) rememberFolder(kind, file);
  return file;
}

QString askForFolder(QWidget* parent, FileKind kind, const QString& title) {
  const QString folder = QFileDialog::getExistingDirectory(parent, title, folderOf(kind));
  if (!folder.isEmpty()) rememberFolder(kind, folder);
  return folder;
}

QString askToSave(QWidget* parent, FileKind kind, const QString& title, const QString& name,
                  const QString& filters, const QStringList& suffixes) {
  QFileDialog dialog(parent, title, folderOf(kind), filters);
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix(suffixOf(name));
  dialog.selectFile(name);
  if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) return {};
  QString file = dialog.selectedFiles().front();
  if (!suffixes.contains(suffixOf(file))) file += QLatin1Char('.') + suffixOf(name);
  rememberFolder(kind, file);
  return file;
}

void showInFolder(const QString& file) {
  QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
}

}  // namespace lookbook::ui
