#include "ui/panels/map/map_header.h"

#include "ui/panels/frame/command_button.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/labels.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace lookbook::ui {

MapHeader::MapHeader(QWidget* parent)
    : QWidget(parent),
      maps_(new ElidedComboBox),
      remove_(iconButton(QStringLiteral("close"), tr("Remove this map; Undo restores it"))),
      dimensions_(new QToolButton) {
  constexpr int kLeastLetters = 10;
  constexpr int kWidest = 300;  // logical pixels
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  maps_->setObjectName(QStringLiteral("maps"));
  setPlainToolTip(maps_, tr("The maps of this data set"));
  maps_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  maps_->setMinimumContentsLength(kLeastLetters);
  maps_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  maps_->setMaximumWidth(kWidest);
  layout->addWidget(maps_, 1);
  remove_->setObjectName(QStringLiteral("removeMap"));
  remove_->setEnabled(false);  // until there is a map
  layout->addWidget(remove_);
  dimensions_->setObjectName(QStringLiteral("threeDimensional"));
  dimensions_->setText(tr("3-D"));
  dimensions_->setCheckable(true);
  dimensions_->setEnabled(false);
  dimensions_->setProperty("role", QStringLiteral("toggle"));
  setKeyedToolTip(dimensions_, "threeDimensional", tr("Turn the map in three dimensions"));
  layout->addWidget(dimensions_);
  connect(maps_, &QComboBox::activated, this,
          [this](int row) { Q_EMIT mapSelected(*idOf<MapId>(maps_->itemData(row).toInt())); });
  maps_->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(maps_, &QWidget::customContextMenuRequested, this, &MapHeader::showMenu);
  connect(remove_, &QToolButton::clicked, this, &MapHeader::removeRequested);
  connect(dimensions_, &QToolButton::toggled, this, &MapHeader::threeDimensionalRequested);
}

void MapHeader::showMenu(QPoint place) {
  if (!remove_->isEnabled()) return;
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("mapMenu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto add = [&](const QString& title, const char* name, auto signal) {
    auto* action = menu->addAction(title);
    action->setObjectName(QString::fromUtf8(name));
    connect(action, &QAction::triggered, this, signal);
  };
  add(tr("Name and note…"), "noteThisMap", &MapHeader::noteRequested);
  add(tr("Remove this map"), "removeThisMap", &MapHeader::removeRequested);
  menu->addSeparator();
  if (auto* list = window()->findChild<QAction*>(QStringLiteral("mapList"))) menu->addAction(list);
  menu->popup(maps_->mapToGlobal(place));
}

void MapHeader::setMaps(const std::vector<std::pair<QString, MapId>>& maps,
                        std::optional<MapId> shown) {
  maps_->clear();
  for (const auto& [title, map] : maps) maps_->addItem(title, numberOf<MapList>(map));
  maps_->setCurrentIndex(maps_->findData(numberOf(shown)));
  maps_->setEnabled(!maps.empty());
  remove_->setEnabled(shown.has_value());
}

void MapHeader::setDimensions(bool canTurn, bool on) {
  dimensions_->setEnabled(canTurn);
  if (canTurn)
    setKeyedToolTip(dimensions_, "threeDimensional", tr("Turn the map in three dimensions"));
  else
    setPlainToolTip(dimensions_,
                    tr("This map has two dimensions. Run one with three to see it in 3-D."));
  dimensions_->setChecked(canTurn && on);
}

}  // namespace lookbook::ui
