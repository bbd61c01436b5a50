#include "ui/panels/run/run_panel.h"

#include "core/session/image_choice.h"
#include "ui/look/numbers.h"
#include "ui/maps/run_words.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/parts/chart_view.h"
#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/run/options_form.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr int kChartHeight = 110;  // logical pixels

std::size_t placeOf(MapImages images) {
  return static_cast<std::size_t>(images);
}

}  // namespace

RunPanel::RunPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), form_(new OptionsForm) {
  auto* layout = panelLayout(this);
  layout->addWidget(heading(tr("New map")));
  layout->addWidget(form_);
  layout->addWidget(imagesField());
  layout->addWidget(runButtons());
  layout->addSpacing(kGap);
  layout->addWidget(heading(tr("Map shown")));
  layout->addWidget(progress());
  layout->addWidget(mapButtons());
  layout->addStretch(1);

  connect(form_, &OptionsForm::changed, this,
          [this] { edit([&](MapParameters& next) { next.options = form_->options(); }); });
  connect(&workspace.state(), &ViewStore::contentChanged, this, &RunPanel::render);
  connect(&workspace.maps(), &MapCollection::mapsChanged, this, &RunPanel::follow);
  connect(&workspace.maps(), &MapCollection::mapAdvanced, this, &RunPanel::showProgress);
  render();
}

const MapParameters& RunPanel::parameters() const {
  return workspace_.state().view().parameters;
}

void RunPanel::edit(const std::function<void(MapParameters&)>& change) {
  workspace_.state().change([&](ViewState& view) { change(view.parameters); });
}

void RunPanel::render() {
  form_->setOptions(parameters().options);
  listImages();
  follow();
}

QWidget* RunPanel::imagesField() {
  auto* field = new QWidget;
  auto* layout = new QVBoxLayout(field);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  layout->addWidget(quietLabel(tr("Images")));
  auto* row = new QHBoxLayout;
  images_ = new QComboBox;
  images_->setObjectName(QStringLiteral("images"));
  setPlainToolTip(images_, tr("The images of the map"));
  images_->setMinimumWidth(176);
  firstCount_ = new RangedBox<QSpinBox>;
  firstCount_->setObjectName(QStringLiteral("firstCount"));
  firstCount_->setMinimum(kLeastImages);
  asWindowField(firstCount_);
  firstCount_->setGroupSeparatorShown(true);
  setPlainToolTip(firstCount_, tr("Number of images, from the first one on"));
  row->addWidget(images_);
  row->addWidget(firstCount_);
  row->addStretch(1);
  layout->addLayout(row);
  connect(images_, &QComboBox::activated, this, [this](int place) {
    edit([&](MapParameters& next) { next.images = static_cast<MapImages>(place); });
  });
  connect(firstCount_, &QSpinBox::valueChanged, this,
          [this](int count) { edit([&](MapParameters& next) { next.first = count; }); });
  return field;
}

QWidget* RunPanel::runButtons() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, kGap / 2, 0, 0);
  layout->setSpacing(kGap);
  run_ = new QPushButton(tr("Run"));
  run_->setObjectName(QStringLiteral("run"));
  run_->setProperty("role", QStringLiteral("primary"));
  setCommand(run_, "run");
  layout->addWidget(run_);
  layout->addStretch(1);
  more_ = new QToolButton;
  more_->setObjectName(QStringLiteral("moreOptions"));
  more_->setText(tr("Advanced"));
  more_->setCheckable(true);
  more_->setProperty("role", QStringLiteral("toggle"));
  setPlainToolTip(more_, tr("Show the advanced parameters"));
  connect(more_, &QToolButton::toggled, form_, &OptionsForm::showAdvanced);
  layout->addWidget(more_);
  return row;
}

/// The buttons that act on the map shown.
QWidget* RunPanel::mapButtons() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  layout->addWidget(commandButton("pause"));
  for (const char* command : {"step", "stop", "restart", "apply"})
    layout->addWidget(commandButton(command));
  layout->addStretch(1);
  return row;
}

QWidget* RunPanel::progress() {
  auto* column = new QWidget;
  auto* layout = new QVBoxLayout(column);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  words_ = new ElidedLabel;
  words_->setObjectName(QStringLiteral("runWords"));
  bar_ = new QProgressBar;
  bar_->setObjectName(QStringLiteral("runProgress"));
  bar_->setTextVisible(false);
  bar_->setRange(0, 1000);
  chart_ = new ChartView(workspace_.state());
  chart_->setMinimumHeight(kChartHeight);
  layout->addWidget(words_);
  layout->addWidget(bar_);
  layout->addWidget(chart_, 1);
  return column;
}

std::vector<ImageIndex> RunPanel::chosenImages(DatasetId dataset) const {
  return workspace_.library().imagesOf(parameters().images, dataset,
                                       static_cast<std::size_t>(std::max(0, parameters().first)));
}

void RunPanel::listImages() {
  std::array<std::size_t, 3> counts{};
  std::size_t largest = static_cast<std::size_t>(
      targets().empty() ? std::max(kLeastImages, parameters().first) : kLeastImages);
  for (const DatasetId dataset : targets()) {
    const Dataset& source = *workspace_.library().dataset(dataset).data();
    for (const MapImages choice : {MapImages::all, MapImages::shown, MapImages::selected})
      counts[placeOf(choice)] += workspace_.library().countOf(choice, dataset);
    largest = std::max(largest, source.size());
  }
  const QStringList texts{tr("All · %1").arg(grouped(counts[0])),
                          tr("Shown · %1").arg(grouped(counts[1])),
                          tr("Selection · %1").arg(grouped(counts[2])), tr("First")};
  if (images_->count() == 0) images_->addItems(texts);
  for (int i = 0; i < texts.size(); ++i) images_->setItemText(i, texts[i]);
  images_->setCurrentIndex(static_cast<int>(parameters().images));
  const QSignalBlocker quiet(firstCount_);
  firstCount_->setMaximum(static_cast<int>(largest));
  firstCount_->setValue(parameters().first);
}

void RunPanel::run() {
  workspace_.state().asOneStep([this] {
    for (const DatasetId dataset : targets()) {
      auto images = chosenImages(dataset);
      const Text text = imagesText(parameters().images, images.size());
      workspace_.maps().startMap(dataset, parameters().options, std::move(images), text);
    }
  });
  Q_EMIT started();
}

void RunPanel::restart() {
  workspace_.state().asOneStep([this] {
    for (const DatasetId dataset : targets())
      workspace_.maps().restartMap(dataset, parameters().options);
  });
  Q_EMIT started();
}

void RunPanel::apply() {
  for (const DatasetId dataset : targets())
    if (const MapItem* item = workspace_.maps().shownMap(dataset);
        item && takesParameters(workspace_, *item))
      workspace_.maps().changeMap(dataset, parameters().options.tsne);
}

void RunPanel::pauseOrResume() {
  const auto shown = items();
  const bool anyRunning = std::ranges::any_of(
      shown, [](const MapItem* item) { return item->job->state() == MapJob::State::running; });
  for (MapItem* item : shown) {
    if (anyRunning) {
      item->job->pause();
    } else {
      item->job->resume();
    }
  }
}

void RunPanel::step() {
  for (MapItem* item : items()) item->job->step();
}

void RunPanel::stop() {
  for (MapItem* item : items()) item->job->stop();
}

void RunPanel::follow() {
  firstCount_->setVisible(parameters().images == MapImages::first);
  showProgress();
}

QString RunPanel::titleOf(DatasetId dataset) const {
  return shownName(workspace_.library().dataset(dataset).data()->title());
}

void RunPanel::showProgress() {
  const auto shown = items();
  if (shown.empty()) {
    words_->setText(targets().empty() ? tr("Open a data set to compute a map of it.")
                                      : tr("There is no map yet. Select a method and press Run."));
    bar_->setValue(0);
    chart_->setChart({});
    return;
  }
  QStringList words;
  double fraction = 1;
  for (const DatasetId dataset : targets()) {
    const MapItem* item = workspace_.maps().shownMap(dataset);
    if (!item) continue;
    words += shown.size() > 1 ? tr("%1: %2").arg(titleOf(dataset), stateWords(*item))
                              : stateWords(*item);
    fraction = std::min(fraction, item->job->state() == MapJob::State::finished
                                      ? 1.0
                                      : item->snapshot().stageFraction);
  }
  words_->setText(words.join(QStringLiteral("   |   ")));
  setPlainToolTip(words_, words_->text());
  bar_->setValue(static_cast<int>(1000 * fraction));

  const MapItem& item = *shown.front();
  LineChart chart = curve(item);
  if (shown.size() > 1 && !chart.points.empty())  // the curve is only that of the first map
    chart.yLabel = tr("%1: %2").arg(titleOf(targets().front()), chart.yLabel);
  chart_->setChart(std::move(chart));
}

}  // namespace lookbook::ui
