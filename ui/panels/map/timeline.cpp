#include "ui/panels/map/timeline.h"

#include "core/base/memory.h"
#include "ui/commands/conditions/why_not.h"
#include "ui/maps/run_words.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/map/moment_slider.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/save/film_dialog.h"
#include "ui/text/translated.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace lookbook::ui {

namespace {

constexpr int kTimelineSteps = 32;  // steps of the slider between two moments
constexpr int kPlayInterval = 33;   // ms between frames while playing
constexpr double kPlaySeconds = 5;  // duration of playing all moments

double lastTime(const MapItem& item) {
  return static_cast<double>(item.record().moments.size() - 1);
}

QString describeHistory(const std::vector<Moment>& moments) {
  return translated(
      plural(moments.size(), "%n moment of the run is kept: %1 of at most %2",
             "%n moments of the run are kept, more where the points moved more: %1 of at most %2",
             byteCount(bytesOf(moments)), byteCount(RunHistory::kBudget)));
}

QString branchWords() {
  return Timeline::tr(
      "Branch from here: a new map continues from this moment with the parameters of the Run menu, "
      "and this map is kept");
}

}  // namespace

Timeline::Timeline(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      play_(iconButton(QStringLiteral("run"), tr("Play the run from its beginning"))),
      loop_(iconButton(QStringLiteral("loop"), tr("Repeat"))),
      branch_(iconButton(QStringLiteral("branch"), {})),
      film_(iconButton(QStringLiteral("film"), tr("Save the run as a film…"))),
      slider_(new MomentSlider),
      words_(quietLabel()) {
  asPanel(this);
  setObjectName(QStringLiteral("timeline"));
  play_->setObjectName(QStringLiteral("play"));
  play_->setCheckable(true);
  loop_->setObjectName(QStringLiteral("loop"));
  loop_->setCheckable(true);
  branch_->setObjectName(QStringLiteral("branch"));
  setKeyedToolTip(branch_, "branch", branchWords());
  film_->setObjectName(QStringLiteral("film"));
  slider_->setObjectName(QStringLiteral("moments"));
  slider_->setPageStep(10 * kTimelineSteps);
  slider_->setSingleStep(kTimelineSteps);
  words_->setObjectName(QStringLiteral("moment"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, kGap, 0);
  row->setSpacing(2);
  for (QToolButton* button : {play_, loop_}) row->addWidget(button);
  row->addWidget(slider_, 1);
  row->addWidget(words_);
  row->addWidget(branch_);
  row->addWidget(film_);
  player_.setInterval(kPlayInterval);
  player_.setTimerType(Qt::PreciseTimer);
  connect(&player_, &QTimer::timeout, this, &Timeline::playOn);
  connect(play_, &QToolButton::toggled, this, &Timeline::play);
  connect(branch_, &QToolButton::clicked, this, [this] {
    if (whyNotBranch(workspace_, dataset_).isEmpty()) workspace_.maps().branchMap(*dataset_);
  });
  connect(film_, &QToolButton::clicked, this, [this] {
    auto* dialog = new FilmDialog(workspace_, *dataset_, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();  // not modal, so that the window can be used meanwhile
  });
  connect(slider_, &QSlider::valueChanged, this, [this](int value) {
    play_->setChecked(false);
    lookAt(static_cast<double>(value) / kTimelineSteps);
  });
  const auto mine = [this](DatasetId dataset) {
    if (dataset == dataset_) render();
  };
  connect(&workspace.maps(), &MapCollection::mapAdvanced, this, mine);
  connect(&workspace.maps(), &MapCollection::mapsChanged, this, mine);
  connect(&workspace.state(), &ViewStore::viewChanged, this, &Timeline::render);
  hide();
}

void Timeline::setDataset(std::optional<DatasetId> dataset) {
  dataset_ = dataset;
  play_->setChecked(false);
  render();
}

const MapItem* Timeline::item() const {
  return dataset_ ? workspace_.maps().shownMap(*dataset_) : nullptr;
}

const DatasetView& Timeline::view() const {
  return workspace_.state().viewOf(*dataset_);
}

void Timeline::render() {
  const MapItem* shown = item();
  const bool any = shown && shown->record().moments.size() > 1;
  setVisible(any);
  if (!any) {
    play_->setChecked(false);
    return;
  }
  const auto& moments = shown->record().moments;
  const double moment = view().moment;
  const double time = moment < 0 ? lastTime(*shown) : timeOf(moments, moment);
  const QSignalBlocker quiet(slider_);
  slider_->setRange(0, static_cast<int>(lastTime(*shown)) * kTimelineSteps);
  slider_->setValue(static_cast<int>(std::lround(time * kTimelineSteps)));
  setPlainToolTip(slider_, describeHistory(moments));
  showCurve(*shown);
  const Moment& at = moments[static_cast<std::size_t>(time)];
  const QString iteration = tr("iteration %1").arg(std::lround(moment));
  words_->setText(moment < 0      ? tr("now")
                  : at.divergence ? tr("%1 · KL %2").arg(iteration).arg(*at.divergence, 0, 'f', 3)
                                  : iteration);
  const QString obstacle = whyNotBranch(workspace_, dataset_);
  branch_->setEnabled(obstacle.isEmpty());
  if (obstacle.isEmpty())
    setKeyedToolTip(branch_, "branch", branchWords());
  else
    setPlainToolTip(branch_, obstacle);
}

/// Shows the curve of the objective over the kept moments.
void Timeline::showCurve(const MapItem& item) {
  const auto& moments = item.record().moments;
  const LineChart chart = curve(item);
  const auto largest = std::ranges::max_element(chart.points, {}, &QPointF::y);
  std::vector<QPointF> shares;
  if (largest != chart.points.end() && largest->y() > 0)
    for (const QPointF& point : chart.points)
      shares.emplace_back(timeOf(moments, point.x()) / lastTime(item), point.y() / largest->y());
  slider_->setCurve(std::move(shares));
}

void Timeline::lookAt(double time) {
  const MapItem* shown = item();
  if (!shown) return;
  const auto& moments = shown->record().moments;
  const double moment = time >= lastTime(*shown) ? -1 : iterationAt(moments, time);
  workspace_.state().changeDataset(*dataset_, [&](DatasetView& v) { v.moment = moment; });
}

void Timeline::play(bool on) {
  if (!on) {
    player_.stop();
    return;
  }
  if (view().moment < 0) lookAt(0);
  player_.start();
}

void Timeline::playOn() {
  const MapItem* shown = item();
  if (!shown || view().moment < 0) {
    if (shown && loop_->isChecked()) return lookAt(0);
    play_->setChecked(false);
    return;
  }
  const double step = lastTime(*shown) * kPlayInterval / (1000 * kPlaySeconds);
  lookAt(timeOf(shown->record().moments, view().moment) + step);
}

}  // namespace lookbook::ui
