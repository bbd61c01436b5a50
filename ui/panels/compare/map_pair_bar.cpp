#include "ui/panels/compare/map_pair_bar.h"

#include "ui/canvas/map/map_canvas.h"
#include "ui/commands/conditions/why_not.h"
#include "ui/keys/widget_keys.h"
#include "ui/library/open_datasets.h"
#include "ui/maps/map_collection.h"
#include "ui/panels/frame/term_button.h"
#include "ui/panels/map/map_pane.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/view_store.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <numeric>
#include <utility>

namespace lookbook::ui {

namespace {

constexpr int kNeighbors = 10;   // number of neighbours for the overlap
constexpr int kSteps = 1000;     // steps of the slider
constexpr int kFramePause = 34;  // ms: at most 30 frames a second
constexpr int kFewestFrames = 20;
constexpr double kSeconds = 2;  // duration of the movement from one map to the other

std::shared_ptr<const MatrixF> flat(const std::shared_ptr<const MatrixF>& positions, bool deep) {
  if (positions->cols() <= (deep ? 3 : 2)) return positions;
  return std::make_shared<const MatrixF>(positions->leftCols(deep ? 3 : 2));
}

double mean(const std::vector<float>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The images of the rows that moved most; of equal ones, the first rows.
std::vector<ImageIndex> largestMovers(const std::vector<float>& moved,
                                      const std::vector<ImageIndex>& images,
                                      const std::vector<std::size_t>& rows, std::size_t count) {
  std::vector<std::size_t> order = rows;
  count = std::min(count, order.size());
  std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(count),
                            [&](std::size_t a, std::size_t b) {
                              return std::pair(-moved[a], a) < std::pair(-moved[b], b);
                            });
  order.resize(count);
  std::vector<ImageIndex> chosen;
  for (const std::size_t row : order) chosen.push_back(images[row]);
  return chosen;
}

}  // namespace

MapPairBar::MapPairBar(ViewStore& state, OpenDatasets& library, MapCollection& maps, MapPane& left,
                       MapPane& right, QWidget* parent)
    : QWidget(parent), state_(state), library_(library), maps_(maps), panes_{&left, &right} {
  asPanel(this);
  setObjectName(QStringLiteral("mapPair"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(kGap, 0, kGap, kGap / 2);
  layout->setSpacing(kGap);
  layout->addWidget(movement());
  layout->addWidget(separator());
  layout->addWidget(movers());
  words_ = new ElidedLabel;
  words_->setObjectName(QStringLiteral("pairWords"));
  layout->addWidget(words_, 1);
  auto* terms = new TermButton({"disparity", "neighbour-overlap", "distance-moved"});
  terms->setObjectName(QStringLiteral("pairTerms"));
  layout->addWidget(terms);
  frames_.setInterval(kFramePause);
  connect(&frames_, &QTimer::timeout, this, &MapPairBar::step);
  connect(&state, &ViewStore::contentChanged, this, &MapPairBar::follow);
  connect(&maps, &MapCollection::mapsChanged, this, &MapPairBar::follow);
  follow();
}

QWidget* MapPairBar::movement() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  align_ = new QToolButton;
  align_->setObjectName(QStringLiteral("alignMaps"));
  align_->setText(tr("Align"));
  align_->setCheckable(true);
  align_->setChecked(true);
  align_->setProperty("role", QStringLiteral("toggle"));
  setPlainToolTip(align_, tr("Move, rotate, mirror and scale the right map so that it matches the "
                             "left one as closely as possible"));
  connect(align_, &QToolButton::toggled, this, [this] {
    stop();
    place();
    tell();
  });
  play_ =
      iconButton(QStringLiteral("run"), tr("Move the points from their places in the left map to "
                                           "those in the right one, or back; Escape stops them"));
  play_->setObjectName(QStringLiteral("playPair"));
  connect(play_, &QToolButton::clicked, this, [this] { frames_.isActive() ? stop() : play(); });
  share_ = new QSlider(Qt::Horizontal);
  share_->setObjectName(QStringLiteral("pairShare"));
  share_->setRange(0, kSteps);
  share_->setFixedWidth(96);
  setPlainToolTip(share_, tr("Position of the points between the two maps"));
  share_->setAccessibleName(tr("From the left map to the right one"));
  connect(share_, &QSlider::valueChanged, this, &MapPairBar::place);
  connect(share_, &QSlider::sliderPressed, this, &MapPairBar::stop);
  layout->addWidget(align_);
  layout->addWidget(play_);
  layout->addWidget(quietLabel(tr("Left")));
  layout->addWidget(share_);
  layout->addWidget(quietLabel(tr("Right")));
  return row;
}

QWidget* MapPairBar::movers() {
  constexpr int kMovers = 100;
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  count_ = new QSpinBox;
  count_->setObjectName(QStringLiteral("moverCount"));
  asWindowField(count_);
  count_->setRange(1, kMovers);
  count_->setValue(kMovers);
  count_->setGroupSeparatorShown(true);
  setPlainToolTip(count_, tr("Number of images to select"));
  select_ = new QToolButton;
  select_->setObjectName(QStringLiteral("selectMovers"));
  select_->setProperty("role", QStringLiteral("toggle"));
  select_->setText(tr("Select most moved"));
  setPlainToolTip(select_,
                  tr("Select the shown images whose places in the two maps are farthest apart"));
  connect(select_, &QToolButton::clicked, this, &MapPairBar::selectMovers);
  layout->addWidget(count_);
  layout->addWidget(select_);
  return row;
}

bool MapPairBar::shown() const {
  const ViewState& view = state_.view();
  return view.compared[0] && view.compared[0] == view.compared[1];
}

QString MapPairBar::whyNot() const {
  return whyNotAlign(panes_[0]->item(), panes_[1]->item());
}

MapPairBar::Pair MapPairBar::pairShown() const {
  if (!shown() || !whyNot().isEmpty()) return {};
  Pair pair{.left = panes_[0]->item()->record().positions,
            .right = panes_[1]->item()->record().positions};
  const DatasetId dataset = *state_.view().compared[0];
  pair.deep =
      state_.viewOf(dataset).threeDimensional && pair.left->cols() >= 3 && pair.right->cols() >= 3;
  return pair;
}

void MapPairBar::follow() {
  setVisible(shown());
  const Pair now = pairShown();
  if (now != pair_) {
    pair_ = now;
    compare();
  }
  tell();
}

void MapPairBar::compare() {
  stop();
  task_.cancel();
  comparison_.reset();
  {
    const QSignalBlocker quiet(share_);
    share_->setValue(0);
  }
  place();
  if (!pair_.left) return;
  fixed_ = flat(pair_.left, pair_.deep);
  const int neighbors = std::min(kNeighbors, static_cast<int>(fixed_->rows()) - 1);
  task_.start(
      [first = fixed_, second = flat(pair_.right, pair_.deep),
       neighbors](const std::stop_token& stop) {
        ThreadTeam team(0, ThreadTeam::Priority::background);
        return compareMaps(*first, *second, neighbors, team, stop);
      },
      [this](Result<MapComparison> comparison) { take(std::move(comparison)); });
}

void MapPairBar::take(Result<MapComparison> comparison) {
  if (!comparison) {
    words_->setText(shownError(comparison.error()));
    return;
  }
  comparison_ = std::make_shared<const MapComparison>(std::move(*comparison));
  count_->setMaximum(static_cast<int>(comparison_->moved.size()));
  place();
  tell();
}

/// Sets the places and the values for colours of both panes.
void MapPairBar::place() {
  const bool aligned = comparison_ && align_->isChecked();
  std::array<std::shared_ptr<const MatrixF>, 2> places;
  if (aligned) {
    places = {fixed_, {comparison_, &comparison_->alignment.aligned}};
    if (share_->value() > 0) {
      const float share = static_cast<float>(share_->value()) / kSteps;
      places[0] = std::make_shared<const MatrixF>(*fixed_ + share * (*places[1] - *fixed_));
    }
  }
  for (std::size_t side = 0; side < panes_.size(); ++side) {
    panes_[side]->setComparison(comparison_);
    panes_[side]->setPlaces(places[side]);
  }
  Q_EMIT alignmentChanged();
}

void MapPairBar::tell() {
  align_->setEnabled(comparison_ != nullptr);
  const bool aligned = comparison_ && align_->isChecked();
  play_->setEnabled(aligned);
  share_->setEnabled(aligned);
  count_->setEnabled(comparison_ != nullptr);
  select_->setEnabled(comparison_ != nullptr);
  if (!comparison_) {
    const QString why = whyNot();
    words_->setText(why.isEmpty() ? tr("Comparing …") : why);
    setPlainToolTip(words_, words_->text());
    return;
  }
  const MapAlignment& alignment = comparison_->alignment;
  words_->setText(
      (alignment.mirrored
           ? tr("Disparity %1 (mirrored) · neighbour overlap %2 · mean move %3 map radii")
           : tr("Disparity %1 · neighbour overlap %2 · mean move %3 map radii"))
          .arg(percent(alignment.disparity), percent(mean(comparison_->overlap)))
          .arg(mean(comparison_->moved), 0, 'f', 2));
  setPlainToolTip(words_,
                  words_->text() + QStringLiteral("\n\n") +
                      tr("Disparity: the difference that remains after the alignment (Procrustes), "
                         "from 0 to 100%.\nNeighbour overlap: of the images among the 10 nearest "
                         "in either map, the share that is so in both.\nMean move: the mean "
                         "distance between the two places of an image, in radii of the left map."));
}

void MapPairBar::play() {
  direction_ = share_->value() < kSteps ? 1 : -1;
  sinceFrame_.start();
  frames_.start();
  showIcon(play_, QStringLiteral("pause"), state_.theme());
  qApp->installEventFilter(this);
}

void MapPairBar::stop() {
  if (!frames_.isActive()) return;
  frames_.stop();
  showIcon(play_, QStringLiteral("run"), state_.theme());
  qApp->removeEventFilter(this);
}

void MapPairBar::step() {
  const double seconds = static_cast<double>(sinceFrame_.restart()) / 1000;
  // If drawing is slow, the movement takes longer, but its steps do not become larger.
  const int by =
      std::clamp(static_cast<int>(kSteps * seconds / kSeconds), 1, kSteps / kFewestFrames);
  const int next = std::clamp(share_->value() + static_cast<int>(direction_) * by, 0, kSteps);
  share_->setValue(next);
  if (next == (direction_ > 0 ? kSteps : 0)) stop();
}

bool MapPairBar::eventFilter(QObject* watched, QEvent* event) {
  const bool key = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
  if (!key || actOf(Scope::mapPair, *static_cast<QKeyEvent*>(event)) != KeyAct::cancel)
    return QWidget::eventFilter(watched, event);
  event->accept();
  if (event->type() == QEvent::KeyPress) stop();
  return true;
}

void MapPairBar::selectMovers() {
  const MapItem* item = panes_[0]->item();
  const DatasetId dataset = *state_.view().compared[0];
  const OpenDataset& open = library_.dataset(dataset);
  const Filter filter = shownBy(state_.viewOf(dataset));
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < item->images().size(); ++row)
    if (filter.shows(*open.data(), item->images()[row])) rows.push_back(row);
  state_.asOneStep([&] {
    state_.change([&](ViewState& view) { view.active = dataset; });
    state_.select(dataset, ImageSet(open.data()->size(),
                                    largestMovers(comparison_->moved, item->images(), rows,
                                                  static_cast<std::size_t>(count_->value()))));
  });
}

}  // namespace lookbook::ui
