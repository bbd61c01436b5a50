#include "ui/panels/classes/classes_page.h"

#include "ui/panels/classes/class_side.h"
#include "ui/panels/classes/class_tools.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/save/figure_sources.h"
#include "ui/state/compared.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QLabel>

#include <utility>

namespace lookbook::ui {

ClassesPage::ClassesPage(Workspace& workspace, QWidget* parent)
    : PageWidget(parent),
      workspace_(workspace),
      halves_(new QHBoxLayout(this)),
      tools_(new ClassTools(workspace.state())) {
  setFocusPolicy(Qt::StrongFocus);
  halves_->setContentsMargins(0, 0, 0, 0);
  halves_->setSpacing(1);
  for (std::size_t side = 0; side < sides_.size(); ++side) {
    sides_[side] = new ClassSide(workspace, side);
    halves_->addWidget(sides_[side], 1);
  }
  sides_[0]->setOther(sides_[1]);
  sides_[1]->setOther(sides_[0]);
  auto* words = quietLabel(tr("Open a data set to see its classes."));
  words->setAlignment(Qt::AlignCenter);
  empty_ = words;
  asPanel(empty_);
  halves_->addWidget(empty_, 1);
  connect(&workspace.library(), &OpenDatasets::opened, this, [this] {
    if (isVisible()) opened();
  });
  connect(&workspace.state(), &ViewStore::contentChanged, this, &ClassesPage::follow);
  follow();
}

QWidget* ClassesPage::headerTools() {
  return tools_;
}

void ClassesPage::opened() {
  const std::vector<DatasetId> open = workspace_.library().ids();
  workspace_.state().change([&](ViewState& view) { compareOpen(view, open); });
}

void ClassesPage::follow() {
  auto compared = workspace_.state().view().compared;
  // Two maps of a data set have the same classes.
  if (compared[0] == compared[1]) compared[1].reset();
  for (std::size_t side = 0; side < sides_.size(); ++side) {
    sides_[side]->setDataset(compared[side]);
    sides_[side]->setVisible(compared[side].has_value());
  }
  empty_->setVisible(!compared[0] && !compared[1]);
}

std::optional<DatasetId> ClassesPage::datasetAt(QPoint place) const {
  const auto& compared = workspace_.state().view().compared;
  for (std::size_t side = 0; side < sides_.size(); ++side)
    if (sides_[side]->isVisible() && sides_[side]->geometry().contains(place))
      return compared[side];
  return {};
}

std::vector<FigureSource> ClassesPage::matrices() const {
  constexpr QSizeF kPage(1200, 1200);
  std::vector<FigureSource> sources;
  for (const ClassSide* side : sides_)
    if (auto matrix = side->matrix())
      sources.push_back({.title = tr("Classes: %1, %2").arg(matrix->title, matrix->measure),
                         .kind = QStringLiteral("classes"),
                         .figure = std::move(*matrix),
                         .size = kPage});
  return sources;
}

}  // namespace lookbook::ui
