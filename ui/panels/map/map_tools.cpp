#include "ui/panels/map/map_tools.h"

#include "ui/panels/frame/command_button.h"
#include "ui/panels/frame/floating.h"
#include "ui/panels/frame/popover.h"
#include "ui/panels/map/point_settings.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/view_store.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace lookbook::ui {

namespace {

constexpr int kToolSide = 32;  // logical pixels

}  // namespace

MapTools::MapTools(ViewStore& state, std::vector<MapCanvas*> canvases)
    : QFrame(canvases.front()),
      state_(state),
      canvases_(std::move(canvases)),
      column_(new QVBoxLayout(this)) {
  setProperty("role", QStringLiteral("card"));
  setAttribute(Qt::WA_StyledBackground);
  setObjectName(QStringLiteral("mapTools"));
  setCursor(Qt::ArrowCursor);
  column_->setContentsMargins(kGap / 2, kGap / 2, kGap / 2, kGap / 2);
  column_->setSpacing(2);
  addTools();
  addPointSettings();
  for (auto* button : findChildren<QToolButton*>(Qt::FindDirectChildrenOnly))
    button->setFixedSize(kToolSide, kToolSide);
  new Floating(this, Qt::TopLeftCorner, QPoint(kGap, kGap));
}

void MapTools::addTools() {
  tools_ = new QButtonGroup(this);
  const auto add = [&](MapCanvas::Tool tool, const char* command) {
    auto* button = describedButton(command);
    button->setCheckable(true);
    tools_->addButton(button, static_cast<int>(tool));
    column_->addWidget(button);
  };
  add(MapCanvas::Tool::navigate, "toolNavigate");
  add(MapCanvas::Tool::rectangle, "toolRectangle");
  add(MapCanvas::Tool::lasso, "toolLasso");
  tools_->button(0)->setChecked(true);
  connect(tools_, &QButtonGroup::idClicked, this,
          [this](int id) { setTool(static_cast<MapCanvas::Tool>(id)); });
  for (MapCanvas* canvas : canvases_)
    connect(canvas, &MapCanvas::toolChanged, this, [this](MapCanvas::Tool tool) { setTool(tool); });
  column_->addWidget(commandButton("showAll"));
  column_->addWidget(commandButton("draw"));
  column_->addWidget(commandButton("legend"));
}

void MapTools::addPointSettings() {
  auto* button = iconButton(QStringLiteral("settings"), tr("How points are drawn"));
  button->setObjectName(QStringLiteral("pointSettings"));
  column_->addWidget(button);
  auto* settings = new Popover(button, new PointSettings(state_));
  connect(settings, &Popover::closed, this, [this] { canvases_.front()->setFocus(); });
}

void MapTools::setTool(MapCanvas::Tool tool) {
  tools_->button(static_cast<int>(tool))->setChecked(true);
  for (MapCanvas* canvas : canvases_)
    if (canvas->tool() != tool) canvas->setTool(tool);
}

void MapTools::nextMarks() {
  state_.change([](ViewState& view) {
    view.marks = static_cast<Marks>((static_cast<int>(view.marks) + 1) % 3);
  });
}

void MapTools::showAll() {
  for (MapCanvas* canvas : canvases_) canvas->showAll();
}

}  // namespace lookbook::ui
