#include "ui/panels/maps/map_list_dialog.h"

#include "ui/look/numbers.h"
#include "ui/panels/maps/map_note_dialog.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/workspace.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <limits>

namespace lookbook::ui {

namespace {

constexpr int kMapRole = Qt::UserRole;
constexpr QSize kListSize(960, 360);

/// A number, or a dash if there is none; sorted by its value, the dashes first.
class NumberItem : public QTableWidgetItem {
 public:
  explicit NumberItem(std::size_t count) : QTableWidgetItem(grouped(count)) {
    setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    number_ = static_cast<double>(count);
  }
  NumberItem(std::optional<double> number, int decimals)
      : QTableWidgetItem(number ? QString::number(*number, 'f', decimals) : QStringLiteral("–")),
        number_(number.value_or(-std::numeric_limits<double>::infinity())) {
    setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  }
  bool operator<(const QTableWidgetItem& other) const override {
    const auto* than = dynamic_cast<const NumberItem*>(&other);
    return than && number_ < than->number_;
  }

 private:
  double number_ = 0;
};

}  // namespace

MapListDialog::MapListDialog(Workspace& workspace, QWidget* parent)
    : FittedDialog(parent), workspace_(workspace), table_(new QTableWidget(0, columns)) {
  setWindowTitle(tr("Maps"));
  setObjectName(QStringLiteral("mapListDialog"));
  table_->setObjectName(QStringLiteral("mapList"));
  table_->setAccessibleName(tr("Maps of the data set"));
  table_->setHorizontalHeaderLabels({tr("Map"), tr("Images"), tr("Trustworthiness"),
                                     tr("Neighbour recall"), tr("5-NN accuracy"), tr("Time (s)"),
                                     tr("Note")});
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  for (const Column wide : {title, note})
    table_->horizontalHeader()->setSectionResizeMode(wide, QHeaderView::Stretch);
  table_->horizontalHeader()->setSortIndicator(-1, Qt::DescendingOrder);
  table_->verticalHeader()->hide();
  table_->setWordWrap(false);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setSortingEnabled(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  const auto add = [&](const QString& text, const char* name, auto effect) {
    auto* button = buttons->addButton(text, QDialogButtonBox::ActionRole);
    button->setObjectName(QString::fromUtf8(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, effect);
    return button;
  };
  show_ = add(tr("Show"), "showListedMap", &MapListDialog::showSelected);
  edit_ = add(tr("Name and note…"), "editListedMap", &MapListDialog::editSelected);
  remove_ = add(tr("Remove"), "removeListedMap", &MapListDialog::removeSelected);
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(table_);
  setParts(content, buttons, 2 * kGap, kListSize);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(table_, &QTableWidget::itemSelectionChanged, this, &MapListDialog::offer);
  connect(table_, &QTableWidget::cellDoubleClicked, this, &MapListDialog::showSelected);
  connect(&workspace.maps(), &MapCollection::mapsChanged, this, &MapListDialog::list);
  connect(&workspace.state(), &ViewStore::contentChanged, this, [this] {
    if (workspace_.state().view().active != dataset_) list();
  });
  list();
}

void MapListDialog::list() {
  const auto before = selected();
  dataset_ = workspace_.state().view().active;
  table_->setSortingEnabled(false);
  table_->setRowCount(0);
  if (dataset_) {
    const Maps& maps = workspace_.maps().of(*dataset_);
    for (std::size_t map = 0; map < maps.size(); ++map) {
      if (!maps[map]) continue;
      table_->insertRow(table_->rowCount());
      fillRow(table_->rowCount() - 1, MapId(map));
    }
  }
  table_->setSortingEnabled(true);
  const auto wanted = before || !dataset_ ? before : workspace_.state().viewOf(*dataset_).map;
  for (int row = 0; row < table_->rowCount(); ++row)
    if (table_->item(row, title)->data(kMapRole).toInt() == numberOf(wanted))
      table_->selectRow(row);
  offer();
}

void MapListDialog::fillRow(int row, MapId map) {
  const MapItem& item = *workspace_.maps().item(*dataset_, map);
  auto* name = new QTableWidgetItem(shownName(item.title));
  name->setData(kMapRole, static_cast<int>(map.index()));
  table_->setItem(row, title, name);
  table_->setItem(row, images, new NumberItem(item.images().size()));
  const auto score = [&](Column column, const std::optional<Estimate>& estimate) {
    table_->setItem(
        row, column,
        new NumberItem(estimate ? std::optional(double(estimate->value)) : std::nullopt, 3));
  };
  const auto& scores = item.scores;
  score(trustworthiness, scores ? std::optional(scores->trustworthiness) : std::nullopt);
  score(recall, scores ? std::optional(scores->neighborRecall) : std::nullopt);
  score(accuracy, scores ? scores->labelAccuracy : std::nullopt);
  table_->setItem(row, seconds, new NumberItem(item.record().seconds, 1));
  const auto& notes = workspace_.state().viewOf(*dataset_).mapNotes;
  const auto known = notes.find(map);
  const QString text =
      known == notes.end() ? QString() : QString::fromStdString(known->second.note);
  table_->setItem(row, note, new QTableWidgetItem(shownName(text)));
}

std::optional<MapId> MapListDialog::selected() const {
  const int row = table_->currentRow();
  const QTableWidgetItem* name = row < 0 ? nullptr : table_->item(row, title);
  return name && name->isSelected() ? idOf<MapId>(name->data(kMapRole).toInt()) : std::nullopt;
}

void MapListDialog::offer() {
  for (QPushButton* button : {show_, edit_, remove_}) button->setEnabled(selected().has_value());
}

void MapListDialog::showSelected() {
  const auto map = selected();
  if (!map) return;
  const bool deep = isThreeDimensional(workspace_.maps().item(*dataset_, *map)->options());
  workspace_.state().changeDataset(*dataset_, [&](DatasetView& view) {
    showMap(view, map);
    view.threeDimensional = deep;
  });
}

void MapListDialog::editSelected() {
  const auto map = selected();
  if (!map) return;
  auto* dialog = new MapNoteDialog(workspace_, *dataset_, *map, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void MapListDialog::removeSelected() {
  if (const auto map = selected()) workspace_.maps().removeMap(*dataset_, *map);
}

}  // namespace lookbook::ui
