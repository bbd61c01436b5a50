#pragma once

#include <QApplication>

namespace lookbook::ui {

/// The application whose event handlers may throw: want of memory, say, ends there, and the window
/// reports it and goes on.
class Application : public QApplication {
  Q_OBJECT

 public:
  using QApplication::QApplication;

  bool notify(QObject* receiver, QEvent* event) override;
};

}  // namespace lookbook::ui
