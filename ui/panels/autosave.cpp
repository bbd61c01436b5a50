#include "ui/panels/autosave.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QUuid>

#include <utility>

namespace lookbook::ui {

namespace {

constexpr int kInterval = 60'000;  // ms from a change to its file

QDir folder() {
  const QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
  return QDir(data.filePath(QStringLiteral("unsaved")));
}

QString lockOf(const QString& file) {
  return file + QStringLiteral(".lock");
}

QString newFile() {
  QDir().mkpath(folder().path());
  return folder().filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) +
                           QStringLiteral(".lookbook"));
}

}  // namespace

Autosave::Autosave(std::function<Session()> session, QObject* parent)
    : QObject(parent),
      session_(std::move(session)),
      file_(newFile()),
      lock_(lockOf(file_)),
      writer_(std::make_unique<LatestTask>()) {
  lock_.setStaleLockTime(0);  // in use as long as its process lives
  lock_.tryLock();
  timer_.setSingleShot(true);
  timer_.setInterval(kInterval);
  connect(&timer_, &QTimer::timeout, this, &Autosave::write);
}

Autosave::~Autosave() {
  writer_.reset();  // joins it: a file that is being written comes no more
  QFile::remove(file_);
}

void Autosave::touch() {
  if (!timer_.isActive()) timer_.start();
}

void Autosave::write() {
  writer_->start(
      [session = session_(), file = file_.toStdString()](const std::stop_token&) {
        return writeSession(file, session);
      },
      // What cannot be written, on a full disk say, is tried again after the next change.
      [this](const Result<void>&) { Q_EMIT written(); });
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
