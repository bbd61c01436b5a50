#include "ui/panels/library/library_panel.h"

#include "core/readers/catalogue.h"
#include "ui/library/open_datasets.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/library/library_entry.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/compared.h"
#include "ui/state/view_store.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace lookbook::ui {

LibraryPanel::LibraryPanel(ViewStore& state, OpenDatasets& library, QWidget* parent)
    : QWidget(parent),
      state_(state),
      library_(library),
      entries_(new QVBoxLayout),
      group_(new QButtonGroup(this)) {
  auto* layout = panelLayout(this);
  layout->addWidget(heading(tr("Data sets")));
  entries_->setSpacing(2);
  layout->addLayout(entries_);
  layout->addSpacing(kGap / 2);
  auto* row = new QHBoxLayout;
  for (const auto& [command, text] :
       {std::pair{"openFiles", tr("Open files…")}, std::pair{"openFolder", tr("Open a folder…")}}) {
    auto* button = new QPushButton(text);
    setCommand(button, command);
    connect(button, &QPushButton::clicked, this, &LibraryPanel::selected);
    row->addWidget(button);
  }
  layout->addLayout(row);
  connect(&library, &OpenDatasets::opened, this, &LibraryPanel::listDatasets);
  connect(&library, &OpenDatasets::openingChanged, this, &LibraryPanel::listDatasets);
  connect(&state, &ViewStore::contentChanged, this, [this](const ViewState& before) {
    if (before.active != state_.view().active) listDatasets();
  });
  listDatasets();
}

void LibraryPanel::listDatasets() {
  while (QLayoutItem* item = entries_->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  const auto add = [this](const QString& title, const QString& detail, bool checked, auto chosen) {
    auto* entry = new LibraryEntry(title, detail);
    entry->setChecked(checked);
    group_->addButton(entry);
    connect(entry, &QAbstractButton::clicked, this, [this, chosen = std::move(chosen)] {
      chosen();
      Q_EMIT selected();
    });
    entries_->addWidget(entry);
  };
  for (const DatasetId id : library_.ids()) {
    const Dataset& source = *library_.dataset(id).data();
    add(shownName(source.title()), imageCount(source.size()), id == state_.view().active,
        [this, id] { state_.change([&](ViewState& view) { showDataset(view, id); }); });
  }
  for (const KnownDataset& known : knownDatasets()) {
    const QString id = QString::fromUtf8(known.id);
    if (library_.find(id)) continue;
    add(QString::fromUtf8(known.title), library_.opening() ? tr("Opening …") : tr("Open"), false,
        [this, id] { library_.open(id); });
  }
}

}  // namespace lookbook::ui
