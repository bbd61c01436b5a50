#include "ui/canvas/map/outside_marks.h"

#include "core/base/text.h"
#include "ui/text/translated.h"

#include <QPushButton>

namespace lookbook::ui {

namespace {

constexpr int kFromEdge = 8;

QString wordsFor(OutsideMarks::Edge edge, std::size_t count) {
  const QString words = translated(plural(count, "%n point outside", "%n points outside"));
  switch (edge) {
    case OutsideMarks::left:
      return QStringLiteral("\u2190 ") + words;
    case OutsideMarks::right:
      return words + QStringLiteral(" \u2192");
    case OutsideMarks::top:
      return QStringLiteral("\u2191 ") + words;
    case OutsideMarks::bottom:
      break;
  }
  return QStringLiteral("\u2193 ") + words;
}

}  // namespace

OutsideMarks::OutsideMarks(QWidget& canvas) : QObject(&canvas), canvas_(canvas) {
  constexpr std::array kNames{"outsideLeft", "outsideRight", "outsideTop", "outsideBottom"};
  for (std::size_t edge = 0; edge < buttons_.size(); ++edge) {
    auto* button = new QPushButton(&canvas);
    button->setObjectName(QLatin1String(kNames[edge]));
    button->setAccessibleDescription(tr("Show all points of the map"));
    button->setCursor(Qt::ArrowCursor);
    button->setFocusPolicy(Qt::TabFocus);
    button->hide();
    connect(button, &QPushButton::clicked, this, [this] {
      canvas_.setFocus();
      Q_EMIT clicked();
    });
    buttons_[edge] = button;
  }
}

void OutsideMarks::show(const Counts& counts) {
  if (counts == counts_) return;
  counts_ = counts;
  for (std::size_t edge = 0; edge < buttons_.size(); ++edge) {
    buttons_[edge]->setVisible(counts[edge] > 0);
    if (counts[edge] > 0) buttons_[edge]->setText(wordsFor(static_cast<Edge>(edge), counts[edge]));
  }
  place();
}

void OutsideMarks::place() {
  for (std::size_t edge = 0; edge < buttons_.size(); ++edge) {
    if (counts_[edge] == 0) continue;
    QPushButton& button = *buttons_[edge];
    button.adjustSize();
    const QSize room = canvas_.size() - button.size();
    const QPoint middle(room.width() / 2, room.height() / 2);
    switch (static_cast<Edge>(edge)) {
      case left:
        button.move(kFromEdge, middle.y());
        break;
      case right:
        button.move(room.width() - kFromEdge, middle.y());
        break;
      case top:
        button.move(middle.x(), kFromEdge);
        break;
      case bottom:
        button.move(middle.x(), room.height() - kFromEdge);
        break;
    }
  }
}

}  // namespace lookbook::ui
