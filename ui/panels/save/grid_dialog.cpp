#include "ui/panels/save/grid_dialog.h"

#include "core/base/text.h"
#include "ui/figure/grid_layout.h"
#include "ui/keys/widget_keys.h"
#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/save/figure_saver.h"
#include "ui/panels/save/figure_view.h"
#include "ui/text/translated.h"
#include "ui/workspace/grid_maker.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr int kFirst = 1000;
constexpr QSize kSmallestView(240, 160);
constexpr int kFewest = 4;    // a map needs at least this number of images
constexpr double kScale = 2;  // pixels of a PNG to each unit of the figure

}  // namespace

GridDialog::GridDialog(Workspace& workspace, QWidget* parent)
    : FittedDialog(parent),
      workspace_(workspace),
      maker_(new GridMaker(workspace, this)),
      view_(new FigureView(workspace.state(), workspace.notices())),
      saver_(new FigureSaver(this)) {
  setWindowTitle(tr("Grid of maps"));
  setObjectName(QStringLiteral("gridDialog"));
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(controls());
  view_->setObjectName(QStringLiteral("gridView"));
  view_->setMouseTracking(true);
  view_->installEventFilter(this);
  layout->addWidget(view_, 1);
  view_->setMinimumSize(kSmallestView);
  setParts(content, footer(), 0, QSize(1180, 740));
  connect(maker_, &GridMaker::changed, this, [this] { view_->setFigure(maker_->figure()); });
  connect(maker_, &GridMaker::progressed, this, &GridDialog::follow);
  connect(saver_, &FigureSaver::changed, this, &GridDialog::follow);
  connect(&workspace.library(), &OpenDatasets::openingChanged, this, &GridDialog::listDatasets);
  connect(&workspace.state(), &ViewStore::contentChanged, this, &GridDialog::listDatasets);
  listDatasets();
  follow();
}

QWidget* GridDialog::controls() {
  auto* row = new QWidget;
  asPanel(row);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(2 * kGap, kGap, 2 * kGap, kGap);
  layout->setSpacing(kGap);
  kinds_ = new QComboBox;
  kinds_->setObjectName(QStringLiteral("gridKind"));
  kinds_->addItems({tr("All methods"), tr("My maps")});
  kinds_->setAccessibleName(tr("What the grid is of"));
  setPlainToolTip(kinds_, tr("A map by each method, or the latest maps of each open data set"));
  imagesLabel_ = quietLabel(tr("Images of each data set"));
  images_ = new QComboBox;
  images_->setObjectName(QStringLiteral("gridImages"));
  images_->addItems({tr("All"), tr("First")});
  images_->setAccessibleName(tr("Images of each data set"));
  firstCount_ = new RangedBox<QSpinBox>;
  firstCount_->setObjectName(QStringLiteral("gridFirst"));
  firstCount_->setRange(kFewest, kFirst);
  firstCount_->setValue(kFirst);
  firstCount_->setGroupSeparatorShown(true);
  firstCount_->setKeyboardTracking(false);
  setPlainToolTip(firstCount_, tr("Number of images, from the first one on"));
  firstCount_->setVisible(false);
  for (QWidget* part : std::initializer_list<QWidget*>{kinds_, imagesLabel_, images_, firstCount_})
    layout->addWidget(part);
  layout->addStretch(1);
  connect(kinds_, &QComboBox::activated, this, &GridDialog::chooseImages);
  connect(images_, &QComboBox::activated, this, &GridDialog::chooseImages);
  connect(firstCount_, &QSpinBox::valueChanged, this, &GridDialog::chooseImages);
  return row;
}

QWidget* GridDialog::footer() {
  auto* row = new QWidget;
  asPanel(row);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(2 * kGap, kGap, 2 * kGap, kGap);
  layout->setSpacing(kGap);
  auto* reported = new QVBoxLayout;
  reported->setSpacing(kGap / 2);
  words_ = new ElidedLabel;
  words_->setObjectName(QStringLiteral("gridWords"));
  bar_ = new QProgressBar;
  bar_->setObjectName(QStringLiteral("gridProgress"));
  bar_->setTextVisible(false);
  bar_->setRange(0, 1000);
  reported->addWidget(words_);
  reported->addWidget(bar_);
  layout->addLayout(reported, 1);
  const auto button = [&](const QString& text, const char* name, const QString& tip, auto effect) {
    auto* made = new QPushButton(text);
    made->setObjectName(QString::fromUtf8(name));
    setPlainToolTip(made, tip);
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, effect);
    layout->addWidget(made);
    return made;
  };
  cancel_ = button(tr("Close"), "gridCancel", {},
                   [this] { maker_->running() ? maker_->cancel() : reject(); });
  save_ = button(tr("Save picture…"), "gridSave", tr("Save the grid as PNG, SVG or PDF (Ctrl+S)"),
                 [this] { save(); });
  save_->setShortcut(keysOf(Scope::dialog, KeyAct::save).front());
  make_ = button(tr("Compute the maps"), "gridMake",
                 tr("Compute the missing maps one after another. Open maps with the same "
                    "parameters are reused."),
                 [this] { maker_->start(); });
  make_->setProperty("role", QStringLiteral("primary"));
  make_->setDefault(true);
  return row;
}

std::vector<DatasetId> GridDialog::datasets() const {
  std::vector<DatasetId> found;
  for (const auto dataset : workspace_.state().view().compared)
    if (dataset && std::ranges::find(found, *dataset) == found.end()) found.push_back(*dataset);
  return found;
}

void GridDialog::listDatasets() {
  const std::vector<DatasetId> now = datasets();
  std::size_t largest = kFewest;
  for (const DatasetId dataset : now)
    largest = std::max(largest, workspace_.library().dataset(dataset).data()->size());
  firstCount_->setMaximum(static_cast<int>(largest));
  if (now != shown_) {
    shown_ = now;
    chooseImages();
  }
  showProgress();
}

void GridDialog::chooseImages() {
  const bool own = ofOwnMaps();
  const bool first = !own && images_->currentIndex() == 1;
  imagesLabel_->setVisible(!own);
  images_->setVisible(!own);
  firstCount_->setVisible(first);
  saver_->forget();
  if (own) return maker_->setOwnMaps(workspace_.library().ids());
  maker_->setImages(shown_, first ? static_cast<std::size_t>(firstCount_->value()) : 0);
}

bool GridDialog::ofOwnMaps() const {
  return kinds_->currentIndex() == 1;
}

std::optional<std::array<std::size_t, 2>> GridDialog::cellAt(QPointF place) const {
  const GridLayout layout = layOut(maker_->figure(), QRectF(view_->rect()));
  for (std::size_t row = 0; row < layout.rows.size(); ++row)
    for (std::size_t column = 0; column < layout.rows[row].cells.size(); ++column)
      if (layout.rows[row].cells[column].plot.contains(place)) return std::array{row, column};
  return std::nullopt;
}

void GridDialog::pointAt(QPointF place) {
  const auto cell = cellAt(place);
  const bool there = cell && maker_->mapIn((*cell)[0], (*cell)[1]);
  view_->setCursor(there ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (!cell) return setPlainToolTip(view_, {});
  const QString& title = maker_->figure().rows[(*cell)[0]].maps[(*cell)[1]].title;
  setPlainToolTip(view_, there ? tr("%1: click to show it in the window").arg(title)
                               : tr("%1: not computed yet").arg(title));
}

void GridDialog::showMapAt(QPointF place) {
  const auto cell = cellAt(place);
  const auto map = cell ? maker_->mapIn((*cell)[0], (*cell)[1]) : std::nullopt;
  if (!map) return;
  const DatasetId dataset = map->first;
  const MapId number = map->second;
  workspace_.state().change([&](ViewState& view) {
    view.active = dataset;
    view.page = lookbook::Page::map;
    view.datasets[dataset.index()].map = number;
    view.datasets[dataset.index()].moment = -1;
  });
  accept();
}

bool GridDialog::eventFilter(QObject* watched, QEvent* event) {
  if (watched == view_ && event->type() == QEvent::MouseMove)
    pointAt(static_cast<QMouseEvent*>(event)->position());
  if (watched == view_ && event->type() == QEvent::MouseButtonRelease &&
      static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
    showMapAt(static_cast<QMouseEvent*>(event)->position());
  return FittedDialog::eventFilter(watched, event);
}

void GridDialog::follow() {
  const bool running = maker_->running();
  const int done = maker_->mapsDone();
  kinds_->setEnabled(!running);
  images_->setEnabled(!running);
  firstCount_->setEnabled(!running);
  make_->setVisible(!ofOwnMaps());
  make_->setEnabled(!running && done < maker_->maps());
  cancel_->setText(running ? tr("Cancel") : tr("Close"));
  setPlainToolTip(
      cancel_, running ? tr("Stop the map being computed; those that are done stay") : QString());
  save_->setEnabled(!running && done > 0 && !saver_->running());
  showProgress();
}

void GridDialog::showProgress() {
  QStringList words;
  if (workspace_.library().opening()) words += tr("Opening …");
  if (maker_->running())
    words += tr("%1 (map %2 of %3)")
                 .arg(maker_->words(), QString::number(maker_->mapsDone() + 1),
                      QString::number(maker_->maps()));
  else if (!saver_->words().isEmpty())
    words += saver_->words();
  else if (maker_->maps() > 0)
    words += translated(plural(maker_->maps(), "%1 of %n map computed", "%1 of %n maps computed",
                               maker_->mapsDone()));
  else if (ofOwnMaps())
    words += tr("No map has been computed yet");
  if (!ofOwnMaps() && shown_.size() < 2 && !workspace_.library().opening())
    words += tr("The comparison shows one data set. Open another one there to add a row.");
  words_->setText(words.join(QStringLiteral(" · ")));
  setPlainToolTip(words_, words_->text());
  bar_->setValue(static_cast<int>(1000 * maker_->fraction()));
}

void GridDialog::save() {
  GridFigure figure = maker_->stamped();
  figure.look.ground = workspace_.state().theme().dark ? FigureGround::dark : FigureGround::light;
  const QSizeF size = naturalSize(figure);
  saver_->ask(std::move(figure), size, kScale, QStringLiteral("grid"));
}

void GridDialog::done(int result) {
  maker_->cancel();
  QDialog::done(result);
}

}  // namespace lookbook::ui
