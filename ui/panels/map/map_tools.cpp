#include "ui/panels/map/map_tools.h"

#include "ui/maps/map_item.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/view_store.h"

#include <QAbstractItemView>
#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr int kSliderSteps = 100;
constexpr double kLargestPoint = 12;
constexpr double kFaintest = 0.05;
constexpr int kColoringLetters = 8;   // that are read at least
constexpr int kWidestColoring = 190;  // logical pixels

}  // namespace

MapTools::MapTools(ViewStore& state, std::vector<MapCanvas*> canvases, QWidget* parent)
    : QWidget(parent), state_(state), canvases_(std::move(canvases)), row_(new QHBoxLayout(this)) {
  asPanel(this);
  row_->setContentsMargins(kGap, kGap / 2, kGap, kGap / 2);
  row_->setSpacing(2);
  addTools();
  row_->addWidget(separator());
  addMarks();
  row_->addWidget(separator());
  addSliders();
  addColoring();
  row_->addStretch(1);
}

void MapTools::addTools() {
  tools_ = new QButtonGroup(this);
  const auto add = [&](MapCanvas::Tool tool, const char* command) {
    auto* button = describedButton(command);
    button->setCheckable(true);
    tools_->addButton(button, static_cast<int>(tool));
    row_->addWidget(button);
  };
  add(MapCanvas::Tool::navigate, "toolNavigate");
  add(MapCanvas::Tool::rectangle, "toolRectangle");
  add(MapCanvas::Tool::lasso, "toolLasso");
  tools_->button(0)->setChecked(true);
  connect(tools_, &QButtonGroup::idClicked, this,
          [this](int id) { setTool(static_cast<MapCanvas::Tool>(id)); });
  for (MapCanvas* canvas : canvases_)
    connect(canvas, &MapCanvas::toolChanged, this, [this](MapCanvas::Tool tool) { setTool(tool); });
  row_->addWidget(commandButton("showAll"));
}

void MapTools::addMarks() {
  marks_ = new QButtonGroup(this);
  const auto add = [&](Marks marks, const char* icon, const QString& tip) {
    auto* button = iconButton(QString::fromUtf8(icon), tip);
    setKeyedToolTip(button, "nextMarks", tip);
    button->setCheckable(true);
    marks_->addButton(button, static_cast<int>(marks));
    row_->addWidget(button);
  };
  add(Marks::both, "both", tr("Dots that fade into thumbnails as the map is zoomed"));
  add(Marks::dots, "dots", tr("Dots alone"));
  add(Marks::thumbnails, "thumbnails", tr("Thumbnails alone, where they do not cover each other"));
  marks_->button(static_cast<int>(state_.view().marks))->setChecked(true);
  connect(marks_, &QButtonGroup::idClicked, this, [this](int id) {
    state_.change([&](ViewState& view) { view.marks = static_cast<Marks>(id); });
  });
  connect(&state_, &ViewStore::contentChanged, this,
          [this] { marks_->button(static_cast<int>(state_.view().marks))->setChecked(true); });
}

void MapTools::addSliders() {
  const auto add = [&](const QString& text, const QString& tip, const char* name, double least,
                       double most, double ViewState::* member) {
    row_->addSpacing(kGap);
    row_->addWidget(quietLabel(text));
    row_->addSpacing(kGap - row_->spacing());
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setObjectName(QString::fromUtf8(name));
    slider->setRange(0, kSliderSteps);
    slider->setFixedWidth(60);
    setPlainToolTip(slider, tip);
    slider->setAccessibleName(text);
    const auto place = [=, this] {
      const double share = (state_.view().*member - least) / (most - least);
      const QSignalBlocker quiet(slider);
      slider->setValue(static_cast<int>(std::lround(kSliderSteps * share)));
    };
    place();
    connect(slider, &QSlider::valueChanged, this, [=, this](int value) {
      state_.change(
          [&](ViewState& view) { view.*member = least + (most - least) * value / kSliderSteps; });
    });
    connect(&state_, &ViewStore::contentChanged, slider, place);
    row_->addWidget(slider);
  };
  add(tr("Size"), tr("Diameter of a point"), "pointSize", 1, kLargestPoint, &ViewState::pointSize);
  add(tr("Opacity"), tr("How solid a point is"), "opacity", kFaintest, 1, &ViewState::opacity);
}

void MapTools::addColoring() {
  auto* box = new QComboBox;
  box->setObjectName(QStringLiteral("coloring"));
  box->setAccessibleName(tr("Colour"));
  setPlainToolTip(
      box, tr("What the colours tell: the class of a point, how far its place in the map can be "
              "trusted, or how differently two maps place it"));
  // A map alone has no other that its points could have moved from: it shows their classes then.
  const int colorings = canvases_.size() > 1 ? kColorings : kColoringsOfOne;
  for (int coloring = 0; coloring < colorings; ++coloring)
    box->addItem(coloringTitle(static_cast<Coloring>(coloring)));
  // Narrow where there is little room; the list has all of its words.
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(kColoringLetters);
  box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  box->setMaximumWidth(kWidestColoring);
  box->view()->setMinimumWidth(box->view()->sizeHintForColumn(0) + 2 * kGap);
  const auto follow = [this, box, colorings] {
    const int coloring = static_cast<int>(state_.view().coloring);
    box->setCurrentIndex(coloring < colorings ? coloring : 0);
  };
  follow();
  connect(box, &QComboBox::activated, this, [this](int coloring) {
    state_.change([&](ViewState& view) { view.coloring = static_cast<Coloring>(coloring); });
  });
  connect(&state_, &ViewStore::contentChanged, box, follow);
  row_->addSpacing(kGap);
  row_->addWidget(box, 3);
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
