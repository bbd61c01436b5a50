#include "ui/panels/frame/reading_order.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QScrollArea>

#include <algorithm>
#include <cstddef>

namespace lookbook::ui {

namespace {

bool takesTab(const QWidget& widget) {
  return widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0 && !widget.focusProxy();
}

/// The visible children, in rows from top to bottom.
std::vector<QWidget*> inRows(const QWidget& parent) {
  std::vector<QWidget*> children;
  for (QObject* child : parent.children()) {
    auto* widget = qobject_cast<QWidget*>(child);
    if (widget && !widget->isWindow() && !widget->isHidden()) children.push_back(widget);
  }
  std::ranges::stable_sort(children, {}, &QWidget::y);
  for (auto row = children.begin(); row != children.end();) {
    // A widget whose top is above the middle of a row's first widget belongs to that row.
    const int middle = (*row)->geometry().center().y();
    const auto end = std::find_if(row + 1, children.end(),
                                  [&](const QWidget* widget) { return widget->y() > middle; });
    std::stable_sort(row, end, [](const QWidget* a, const QWidget* b) { return a->x() < b->x(); });
    row = end;
  }
  return children;
}

void collect(const QWidget& parent, std::vector<QWidget*>& into) {
  for (QWidget* widget : inRows(parent)) {
    if (takesTab(*widget)) into.push_back(widget);
    // The line edit of a spin box or combo box is part of the box.
    if (!qobject_cast<QAbstractSpinBox*>(widget) && !qobject_cast<QComboBox*>(widget))
      collect(*widget, into);
  }
}

}  // namespace

std::vector<QWidget*> readingOrder(const QWidget& root) {
  std::vector<QWidget*> order;
  collect(root, order);
  return order;
}

bool focusNextOf(const std::vector<QWidget*>& order, bool next) {
  if (order.empty()) return false;
  const auto at = std::ranges::find(order, QApplication::focusWidget());
  const auto count = static_cast<std::ptrdiff_t>(order.size());
  std::ptrdiff_t place = next ? 0 : count - 1;
  if (at != order.end()) place = (at - order.begin() + (next ? 1 : count - 1)) % count;
  QWidget* found = order[static_cast<std::size_t>(place)];
  found->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
  for (QWidget* around = found->parentWidget(); around; around = around->parentWidget())
    if (auto* area = qobject_cast<QScrollArea*>(around)) area->ensureWidgetVisible(found);
  return true;
}

}  // namespace lookbook::ui
