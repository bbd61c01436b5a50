#include "ui/panels/library/library_panel.h"

#include "core/readers/catalogue.h"
#include "ui/look/numbers.h"
#include "ui/panels/library/library_entry.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/class_legend.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/workspace.h"

#include <QButtonGroup>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lookbook::ui {

LibraryPanel::LibraryPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      library_(new QVBoxLayout),
      entries_(new QButtonGroup(this)),
      legend_(new ClassLegend(workspace.state(), workspace.library())),
      splitRow_(new QVBoxLayout),
      shown_(quietLabel()) {
  auto* layout = panelLayout(this);
  layout->addWidget(heading(tr("Library")));
  library_->setSpacing(2);
  layout->addLayout(library_);
  layout->addSpacing(kGap);
  layout->addWidget(heading(tr("Classes")));
  layout->addWidget(legend_, 0);
  layout->addSpacing(kGap);
  layout->addWidget(heading(tr("Split")));
  layout->addLayout(splitRow_);
  listSplits({{"train", 0}, {"test", 0}});
  shown_->setObjectName(QStringLiteral("shownCount"));
  shown_->setWordWrap(true);
  layout->addWidget(shown_);
  layout->addStretch(1);
  legend_->setObjectName(QStringLiteral("classLegend"));
  legend_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

  connect(&workspace.library(), &OpenDatasets::opened, this, &LibraryPanel::listDatasets);
  connect(&workspace.library(), &OpenDatasets::openingChanged, this, &LibraryPanel::listDatasets);
  connect(&workspace.state(), &ViewStore::contentChanged, this, [this](const ViewState& before) {
    if (before.active != workspace_.state().view().active) listDatasets();
    showActive();
  });
  listDatasets();
}

void LibraryPanel::listDatasets() {
  while (QLayoutItem* item = library_->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  const auto add = [this](const QString& title, const QString& detail, bool checked, auto chosen) {
    auto* entry = new LibraryEntry(title, detail);
    entry->setChecked(checked);
    entries_->addButton(entry);
    connect(entry, &QAbstractButton::clicked, this, std::move(chosen));
    library_->addWidget(entry);
  };
  for (const DatasetId id : workspace_.library().ids()) {
    const Dataset& source = *workspace_.library().dataset(id).data();
    add(shownName(source.title()), imageCount(source.size()),
        id == workspace_.state().view().active,
        [this, id] { workspace_.state().change([&](ViewState& view) { view.active = id; }); });
  }
  for (const KnownDataset& known : knownDatasets()) {
    const QString id = QString::fromUtf8(known.id);
    if (workspace_.library().find(id)) continue;
    add(QString::fromUtf8(known.title), workspace_.library().opening() ? tr("…") : tr("open"),
        false, [this, id] { workspace_.library().open(id); });
  }
  showActive();
}

void LibraryPanel::showActive() {
  const auto active = workspace_.state().view().active;
  legend_->setDataset(active);
  if (active) listSplits(workspace_.library().dataset(*active).data()->splits());
  for (auto* button : splits_->buttons()) button->setEnabled(active.has_value());
  if (!active) {
    shown_->clear();
    return;
  }
  const Filter& filter = workspace_.state().viewOf(*active).filter;
  if (const auto shown = std::ranges::find(choices_, filter.split); shown != choices_.end())
    splits_->button(static_cast<int>(shown - choices_.begin()))->setChecked(true);
  const auto& open = workspace_.library().dataset(*active);
  shown_->setText(
      tr("%1 of %2 images shown")
          .arg(grouped(workspace_.library().shown(*active)->size()), grouped(open.data()->size())));
}

void LibraryPanel::listSplits(const std::vector<SplitPart>& splits) {
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
    const auto active = workspace_.state().view().active;
    if (!active) return;
    workspace_.state().changeDataset(*active, [&](DatasetView& view) {
      view.filter.split = choices_[static_cast<std::size_t>(id)];
    });
  });
}

}  // namespace lookbook::ui
