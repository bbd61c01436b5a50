#include "ui/panels/map/map_footer.h"

#include "ui/commands/conditions/why_not.h"
#include "ui/library/open_datasets.h"
#include "ui/look/numbers.h"
#include "ui/maps/map_collection.h"
#include "ui/maps/map_words.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/frame/term_button.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/parts/value_legend.h"
#include "ui/state/view_store.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace lookbook::ui {

MapFooter::MapFooter(ViewStore& state, OpenDatasets& library, MapCollection& maps, QWidget* parent)
    : QWidget(parent), state_(state), library_(library), maps_(maps) {
  asPanel(this);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  status_ = new ElidedLabel;
  status_->setObjectName(QStringLiteral("mapStatus"));
  layout->addWidget(status_, 1);
  terms_ = new TermButton;
  terms_->setObjectName(QStringLiteral("scoreTerms"));
  layout->addWidget(terms_);
  pairs_ = new QToolButton;
  pairs_->setObjectName(QStringLiteral("showPairs"));
  pairs_->setText(tr("Distorted pairs"));
  pairs_->setProperty("role", QStringLiteral("link"));
  setCommand(pairs_, "distortedPairs");
  pairs_->hide();
  connect(pairs_, &QToolButton::clicked, this, &MapFooter::pairsRequested);
  layout->addWidget(pairs_);
  coloring_ = quietLabel();
  coloring_->setObjectName(QStringLiteral("coloringWords"));
  layout->addWidget(coloring_);
  legend_ = new ValueLegend(state_);
  legend_->setObjectName(QStringLiteral("valueLegend"));
  legend_->hide();
  layout->addWidget(legend_);
}

void MapFooter::showStatus(DatasetId dataset, const MapItem* item) {
  pairs_->setVisible(item && infoOf(item->options().method).listsPairs);
  terms_->setTerms(item ? termsOf(*item, state_.view().coloring) : std::vector<std::string_view>());
  if (!item) {
    status_->clear();
    return;
  }
  std::size_t shown = 0;
  const Dataset& source = *library_.dataset(dataset).data();
  const DatasetView& view = state_.viewOf(dataset);
  const Filter filter = shownBy(view);
  for (const ImageIndex i : item->images()) shown += filter.shows(source, i) ? 1 : 0;
  QStringList parts;
  if (shown < source.size())  // otherwise the count in the bottom line of the window is enough
    parts += tr("%1 of %2 images").arg(grouped(shown), grouped(source.size()));
  if (const QString state = describeState(*item, view.threeDimensional); !state.isEmpty())
    parts += state;
  const auto& live = item->snapshot().liveScores;
  if (item->scores)
    parts += describeScores(*item->scores);
  else if (live)
    parts += describeLive(*live);
  if (item->record().recipe.parent) parts += describeBranch(*item);
  status_->setText(parts.join(tr(" · ")));
  setPlainToolTip(status_, item->scores ? explainScores(*item->scores)
                           : live       ? explainLive(*live, item->images().size())
                                        : status_->text());
}

void MapFooter::showColoring(const MapItem* item, std::optional<std::pair<double, double>> range) {
  const Coloring coloring = state_.view().coloring;
  legend_->setVisible(range.has_value());
  if (range) legend_->setRange(range->first, range->second);
  setPlainToolTip(coloring_, range ? explainColoring(coloring, item->options()) : QString());
  if (coloring == Coloring::classes || !item)
    coloring_->clear();
  else
    coloring_->setText(range ? coloringTitle(coloring) : whyNotColored(state_, maps_, *item));
}

void MapFooter::showScoring(double fraction) {
  coloring_->setText(tr("Scoring every point, %1%").arg(static_cast<int>(100 * fraction)));
}

}  // namespace lookbook::ui
