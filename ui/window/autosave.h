#pragma once

#include "core/session/session.h"
#include "ui/jobs/latest_task.h"

#include <QLockFile>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>

namespace lookbook::ui {

/// Saves the session of a window automatically, so that it survives a crash. It is a file in the
/// application's data folder, which is written off the window's thread a minute after a change and
/// deleted when the window closes, unless keep() was called. A lock file shows other windows that
/// it is in use. For the window's thread.
class Autosave : public QObject {
  Q_OBJECT

 public:
  explicit Autosave(std::function<Session()> session, QObject* parent = nullptr);
  ~Autosave() override;

  /// Reports a change: the session will be written in a minute.
  void touch();
  /// Writes the session now instead of in a minute.
  void write();

  /// Writes the session to the place where the next window looks for it (kept()), and returns when
  /// it is written. It replaces the previous one.
  /// Errors: those of writing; the previous one is then left as it was.
  Result<void> keep();
  /// The session that the last closed window kept; "": none.
  static QString kept();

  /// The files of windows that ended without closing, the latest first.
  static QStringList leftBehind();

 signals:
  /// The session has been written.
  void written();
  /// The session could not be written, although the previous attempt succeeded.
  void failed(const QString& why);

 private:
  std::function<Session()> session_;
  QString file_;
  QLockFile lock_;
  QTimer timer_;
  bool failing_ = false;  ///< whether the last attempt failed
  std::unique_ptr<LatestTask> writer_;
};

}  // namespace lookbook::ui
