#pragma once

#include <QString>
#include <QStringList>
#include <QTranslator>

class QWidget;

namespace lookbook::test {

/// A language whose texts are 40% longer than the English ones, as translations are.
class LongTexts : public QTranslator {
 public:
  using QTranslator::QTranslator;

  [[nodiscard]] bool isEmpty() const override { return false; }
  [[nodiscard]] QString translate(const char* context, const char* source, const char* what,
                                  int number) const override;
};

/// The faults of the layout of a window, a sentence for each: controls that cannot be scrolled into
/// view, and texts that are cut off without an ellipsis or a scroll bar.
/// @param root the window, or a visible part of it
QStringList layoutFaults(const QWidget& root);

}  // namespace lookbook::test
