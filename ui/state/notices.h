#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>

namespace lookbook::ui {

/// What the window shows the user in a line for a while. Everyone may report; the window listens.
/// Lives on the window's thread.
class Notices : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Something went wrong; a wish to stop is not reported.
  void report(const Error& error);
  void report(const QString& failure) { Q_EMIT failed(failure); }
  /// Something that is worth knowing, and passes.
  void note(const QString& sentence) { Q_EMIT noted(sentence); }
  /// A file was written: the user may want to see it in its folder.
  void reportSaved(const QString& path);

 signals:
  /// One sentence; nothing was lost.
  void failed(const QString& sentence);
  void noted(const QString& sentence);
  void saved(const QString& sentence, const QString& path);
};

}  // namespace lookbook::ui
