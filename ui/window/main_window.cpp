#include "ui/window/main_window.h"

#include "ui/canvas/canvas.h"
#include "ui/commands/command_set.h"
#include "ui/commands/conditions/why_not.h"
#include "ui/keys/widget_keys.h"
#include "ui/look/numbers.h"
#include "ui/look/palette.h"
#include "ui/look/style_sheet.h"
#include "ui/maps/placing.h"
#include "ui/panels/frame/fitted_dialog.h"
#include "ui/panels/frame/page_widget.h"
#include "ui/panels/library/reading_warnings.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/panels/settings/settings.h"
#include "ui/state/compared.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"
#include "ui/window/autosave.h"
#include "ui/window/event_loop_meter.h"
#include "ui/window/header.h"
#include "ui/workspace/session_changes.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QStyleFactory>

#include <optional>

namespace lookbook::ui {

namespace {

constexpr int kMostRecent = 8;
constexpr QLatin1String kSessionSuffix(".lookbook");

/// Whether the current image or the selection has changed.
bool hasNewSubject(const ViewState& before, const ViewState& now) {
  if (!now.active || before.datasets.size() != now.datasets.size()) return false;
  const std::size_t active = now.active->index();
  const DatasetView& was = before.datasets[active];
  const DatasetView& is = now.datasets[active];
  return (is.current && is.current != was.current) ||
         (is.selection != was.selection && !is.selection->empty());
}

/// The size of a window that was never resized: large enough to be useful, but not larger than the
/// screen.
QSize firstSize(const QWidget& window) {
  constexpr QSize kWanted(1440, 900);
  return kWanted.boundedTo(roomOnScreen(window));
}

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      workspace_(std::make_unique<Workspace>()),
      changes_(
          new SessionChanges(workspace_->state(), workspace_->library(), workspace_->maps(), this)),
      autosave_(new Autosave([this] { return session(); }, this)),
      meter_(new EventLoopMeter(this)) {
  workspace_->maps().setCache(DiskCache::ofUser());
  setWindowIcon(QIcon(QStringLiteral(":/lookbook.svg")));
  setAcceptDrops(true);
  resize(firstSize(*this));
  addPages();
  addPanels();
  addHeader();
  addBottomLine();
  addMenus();
  showPageParts();
  connectWorkspace();
  readSettings();
  applyTheme();
  showCounts();
  focusPage();
}

MainWindow::~MainWindow() {
  delete commands_;  // they follow the workspace
  // A field applies a half-typed number when it is hidden, so all are hidden while everything still
  // exists. Dialogs and pages use the workspace, so they are destroyed before it.
  hide();
  for (QDialog* dialog : findChildren<QDialog*>(Qt::FindDirectChildrenOnly)) {
    dialog->hide();
    delete dialog;
  }
  delete takeCentralWidget();
}

void MainWindow::connectWorkspace() {
  connect(&workspace_->state(), &ViewStore::contentChanged, autosave_, &Autosave::touch);
  connect(&workspace_->maps(), &MapCollection::mapsChanged, autosave_, &Autosave::touch);
  connect(autosave_, &Autosave::failed, messages_, [this](const QString& why) {
    messages_->showError(tr("Your unsaved work cannot be kept for the next start: %1").arg(why));
  });
  connect(changes_, &SessionChanges::changed, this, &MainWindow::showTitle);
  connect(&workspace_->state(), &ViewStore::contentChanged, this, &MainWindow::follow);
  connect(&workspace_->notices(), &Notices::failed, messages_, &MessageBar::showError);
  connect(&workspace_->notices(), &Notices::noted, messages_, &MessageBar::show);
  connect(&workspace_->notices(), &Notices::saved, messages_, &MessageBar::showSaved);
  connect(&workspace_->library(), &OpenDatasets::warned, this, [this](DatasetId dataset) {
    showWarnings(*messages_, workspace_->library(), dataset, this);
  });
  connect(&workspace_->maps(), &MapCollection::mapsChanged, this, &MainWindow::showCounts);
  connect(&workspace_->library(), &OpenDatasets::openingChanged, this, [this] {
    if (openingDrop_) openNextDropped();
    for (Canvas* canvas : centralWidget()->findChildren<Canvas*>())
      canvas->setOpening(workspace_->library().opening());
    showCounts();
  });
  connect(&workspace_->placing(), &Placing::changed, this, [this] {
    if (workspace_->placing().image()) offerInspector();
  });
}

void MainWindow::follow(const ViewState& before) {
  const ViewState& now = workspace_->state().view();
  if (before.theme != now.theme) applyTheme();
  if (before.page != now.page) {
    pages_->setCurrentIndex(static_cast<int>(now.page));
    showPageParts();
    page().opened();
  }
  if (hasNewSubject(before, now)) offerInspector();
  showCounts();
}

void MainWindow::applyTheme() {
  const Theme& theme = workspace_->state().theme();
  // Setting a style sheet restyles all windows, which is unnecessary if another window has the same
  // theme.
  if (const QString sheet = windowStyleSheet(theme); qApp->styleSheet() != sheet) {
    qApp->setPalette(ui::palette(theme));
    qApp->setStyleSheet(sheet);
  }
  recolour(this, theme);
}

void MainWindow::showCounts() {
  showTitle();
  const ViewState& view = workspace_->state().view();
  if (!view.active) {
    counts_->setText(workspace_->library().opening() ? tr("Opening …") : QString());
    return;
  }
  const OpenDataset& open = workspace_->library().dataset(*view.active);
  const DatasetView& shown = view.datasets[view.active->index()];
  const std::size_t all = open.data()->size();
  const std::size_t visible = open.shown(shownBy(shown))->size();
  const QString images = visible == all
                             ? imageCount(all)
                             : tr("%1 of %2 images shown").arg(grouped(visible), grouped(all));
  counts_->setText(tr("%1 · %2 selected").arg(images, grouped(shown.selection->count())));
}

void MainWindow::showSpeed() {
  setPlainToolTip(statusBar(),
                  tr("%1 frames drawn in the last second.\nThe event loop's delay: %2 ms at "
                     "the 99th percentile, %3 ms at the median.")
                      .arg(meter_->framesPerSecond())
                      .arg(meter_->delay(99), 0, 'f', 0)
                      .arg(meter_->delay(50), 0, 'f', 0));
}

PageWidget& MainWindow::page() const {
  return static_cast<PageWidget&>(
      *pages_->widget(static_cast<int>(workspace_->state().view().page)));
}

void MainWindow::openMenu() {
  header_->openMenu();
}

void MainWindow::focusPage() {
  page().keyTarget().setFocus();
}

void MainWindow::showPage(Page page) {
  const std::vector<DatasetId> open = workspace_->library().ids();
  workspace_->state().change([&](ViewState& view) {
    view.page = page;
    if (!showsCompared(view)) return;
    compareOpen(view, open);
    if (view.active) showDataset(view, *view.active);
  });
  focusPage();
}

void MainWindow::say(const QString& sentence) {
  if (sentence.isEmpty())
    messages_->clear();
  else
    messages_->show(sentence);
}

QString MainWindow::said() const {
  return messages_->isHidden() ? QString() : messages_->text();
}

void MainWindow::askForImage() {
  header_->goTo().show();  // a narrow window may have hidden it
  header_->goTo().setFocus();
  header_->goTo().selectAll();
}

void MainWindow::goTo() {
  const auto active = workspace_->state().view().active;
  if (!active) return;
  const auto image = workspace_->library().dataset(*active).data()->parseIndex(
      header_->goTo().text().toStdString());
  if (!image) {
    messages_->showError(shownError(image.error()));
    return;
  }
  messages_->clear();
  workspace_->state().asOneStep([&] {
    workspace_->state().changeDataset(*active, [&](DatasetView& view) { view.current = *image; });
    if (!page().showImage(*image)) {
      showPage(Page::gallery);
      page().showImage(*image);
    }
    focusPage();
  });
}

void MainWindow::openMapFile(const QString& path) {
  const auto target = workspace_->state().view().active;
  whenWanted(path, [this, path, target](bool) { openMap(path, target); });
}

/// Opens a map of the images of the active data set.
void MainWindow::openMap(const QString& path, std::optional<DatasetId> dataset) {
  if (!dataset) {
    messages_->show(tr("%1 is a map: open the data set of its images first, then the map again.")
                        .arg(shownName(QFileInfo(path).fileName())));
    return;
  }
  messages_->clear();
  if (!showsMaps(workspace_->state().view())) showPage(Page::map);
  focusPage();
  workspace_->maps().openMap(*dataset, path);
}

void MainWindow::placePicture(const QString& path) {
  place(path, workspace_->state().view().active);
}

void MainWindow::place(const QString& picture, std::optional<DatasetId> dataset) {
  if (const QString reason = whyNotPlace(workspace_->maps(), dataset); !reason.isEmpty())
    return messages_->show(reason);
  messages_->clear();
  if (!showsMaps(workspace_->state().view())) showPage(Page::map);
  workspace_->placing().placeFile(picture, *dataset);
}

void MainWindow::open(const QString& nameOrPath, const QString& map) {
  openFor(nameOrPath, map, workspace_->state().view().active);
}

void MainWindow::openFor(const QString& nameOrPath, const QString& map,
                         std::optional<DatasetId> target) {
  whenWanted(nameOrPath, [this, nameOrPath, map, target](bool isMap) {
    if (nameOrPath.endsWith(kSessionSuffix)) return restoreSession(nameOrPath);
    if (isMap) return openMap(nameOrPath, target);
    openFigure(nameOrPath, [this, nameOrPath, map] { openDataset(nameOrPath, map); });
  });
}

void MainWindow::openDataset(const QString& nameOrPath, const QString& map) {
  focusPage();
  messages_->clear();
  workspace_->library().open(
      nameOrPath, true, [this, nameOrPath, map](const Result<DatasetId>& opened) {
        if (!opened) {
          messages_->showError(shownError(opened.error()));
          return;
        }
        remember(nameOrPath);
        if (!map.isEmpty())
          whenWanted(map, [this, map, target = *opened](bool) { openMap(map, target); });
      });
}

void MainWindow::remember(const QString& nameOrPath) {
  recent_.removeAll(nameOrPath);
  recent_.prepend(nameOrPath);
  while (recent_.size() > kMostRecent) recent_.removeLast();
  listRecent();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!mayClose()) return event->ignore();
  writeSettings();
  QMainWindow::closeEvent(event);
}

bool MainWindow::event(QEvent* event) {
  // In a text field, Escape first leaves the field; only on the canvas it clears the selection.
  if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
    const auto act = actOf(Scope::field, *static_cast<QKeyEvent*>(event));
    if (act == KeyAct::cancel && focusWidget() &&
        focusWidget()->testAttribute(Qt::WA_InputMethodEnabled)) {
      if (event->type() == QEvent::KeyPress) focusPage();
      event->accept();
      return true;
    }
  }
  return QMainWindow::event(event);
}

void MainWindow::readSettings() {
  apply(ui::readSettings(), workspace_->maps());
  const QSettings settings;
  restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
  restoreState(settings.value(QStringLiteral("state")).toByteArray());
  recent_ = settings.value(QStringLiteral("recent")).toStringList();
  listRecent();
  workspace_->state().change([&](ViewState& view) {
    view.theme = static_cast<ThemeChoice>(settings.value(QStringLiteral("theme"), 0).toInt());
    view.pointSize = settings.value(QStringLiteral("pointSize"), view.pointSize).toDouble();
    view.opacity = settings.value(QStringLiteral("opacity"), view.opacity).toDouble();
  });
}

void MainWindow::writeSettings() const {
  QSettings settings;
  settings.setValue(QStringLiteral("geometry"), saveGeometry());
  settings.setValue(QStringLiteral("state"), saveState());
  settings.setValue(QStringLiteral("recent"), recent_);
  const ViewState& view = workspace_->state().view();
  settings.setValue(QStringLiteral("theme"), static_cast<int>(view.theme));
  settings.setValue(QStringLiteral("pointSize"), view.pointSize);
  settings.setValue(QStringLiteral("opacity"), view.opacity);
}

}  // namespace lookbook::ui
