#include "ui/window/application.h"

#include "core/base/memory.h"
#include "ui/window/main_window.h"
#include "ui/workspace/workspace.h"

#include <exception>

namespace lookbook::ui {

namespace {

void reportInWindow(const Error& error) noexcept try {
  for (QWidget* widget : QApplication::topLevelWidgets())
    if (auto* window = qobject_cast<MainWindow*>(widget))
      return window->workspace().notices().report(error);
} catch (const std::exception&) {
  // There is no memory even for the message.
}

}  // namespace

bool Application::notify(QObject* receiver, QEvent* event) try {
  return QApplication::notify(receiver, event);
} catch (const std::exception& exception) {
  reportInWindow(errorOf(exception, text("That could not be done")));
  return true;
}

}  // namespace lookbook::ui
