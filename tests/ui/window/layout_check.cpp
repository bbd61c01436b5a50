#include "tests/ui/window/layout_check.h"

#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/labels.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QScrollArea>
#include <QSlider>
#include <QStyleOptionComboBox>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace lookbook::test {

namespace {

template <class... Kinds>
bool isAny(const QWidget& widget) {
  return (qobject_cast<const Kinds*>(&widget) || ...);
}

bool isControl(const QWidget& widget) {
  return isAny<QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLabel, QLineEdit,
               QProgressBar, QSlider>(widget);
}

/// Whether a widget is part of another control: the line edit of a box, the viewport of a list.
bool isPart(const QWidget& widget) {
  const QWidget* parent = widget.parentWidget();
  if (!parent) return false;
  if (isAny<QAbstractSpinBox, QComboBox, QLineEdit>(*parent)) return true;
  return isAny<QAbstractItemView>(*parent) ||
         (parent->parentWidget() && isAny<QAbstractItemView>(*parent->parentWidget()));
}

QString named(const QWidget& widget) {
  QString text;
  if (const auto* label = qobject_cast<const QLabel*>(&widget)) text = label->text();
  if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) text = button->text();
  return QStringLiteral("%1 %2 \"%3\"")
      .arg(QLatin1String(widget.metaObject()->className()), widget.objectName(), text.left(40));
}

/// Why a control cannot be reached; "" if it can.
QString whyOutOfReach(const QWidget& control, const QWidget& root) {
  for (const QWidget* part = &control; part != &root; part = part->parentWidget()) {
    const QWidget& around = *part->parentWidget();
    const auto* area =
        around.parentWidget() ? qobject_cast<QScrollArea*>(around.parentWidget()) : nullptr;
    if (area && area->widget() == part) {
      if (area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
          part->width() > around.width())
        return QStringLiteral("is in contents %1 wide, %2 of which can be seen")
            .arg(part->width())
            .arg(around.width());
      continue;
    }
    if (!around.rect().contains(part->geometry()))
      return QStringLiteral("is not inside what is around it, %1: %2, %3, %4 x %5 in %6 x %7")
          .arg(named(around))
          .arg(part->x())
          .arg(part->y())
          .arg(part->width())
          .arg(part->height())
          .arg(around.width())
          .arg(around.height());
  }
  return {};
}

QString shortOf(const char* what, int has, int needs) {
  return has >= needs ? QString()
                      : QStringLiteral("has %1 pixels of %2, but needs %3")
                            .arg(has)
                            .arg(QLatin1String(what))
                            .arg(needs);
}

QString shortOf(QSize has, QSize needs) {
  const QString width = shortOf("width", has.width(), needs.width());
  return width.isEmpty() ? shortOf("height", has.height(), needs.height()) : width;
}

QString whyCutLabel(const QLabel& label) {
  if (label.text().isEmpty()) return {};
  if (isAny<ui::ElidedLabel, ui::NameLabel>(label)) return {};
  if (label.wordWrap())
    return shortOf("height", label.height(), label.heightForWidth(label.width()));
  return shortOf(label.size(), label.sizeHint());
}

QString whyCutBox(const QComboBox& box) {
  if (isAny<ui::ElidedComboBox>(box)) return {};
  QStyleOptionComboBox option;
  option.initFrom(&box);
  option.editable = box.isEditable();
  const QRect room =
      box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
  return shortOf("width", room.width(), box.fontMetrics().horizontalAdvance(box.currentText()));
}

QString whyCutNumber(const QAbstractSpinBox& box) {
  constexpr int kMargins = 4;  // margins of a line edit, left and right
  const auto* line = box.findChild<const QLineEdit*>();
  return shortOf("width", line->width(),
                 box.fontMetrics().horizontalAdvance(line->text()) + kMargins);
}

QString whyCut(const QWidget& control) {
  if (const auto* label = qobject_cast<const QLabel*>(&control)) return whyCutLabel(*label);
  if (const auto* box = qobject_cast<const QComboBox*>(&control)) return whyCutBox(*box);
  if (const auto* box = qobject_cast<const QAbstractSpinBox*>(&control)) return whyCutNumber(*box);
  const auto* button = qobject_cast<const QAbstractButton*>(&control);
  if (!button || button->text().isEmpty() || isAny<ui::ElidedButton>(control)) return {};
  const auto* tool = qobject_cast<const QToolButton*>(button);
  if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
    return {};
  return shortOf(button->size(), button->minimumSizeHint());
}

}  // namespace

QString LongTexts::translate(const char*, const char* source, const char*, int) const {
  constexpr double kMore = 0.4;
  QString text = QString::fromUtf8(source);
  const auto letters = std::ranges::count_if(text, [](QChar c) { return c.isLetter(); });
  if (letters < 2) return text;  // a separator between texts
  const auto more = static_cast<int>(std::ceil(kMore * static_cast<double>(text.size())));
  for (int i = 0; i < more; ++i) text += i % 8 == 0 ? u' ' : u'n';
  return text;
}

QStringList layoutFaults(const QWidget& root) {
  QStringList faults;
  for (const QWidget* widget : root.findChildren<QWidget*>()) {
    if (!isControl(*widget) || isPart(*widget) || !widget->isVisibleTo(&root)) continue;
    if (widget->window() != root.window()) continue;
    for (const QString& why : {whyOutOfReach(*widget, root), whyCut(*widget)})
      if (!why.isEmpty()) faults += QStringLiteral("%1 %2.").arg(named(*widget), why);
  }
  return faults;
}

}  // namespace lookbook::test
