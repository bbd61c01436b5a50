#include "ui/window/header.h"

#include "ui/commands/command.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/frame/page_widget.h"
#include "ui/panels/frame/popover.h"
#include "ui/panels/library/library_panel.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/registry.h"
#include "ui/panels/run/run_panel.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr int kHeaderHeight = 44;
constexpr int kWidestDataset = 190;
constexpr int kWidestGoTo = 190;
constexpr int kNarrowestGoTo = 104;

}  // namespace

Header::Header(Workspace& workspace, const std::vector<PageWidget*>& pages, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      menu_(new QMenu(this)),
      goTo_(new QLineEdit),
      run_(new RunPanel(workspace)) {
  asPanel(this);
  setObjectName(QStringLiteral("header"));
  setProperty("role", QStringLiteral("header"));
  setFixedHeight(kHeaderHeight);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kGap, 0, kGap, 0);
  row->setSpacing(kGap);
  row->addWidget(menuButton());
  row->addWidget(datasetButton());
  pages_ = pageButtons();
  row->addWidget(pages_);
  for (PageWidget* page : pages) {
    QWidget* tools = page->headerTools();
    tools_.push_back(tools);
    if (!tools) continue;
    row->addWidget(tools, 8);
    tools->hide();
    for (QComboBox* box : tools->findChildren<QComboBox*>())
      connect(box, &QComboBox::activated, this, &Header::done);
  }
  row->addStretch();
  goTo_->setObjectName(QStringLiteral("goTo"));
  goTo_->setPlaceholderText(tr("Go to image"));
  setKeyedToolTip(goTo_, "goToImage",
                  tr("Go to an image by its index, for example 62345 or test 2345"));
  goTo_->setMinimumWidth(kNarrowestGoTo);
  goTo_->setMaximumWidth(kWidestGoTo);
  goTo_->setClearButtonEnabled(true);
  spare_.push_back(goTo_);
  row->addWidget(goTo_, 1);
  runButtons_ = runButtons();
  row->addWidget(runButtons_);
  for (const char* command : {"inspector", "theme", "help"}) {
    spare_.push_back(commandButton(command));
    row->addWidget(spare_.back());
  }
  connect(&workspace.state(), &ViewStore::contentChanged, this, &Header::showDataset);
  connect(&workspace.library(), &OpenDatasets::openingChanged, this, &Header::showDataset);
  showDataset();
}

QWidget* Header::menuButton() {
  menu_->setObjectName(QStringLiteral("mainMenu"));
  menuButton_ = iconButton(QStringLiteral("menu"), tr("Menu"));
  menuButton_->setObjectName(QStringLiteral("menuButton"));
  setKeyedToolTip(menuButton_, "menu", tr("All commands"));
  menuButton_->setMenu(menu_);
  menuButton_->setPopupMode(QToolButton::InstantPopup);
  return menuButton_;
}

void Header::openMenu() {
  menuButton_->showMenu();
}

QWidget* Header::datasetButton() {
  dataset_ = new QToolButton;
  dataset_->setObjectName(QStringLiteral("datasetMenu"));
  dataset_->setProperty("role", QStringLiteral("box"));
  dataset_->setMaximumWidth(kWidestDataset);
  setPlainToolTip(dataset_, tr("Data sets: open, or show another"));
  auto* library = new LibraryPanel(workspace_.state(), workspace_.library());
  auto* popover = new Popover(dataset_, library);
  connect(library, &LibraryPanel::selected, popover, &Popover::close);
  connect(popover, &Popover::closed, this, &Header::done);
  return dataset_;
}

QWidget* Header::pageButtons() {
  auto* pages = new QWidget;
  auto* row = new QHBoxLayout(pages);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  const auto& entries = pageEntries();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    QToolButton* button = iconButton(QString::fromUtf8(entries[i].icon), {});
    setCommand(button, pageInfo(entries[i].page).word);
    button->setObjectName(QStringLiteral("page%1").arg(static_cast<int>(entries[i].page)));
    button->setProperty("role", QStringLiteral("page"));
    button->setProperty("segment", i == 0                    ? QStringLiteral("first")
                                   : i + 1 == entries.size() ? QStringLiteral("last")
                                                             : QStringLiteral("middle"));
    button->setText(plainTitle(entries[i].title));
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    row->addWidget(button);
  }
  return pages;
}

QWidget* Header::runButtons() {
  auto* pair = new QWidget;
  auto* row = new QHBoxLayout(pair);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  auto* run = new QPushButton(tr("Run"));
  run->setObjectName(QStringLiteral("run"));
  run->setProperty("role", QStringLiteral("primary"));
  run->setProperty("joined", QStringLiteral("left"));
  setCommand(run, "run");
  row->addWidget(run);
  auto* more = new QPushButton(QStringLiteral("▾"));
  more->setObjectName(QStringLiteral("runMenu"));
  more->setProperty("role", QStringLiteral("primary"));
  more->setProperty("joined", QStringLiteral("right"));
  more->setAccessibleName(tr("Method and parameters"));
  setPlainToolTip(more, tr("Method and parameters of the next map"));
  row->addWidget(more);
  auto* popover = new Popover(more, run_);
  connect(run_, &RunPanel::started, popover, &Popover::close);
  connect(popover, &Popover::closed, this, &Header::done);
  return pair;
}

/// Whether sizes have grown since the layout, for example because of a new style or longer texts.
/// All sizes are measured again then.
bool Header::measureAgain() {
  const auto squeezed = [](const QWidget* part) {
    return part->isVisible() && part->width() < part->minimumSizeHint().width();
  };
  if (std::ranges::none_of(findChildren<QWidget*>(), squeezed)) return false;
  for (QLayout* inner : findChildren<QLayout*>()) inner->invalidate();
  return true;
}

/// Shows icons instead of the titles of pages if there is too little room. Returns the width that
/// all parts need.
int Header::fitPages(int needed) {
  const int now = pages_->minimumSizeHint().width();
  if (!iconsOfPages_) titlesOfPages_ = now;
  const bool icons = needed - now + titlesOfPages_ > width();
  if (icons == iconsOfPages_) return needed;
  iconsOfPages_ = icons;
  for (auto* button : pages_->findChildren<QToolButton*>())
    button->setToolButtonStyle(icons ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextOnly);
  pages_->layout()->invalidate();
  return needed - now + pages_->minimumSizeHint().width();
}

/// Hides parts that the menu has, too, if there is not enough room for all.
void Header::showSpare() {
  const bool anew = measureAgain();
  int needed = layout()->minimumSize().width();
  const auto share = [this](const QWidget& part) {
    return std::max(part.minimumSizeHint().width(), part.minimumWidth()) + layout()->spacing();
  };
  for (const QWidget* part : spare_)
    if (!part->isHidden()) needed -= share(*part);
  needed = fitPages(needed);
  for (QWidget* part : spare_) {
    // A field with the focus stays visible, even in a narrow window.
    const bool fits = part->hasFocus() || needed + share(*part) <= width();
    part->setVisible(fits);
    if (fits) needed += share(*part);
  }
  if (anew) layout()->activate();
}

void Header::resizeEvent(QResizeEvent* event) {
  showSpare();
  QWidget::resizeEvent(event);
}

bool Header::event(QEvent* event) {
  const bool handled = QWidget::event(event);
  if (event->type() == QEvent::LayoutRequest) showSpare();
  return handled;
}

void Header::showPage(PageWidget& page) {
  for (Popover* popover : window()->findChildren<Popover*>()) popover->close();
  QWidget* shown = page.headerTools();
  for (QWidget* tools : tools_)
    if (tools) tools->setVisible(tools == shown);
  runButtons_->setVisible(page.showsRun());
}

void Header::showDataset() {
  const auto active = workspace_.state().view().active;
  const QString name = active ? shownName(workspace_.library().dataset(*active).data()->title())
                       : workspace_.library().opening() ? tr("Opening …")
                                                        : tr("Open a data set");
  constexpr int kArrowRoom = 34;
  dataset_->setText(QStringLiteral("%1 ▾").arg(
      entryText(fontMetrics().elidedText(name, Qt::ElideRight, kWidestDataset - kArrowRoom))));
}

}  // namespace lookbook::ui
