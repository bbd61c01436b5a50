#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>

namespace lookbook::ui {

/// One-line messages to the user, which the window shows for a while. Any part of the program may
/// report one. For the window's thread.
class Notices : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Reports an error. A cancellation is not reported.
  void report(const Error& error);
  void report(const QString& failure) { Q_EMIT failed(failure); }
  /// Shows a message that disappears by itself.
  void note(const QString& sentence) { Q_EMIT noted(sentence); }
  /// Reports that a file was saved. The message offers to show it in its folder.
  void reportSaved(const QString& path);

 signals:
  /// Something has failed; the sentence says what. No data is lost.
  void failed(const QString& sentence);
  void noted(const QString& sentence);
  void saved(const QString& sentence, const QString& path);
};

}  // namespace lookbook::ui
