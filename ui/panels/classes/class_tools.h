#pragma once

#include <QWidget>

class QButtonGroup;

namespace lookbook::ui {

class ViewStore;

/// Which number is shown for each pair of classes.
class ClassTools : public QWidget {
  Q_OBJECT

 public:
  explicit ClassTools(ViewStore& state, QWidget* parent = nullptr);

 private:
  void follow();

  ViewStore& state_;

  QButtonGroup* measures_ = nullptr;
};

}  // namespace lookbook::ui
