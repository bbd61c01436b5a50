#include "ui/panels/library/filter_card.h"

#include "ui/library/open_datasets.h"
#include "ui/look/numbers.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/class_legend.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/view_store.h"
#include "ui/text/shown_text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lookbook::ui {

FilterCard::FilterCard(ViewStore& state, OpenDatasets& library, QWidget* parent)
    : QFrame(parent),
      state_(state),
      library_(library),
      searched_(new QLineEdit),
      byCount_(new QToolButton),
      search_(search()),
      legend_(new ClassLegend(state, library)),
      splitRow_(new QVBoxLayout),
      shown_(quietLabel()) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(2, kGap / 2, 2, kGap / 2);
  layout->setSpacing(kGap / 2);
  legend_->setObjectName(QStringLiteral("classLegend"));
  legend_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  layout->addWidget(search_);
  layout->addWidget(legend_, 1);
  connect(searched_, &QLineEdit::textChanged, legend_, &ClassLegend::search);
  connect(byCount_, &QToolButton::toggled, legend_, &ClassLegend::sortByCount);
  auto* below = new QVBoxLayout;
  below->setContentsMargins(kGap - 2, 0, kGap - 2, 0);
  below->setSpacing(kGap / 2);
  below->addLayout(splitRow_);
  shown_->setObjectName(QStringLiteral("shownCount"));
  below->addWidget(shown_);
  layout->addLayout(below);
  connect(&state, &ViewStore::contentChanged, this, &FilterCard::follow);
}

QWidget* FilterCard::search() {
  searched_->setObjectName(QStringLiteral("classSearch"));
  searched_->setClearButtonEnabled(true);
  searched_->setAccessibleName(tr("Search classes"));
  byCount_->setObjectName(QStringLiteral("byCount"));
  byCount_->setCheckable(true);
  byCount_->setText(tr("By count"));
  setPlainToolTip(byCount_, tr("Show the classes with the most images first"));
  auto* both = new QWidget;
  auto* row = new QHBoxLayout(both);
  row->setContentsMargins(kGap - 2, 0, kGap - 2, 0);
  row->addWidget(searched_, 1);
  row->addWidget(byCount_);
  return both;
}

void FilterCard::setDataset(std::optional<DatasetId> dataset) {
  constexpr int kManyClasses = 20;  // from which on they are searched
  if (dataset && dataset != dataset_) {
    const int classes = library_.dataset(*dataset).data()->classCount();
    searched_->clear();
    searched_->setPlaceholderText(
        tr("Search %1 classes").arg(grouped(static_cast<std::size_t>(classes))));
    byCount_->setChecked(classes > kManyClasses);
    search_->setVisible(classes > kManyClasses);
  }
  dataset_ = dataset;
  legend_->setDataset(dataset);
  follow();
  updateGeometry();
}

void FilterCard::follow() {
  if (!dataset_) return;
  const OpenDataset& open = library_.dataset(*dataset_);
  listSplits(open.data()->splits());
  const Filter& filter = state_.viewOf(*dataset_).filter;
  if (const auto shown = std::ranges::find(choices_, filter.split);
      splits_ && shown != choices_.end())
    splits_->button(static_cast<int>(shown - choices_.begin()))->setChecked(true);
  const std::size_t shown = library_.shown(*dataset_)->size();
  shown_->setVisible(shown < open.data()->size());
  shown_->setText(tr("%1 of %2 shown").arg(grouped(shown), grouped(open.data()->size())));
}

void FilterCard::listSplits(const std::vector<SplitPart>& splits) {
  std::vector<SplitChoice> choices{SplitChoice::all};
  for (const SplitPart& split : splits) choices.emplace_back(split.name);
  if (choices == choices_) return;
  choices_ = std::move(choices);
  QStringList words;
  for (const SplitChoice& choice : choices_)
    words << (choice == SplitChoice::all     ? tr("All")
              : choice == SplitChoice::train ? tr("Train")
              : choice == SplitChoice::test  ? tr("Test")
                                             : shownText(choice.name()));
  if (splitButtons_) splitButtons_->deleteLater();
  splitButtons_ = segments(words, &splits_);
  splitButtons_->setObjectName(QStringLiteral("split"));
  splitRow_->addWidget(splitButtons_);
  connect(splits_, &QButtonGroup::idClicked, this, [this](int id) {
    if (!dataset_) return;
    state_.changeDataset(*dataset_, [&](DatasetView& view) {
      view.filter.split = choices_[static_cast<std::size_t>(id)];
    });
  });
}

}  // namespace lookbook::ui
