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

/// What is wrong with the layout of a window, a sentence each: controls that no scrolling brings
/// into it, and texts that are cut where no ellipsis or scroll bar is meant to stand for the rest.
/// @param root the window or a part of it that is seen
QStringList layoutFaults(const QWidget& root);

}  // namespace lookbook::test
