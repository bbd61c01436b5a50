#include "ui/panels/inspect/drawing_panel.h"

#include "ui/commands/conditions/why_not.h"
#include "ui/maps/placing.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/inspect/drawing_canvas.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace lookbook::ui {

DrawingPanel::DrawingPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), canvas_(new DrawingCanvas), hint_(quietLabel()) {
  auto* column = panelLayout(this);
  auto* close = iconButton(QStringLiteral("close"), {});
  close->setObjectName(QStringLiteral("closeDrawing"));
  setCommand(close, "draw");
  setKeyedToolTip(close, "draw", tr("Close the drawing pad"));
  auto* head = new QHBoxLayout;
  head->addWidget(heading(tr("Drawing pad")), 1);
  head->addWidget(close);
  column->addLayout(head);
  canvas_->setObjectName(QStringLiteral("drawingCanvas"));
  setPlainToolTip(
      canvas_,
      tr("Draw with the mouse, or move the pen with the arrow keys and lower it with Space"));
  auto* undo = new QPushButton(tr("Undo"));
  undo->setObjectName(QStringLiteral("undoStroke"));
  setPlainToolTip(undo, tr("Undo the last stroke (Ctrl+Z on the pad)"));
  auto* clear = new QPushButton(tr("Clear"));
  clear->setObjectName(QStringLiteral("clearDrawing"));
  setPlainToolTip(clear, tr("Remove all strokes (Delete on the pad)"));
  auto* buttons = new QVBoxLayout;
  buttons->addWidget(undo);
  buttons->addWidget(clear);
  buttons->addStretch(1);
  auto* row = new QHBoxLayout;
  row->setSpacing(kGap);
  row->addWidget(canvas_);
  row->addLayout(buttons);
  row->addStretch(1);
  column->addLayout(row);
  hint_->setObjectName(QStringLiteral("drawingHint"));
  hint_->setWordWrap(true);
  hint_->setAlignment(Qt::AlignTop);
  hint_->setMinimumHeight(2 * hint_->fontMetrics().lineSpacing());
  column->addWidget(hint_);
  column->addStretch(1);

  connect(undo, &QPushButton::clicked, canvas_, &DrawingCanvas::undo);
  connect(clear, &QPushButton::clicked, canvas_, &DrawingCanvas::clear);
  connect(canvas_, &DrawingCanvas::changed, this, [this, undo, clear] {
    for (QPushButton* button : {undo, clear}) button->setEnabled(!canvas_->empty());
    place();
  });
  for (QPushButton* button : {undo, clear}) button->setEnabled(false);
  connect(&workspace.state(), &ViewStore::contentChanged, this, &DrawingPanel::follow);
  connect(&workspace.maps(), &MapCollection::mapsChanged, this, &DrawingPanel::follow);
  follow();
}

void DrawingPanel::focusPad() {
  canvas_->setFocus();
}

/// Gives the sheet the size of the images of the active data set.
void DrawingPanel::follow() {
  const QString obstacle = whyNotPlace(workspace_.maps(), workspace_.state().view().active);
  hint_->setText(obstacle.isEmpty() ? tr("Your drawing is placed on the map while you draw.")
                                    : obstacle);
  const auto active = workspace_.state().view().active;
  if (!active || active == dataset_) return;
  dataset_ = active;
  const Dataset& source = *workspace_.library().dataset(*active).data();
  lightGround_ = framingOf(source).lightGround;
  canvas_->setPixels(QSize(source.columns(), source.rows()));
}

void DrawingPanel::place() {
  if (canvas_->empty()) {
    workspace_.placing().remove();
  } else if (dataset_) {
    QImage picture = canvas_->image();
    if (lightGround_) picture.invertPixels();
    workspace_.placing().place(*dataset_, {.picture = picture, .title = tr("Drawing"), .note = {}});
  }
}

}  // namespace lookbook::ui
