#pragma once

#include <QWidget>

class QButtonGroup;

namespace lookbook::ui {

class Workspace;

/// What the comparison shows: maps or classes, and what is told of each pair of classes.
class ClassTools : public QWidget {
  Q_OBJECT

 public:
  explicit ClassTools(Workspace& workspace, QWidget* parent = nullptr);

 private:
  void follow();

  Workspace& workspace_;
  QButtonGroup* comparing_ = nullptr;
  QWidget* measureRow_ = nullptr;
  QButtonGroup* measures_ = nullptr;
};

}  // namespace lookbook::ui
