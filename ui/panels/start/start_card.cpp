#include "ui/panels/start/start_card.h"

#include "ui/panels/frame/command_button.h"
#include "ui/panels/frame/floating.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>

#include <array>

namespace lookbook::ui {

namespace {

constexpr QLatin1String kDismissed("startCardDismissed");
constexpr int kCardWidth = 300;

QLabel* sentence(const QString& text) {
  QLabel* label = quietLabel(text);
  label->setWordWrap(true);
  return label;
}

}  // namespace

bool startCardDismissed() {
  return QSettings().value(kDismissed, false).toBool();
}

bool startCardAnswered() {
  return QSettings().contains(kDismissed);
}

void setStartCardDismissed(bool dismissed) {
  QSettings().setValue(kDismissed, dismissed);
}

StartCard::StartCard(Workspace& workspace, QWidget* over)
    : QFrame(over),
      workspace_(workspace),
      shows_(startCardDismissed() ? Shows::nothing : Shows::start) {
  setProperty("role", QStringLiteral("card"));
  setAttribute(Qt::WA_StyledBackground);
  setObjectName(QStringLiteral("startCard"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(3 * kGap / 2, kGap / 2, kGap / 2, kGap);
  start_ = startPart();
  map_ = mapPart();
  layout->addWidget(start_);
  layout->addWidget(map_);
  for (auto* button : findChildren<QAbstractButton*>())
    button->setFocusPolicy(Qt::TabFocus);  // after a click, the canvas keeps the focus
  new Floating(this, Qt::TopRightCorner, QPoint(kGap + 4, kGap + 4));
  connect(&workspace.state(), &ViewStore::contentChanged, this, &StartCard::follow);
  follow();
}

QWidget* StartCard::titleRow(const QString& title, const QString& name) {
  auto* bar = new QWidget;
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(heading(title), 1);
  auto* close =
      iconButton(QStringLiteral("close"), tr("Close; Help > Start here shows this again"));
  close->setObjectName(name);
  connect(close, &QToolButton::clicked, this, &StartCard::dismiss);
  row->addWidget(close);
  return bar;
}

QWidget* StartCard::startPart() {
  struct Way {
    const char* command;
    QString title;
    QString words;
  };
  const std::array ways{
      Way{.command = "lookAtImages",
          .title = tr("Look at the images"),
          .words = tr("Scroll through the classes, and click an image to see it large with the "
                      "images most like it.")},
      Way{.command = "makeMap",
          .title = tr("Make a map"),
          .words = tr("t-SNE places all images on a plane, like beside like, so that groups can "
                      "be seen.")},
      Way{.command = "showConfusions",
          .title = tr("Which classes get confused?"),
          .words = tr("A table shows, for each pair of classes, how often the most similar images "
                      "are of the other class.")},
  };
  auto* part = new QWidget;
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap / 2);
  column->addWidget(titleRow(tr("Start here"), QStringLiteral("closeStart")));
  auto* rows = new QVBoxLayout;
  rows->setContentsMargins(0, 0, kGap, 0);
  rows->setSpacing(kGap / 2);
  column->addLayout(rows);
  for (const Way& way : ways) {
    auto* button = new QPushButton(way.title);
    button->setObjectName(QString::fromUtf8(way.command));
    setCommand(button, way.command);
    rows->addWidget(button);
    rows->addWidget(sentence(way.words));
    rows->addSpacing(kGap / 2);
  }
  return part;
}

QWidget* StartCard::mapPart() {
  auto* part = new QWidget;
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap / 2);
  column->addWidget(titleRow(tr("What a map is"), QStringLiteral("closeMapWords")));
  auto* words = sentence(
      tr("Each point is an image, and images that look alike lie close together: a group of points "
         "is a group of similar images. How far apart the groups are means little."));
  words->setContentsMargins(0, 0, kGap, 0);
  words->setObjectName(QStringLiteral("mapWords"));
  column->addWidget(words);
  return part;
}

QSize StartCard::sizeHint() const {
  return {kCardWidth, layout()->totalHeightForWidth(kCardWidth)};
}

void StartCard::offer() {
  setStartCardDismissed(false);
  shows_ = Shows::start;
  follow();
}

void StartCard::dismiss() {
  const bool hadKeyboard = isAncestorOf(QApplication::focusWidget());
  setStartCardDismissed(true);
  shows_ = Shows::nothing;
  follow();
  if (hadKeyboard) Q_EMIT done();
}

void StartCard::explainMap() {
  shows_ = Shows::map;
  follow();
}

void StartCard::follow() {
  const ViewState& view = workspace_.state().view();
  const bool start =
      shows_ == Shows::start && view.active && !showsMaps(view) && !showsCompared(view);
  const bool map = shows_ == Shows::map && showsMaps(view) && !showsCompared(view);
  start_->setVisible(start);
  map_->setVisible(map);
  setVisible(start || map);
  if (start || map) raise();
}

}  // namespace lookbook::ui
