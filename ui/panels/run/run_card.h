#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;

namespace lookbook::ui {

class Sparkline;
class Workspace;

/// What is being computed, on a small card that floats over the page while it lasts: how far it is,
/// how the objective falls, and buttons to pause and stop it.
class RunCard : public QFrame {
  Q_OBJECT

 public:
  RunCard(Workspace& workspace, QWidget* over);

  [[nodiscard]] QSize sizeHint() const override;

 private:
  void follow();

  Workspace& workspace_;
  QLabel* words_;
  QProgressBar* bar_;
  Sparkline* curve_;
};

}  // namespace lookbook::ui
