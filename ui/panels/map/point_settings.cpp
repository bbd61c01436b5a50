#include "ui/panels/map/point_settings.h"

#include "ui/panels/frame/command_button.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/view_store.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace lookbook::ui {

namespace {

constexpr int kSliderSteps = 100;
constexpr int kSliderWidth = 140;  // logical pixels
constexpr double kLargestPoint = 12;
constexpr double kFaintest = 0.05;

}  // namespace

PointSettings::PointSettings(ViewStore& state, QWidget* parent) : QWidget(parent), state_(state) {
  auto* layout = panelLayout(this);
  layout->addWidget(heading(tr("Points")));
  layout->addWidget(marks());
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(kGap);
  addSlider(*grid, tr("Size"), tr("Diameter of a point"), "pointSize", 1, kLargestPoint,
            &ViewState::pointSize);
  addSlider(*grid, tr("Opacity"), tr("How opaque a point is"), "opacity", kFaintest, 1,
            &ViewState::opacity);
  layout->addLayout(grid);
}

QWidget* PointSettings::marks() {
  QButtonGroup* group = nullptr;
  auto* row = segments({tr("Both"), tr("Dots"), tr("Thumbnails")}, &group);
  row->setObjectName(QStringLiteral("marks"));
  const QStringList tips{tr("Dots that fade into thumbnails as the map is zoomed"),
                         tr("Dots alone"),
                         tr("Thumbnails alone, where they do not cover each other")};
  for (int i = 0; i < tips.size(); ++i) setKeyedToolTip(group->button(i), "nextMarks", tips[i]);
  const auto follow = [this, group] {
    group->button(static_cast<int>(state_.view().marks))->setChecked(true);
  };
  follow();
  connect(group, &QButtonGroup::idClicked, this, [this](int id) {
    state_.change([&](ViewState& view) { view.marks = static_cast<Marks>(id); });
  });
  connect(&state_, &ViewStore::contentChanged, row, follow);
  return row;
}

void PointSettings::addSlider(QGridLayout& grid, const QString& text, const QString& tip,
                              const char* name, double least, double most,
                              double ViewState::* member) {
  auto* slider = new QSlider(Qt::Horizontal);
  slider->setObjectName(QString::fromUtf8(name));
  slider->setRange(0, kSliderSteps);
  slider->setMinimumWidth(kSliderWidth);
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
  const int row = grid.rowCount();
  grid.addWidget(quietLabel(text), row, 0);
  grid.addWidget(slider, row, 1);
}

}  // namespace lookbook::ui
