#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;

namespace lookbook::ui {

class Sparkline;
class Workspace;

/// A small card that floats over the page while a map is computed: its progress, the curve of its
/// objective, and buttons to pause and stop it.
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
