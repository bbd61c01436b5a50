#include "ui/panels/library/library_panel.h"

#include "core/readers/catalogue.h"
#include "ui/library/open_datasets.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/library/download_dialog.h"
#include "ui/panels/library/library_entry.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/compared.h"
#include "ui/state/view_store.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
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
  connect(&library, &OpenDatasets::closedChanged, this, &LibraryPanel::listDatasets);
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
  for (const DatasetId id : library_.ids()) {
    const Dataset& source = *library_.dataset(id).data();
    LibraryEntry* entry = addEntry(
        shownName(source.title()), imageCount(source.size()),
        [this, id] { state_.change([&](ViewState& view) { showDataset(view, id); }); }, id);
    entry->setChecked(id == state_.view().active);
  }
  for (const KnownDataset& known : knownDatasets()) {
    const QString id = QString::fromUtf8(known.id);
    if (library_.find(id)) continue;
    if (isOnSearchPath(known))
      addEntry(QString::fromUtf8(known.title), library_.opening() ? tr("Opening …") : tr("Open"),
               [this, id] { library_.open(id); });
    else
      addMissing(known);
  }
}

void LibraryPanel::addMissing(const KnownDataset& known) {
  const QString title = QString::fromUtf8(known.title);
  const LibraryEntry* entry = addEntry(title, tr("Not found – locate…"), [this] {
    window()->findChild<QAction*>(QStringLiteral("openFolder"))->trigger();
  });
  if (!findDownload(known.id)) return;
  // In the room of the button that closes an open data set.
  QWidget* row = entry->parentWidget();
  QLayoutItem* room = row->layout()->takeAt(1);
  room->widget()->deleteLater();
  delete room;
  const QString id = QString::fromUtf8(known.id);
  auto* get = iconButton(QStringLiteral("download"), tr("Get %1…").arg(title));
  get->setObjectName(QStringLiteral("get-") + id);
  connect(get, &QToolButton::clicked, this, [this, id] {
    DownloadDialog::openFor(library_, id, window());
    Q_EMIT selected();
  });
  row->layout()->addWidget(get);
  recolour(row, state_.theme());
}

LibraryEntry* LibraryPanel::addEntry(const QString& title, const QString& detail,
                                     std::function<void()> chosen, std::optional<DatasetId> open) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* entry = new LibraryEntry(title, detail);
  group_->addButton(entry);
  connect(entry, &QAbstractButton::clicked, this, [this, chosen = std::move(chosen)] {
    chosen();
    Q_EMIT selected();
  });
  layout->addWidget(entry, 1);
  auto* close = iconButton(QStringLiteral("close"), tr("Close this data set; Undo reopens it"));
  if (open) {
    // Queued, because closing creates all entries again.
    const auto closeIt = [this, number = *open] { library_.close(number); };
    close->setObjectName(QStringLiteral("close%1").arg(numberOf(open)));
    connect(close, &QToolButton::clicked, this, closeIt, Qt::QueuedConnection);
    auto* action = new QAction(tr("Close this data set"), entry);
    connect(action, &QAction::triggered, this, closeIt, Qt::QueuedConnection);
    entry->addAction(action);
    entry->setContextMenuPolicy(Qt::ActionsContextMenu);
  } else {
    QSizePolicy kept = close->sizePolicy();  // its room is kept, so that the details align
    kept.setRetainSizeWhenHidden(true);
    close->setSizePolicy(kept);
    close->hide();
  }
  layout->addWidget(close);
  recolour(row, state_.theme());
  entries_->addWidget(row);
  return entry;
}

}  // namespace lookbook::ui
