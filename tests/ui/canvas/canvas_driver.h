#pragma once

#include "ui/canvas/canvas.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>
#include <vector>

Q_DECLARE_METATYPE(std::optional<lookbook::ImageIndex>)
Q_DECLARE_METATYPE(std::vector<lookbook::ImageIndex>)
Q_DECLARE_METATYPE(lookbook::ui::SelectionChange)

namespace lookbook::test {

/// Shows a canvas and waits until it is on the screen.
inline bool showCanvas(ui::Canvas& canvas, QSize size) {
  canvas.resize(size);
  canvas.show();
  canvas.activateWindow();
  canvas.setFocus();
  return QTest::qWaitForWindowExposed(&canvas);
}

/// Waits for the next frame to reach the screen.
inline bool nextFrame(ui::Canvas& canvas) {
  QSignalSpy drawn(&canvas, &ui::Canvas::frameDrawn);
  return drawn.wait(20000);
}

inline std::optional<ImageIndex> imageOf(const QList<QVariant>& arguments) {
  return arguments.at(0).value<std::optional<ImageIndex>>();
}

/// Presses the button at the first place, moves through the others, and releases it at the last.
inline void drag(ui::Canvas& canvas, const std::vector<QPoint>& path,
                 Qt::KeyboardModifiers modifiers = {}, Qt::MouseButton button = Qt::LeftButton,
                 bool letGo = true) {
  QTest::mousePress(&canvas, button, modifiers, path.front());
  for (const QPoint& place : path) {
    QMouseEvent move(QEvent::MouseMove, place, canvas.mapToGlobal(place), Qt::NoButton, button,
                     modifiers);
    QCoreApplication::sendEvent(&canvas, &move);
  }
  if (letGo) QTest::mouseRelease(&canvas, button, modifiers, path.back());
}

inline void wheel(ui::Canvas& canvas, QPointF at, int notches,
                  Qt::KeyboardModifiers modifiers = {}) {
  QWheelEvent event(at, canvas.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), Qt::NoButton,
                    modifiers, Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(&canvas, &event);
}

}  // namespace lookbook::test
