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

/// Keeps the session on the disk while the window lives, so that it survives a crash: a file of its
/// own in the application's data folder, written off the window's thread a minute after something
/// changed, and gone when the window closes, unless that keeps it for the next one. A lock tells
/// other windows that it is in use.
class Autosave : public QObject {
  Q_OBJECT

 public:
  explicit Autosave(std::function<Session()> session, QObject* parent = nullptr);
  ~Autosave() override;

  /// Something is worth keeping.
  void touch();
  /// Writes it now rather than in a minute.
  void write();

  /// Writes it where the next window looks for it, kept(), before this returns; the former one
  /// goes. Errors: those of writing, and the former one stays.
  Result<void> keep();
  /// The session that the last window kept which closed; "": none.
  static QString kept();

  /// Files that windows left behind that ended without closing, the latest first.
  static QStringList leftBehind();

 signals:
  void written();
  /// It could not be written, and the time before it could.
  void failed(const QString& why);

 private:
  std::function<Session()> session_;
  QString file_;
  QLockFile lock_;
  QTimer timer_;
  bool failing_ = false;  ///< the last time
  std::unique_ptr<LatestTask> writer_;
};

}  // namespace lookbook::ui
