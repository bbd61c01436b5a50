#include "ui/window/autosave.h"

#include "ui/text/shown_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUuid>

#include <utility>

namespace lookbook::ui {

namespace {

constexpr int kInterval = 60'000;  // ms from a change to writing the file

/// The application's data folder. If it cannot be created, for example because the name of the home
/// folder is not UTF-8, the runtime folder, which exists while the user is logged in.
QDir folder() {
  for (const auto location : {QStandardPaths::AppDataLocation, QStandardPaths::RuntimeLocation}) {
    const QDir data(QStandardPaths::writableLocation(location));
    const QString unsaved = location == QStandardPaths::AppDataLocation
                                ? QStringLiteral("unsaved")
                                : QStringLiteral("lookbook-unsaved");
    if (QDir().mkpath(data.filePath(unsaved))) return QDir(data.filePath(unsaved));
  }
  return QDir::temp();
}

QString keptFile() {
  return folder().filePath(QStringLiteral("kept/last.lookbook"));
}

QString lockOf(const QString& file) {
  return file + QStringLiteral(".lock");
}

QString newFile() {
  return folder().filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) +
                           QStringLiteral(".lookbook"));
}

}  // namespace

Autosave::Autosave(std::function<Session()> session, QObject* parent)
    : QObject(parent),
      session_(std::move(session)),
      file_(newFile()),
      lock_(lockOf(file_)),
      writer_(std::make_unique<LatestTask>(Label("The session cannot be kept"), Lane::writing)) {
  lock_.setStaleLockTime(0);  // the lock is valid as long as its process runs
  lock_.tryLock();
  timer_.setSingleShot(true);
  timer_.setInterval(kInterval);
  connect(&timer_, &QTimer::timeout, this, &Autosave::write);
}

Autosave::~Autosave() {
  writer_.reset();  // waits for it, so that no file appears afterwards
  QFile::remove(file_);
}

void Autosave::touch() {
  if (!timer_.isActive()) timer_.start();
}

void Autosave::write() {
  writer_->start([session = session_(), file = file_.toStdString()](
                     const std::stop_token&) { return writeSession(file, session); },
                 // If writing fails, for example because the disk is full, it is tried again after
                 // the next change.
                 [this](const Result<void>& result) {
                   if (!result && !failing_) Q_EMIT failed(shownError(result.error()));
                   failing_ = !result;
                   Q_EMIT written();
                 });
}

Result<void> Autosave::keep() {
  QDir().mkpath(QFileInfo(keptFile()).absolutePath());
  return writeSession(keptFile().toStdString(), session_());
}

QString Autosave::kept() {
  return QFileInfo(keptFile()).isFile() ? keptFile() : QString();
}

QStringList Autosave::leftBehind() {
  QStringList left;
  for (const QString& name :
       folder().entryList({QStringLiteral("*.lookbook")}, QDir::Files, QDir::Time)) {
    const QString file = folder().filePath(name);
    QLockFile lock(lockOf(file));
    lock.setStaleLockTime(0);
    if (lock.tryLock()) left += file;
  }
  return left;
}

}  // namespace lookbook::ui
