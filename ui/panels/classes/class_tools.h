#pragma once

#include <QWidget>

class QButtonGroup;

namespace lookbook::ui {

class ViewStore;

/// Selects which number the matrix shows for each pair of classes.
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
