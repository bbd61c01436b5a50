#include "ui/panels/gallery/gallery_page.h"

#include "ui/canvas/gallery/gallery_canvas.h"
#include "ui/look/numbers.h"
#include "ui/look/palette.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/frame/popover.h"
#include "ui/panels/library/filter_card.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/workspace.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace lookbook::ui {

GalleryPage::GalleryPage(Workspace& workspace, QWidget* parent)
    : PageWidget(parent),
      workspace_(workspace),
      canvas_(new GalleryCanvas),
      filter_(new FilterCard(workspace.state(), workspace.library())) {
  tools_ = toolBar();
  canvas_->setObjectName(QStringLiteral("galleryCanvas"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(canvas_, 1);
  connectCanvas();
  connect(&workspace.state(), &ViewStore::viewChanged, this, &GalleryPage::follow);
  canvas_->setTheme(workspace.state().theme());
}

QWidget* GalleryPage::toolBar() {
  auto* bar = new QWidget;
  auto* layout = new QHBoxLayout(bar);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* filter =
      iconButton(QStringLiteral("filter"), tr("Which classes and which split are shown"));
  filter->setObjectName(QStringLiteral("filter"));
  layout->addWidget(filter);
  auto* popover = new Popover(filter, filter_);
  connect(popover, &Popover::closed, this, [this] { canvas_->setFocus(); });
  layout->addWidget(quietLabel(tr("Sorted by")));
  auto* sort = segments({tr("Index"), tr("Distance from class mean"), tr("Brightness")}, &sort_);
  sort->setObjectName(QStringLiteral("sort"));
  layout->addWidget(sort);
  layout->addStretch(1);
  layout->addWidget(commandButton("showAll"));
  connect(sort_, &QButtonGroup::idClicked, this, [this](int id) {
    const auto active = workspace_.state().view().active;
    if (!active) return;
    workspace_.state().changeDataset(
        *active, [&](DatasetView& view) { view.sort = static_cast<SortOrder>(id); });
  });
  return bar;
}

void GalleryPage::connectCanvas() {
  const auto active = [this] { return workspace_.state().view().active; };
  connect(canvas_, &Canvas::hovered, this, [=, this](std::optional<ImageIndex> image) {
    if (active()) workspace_.state().setHovered(*active(), image);
  });
  connect(canvas_, &Canvas::clicked, this,
          [=, this](std::optional<ImageIndex> image, SelectionChange change) {
            if (active()) workspace_.state().click(*active(), image, change);
          });
  connect(canvas_, &Canvas::regionChosen, this,
          [=, this](const std::vector<ImageIndex>& images, SelectionChange change) {
            if (active()) workspace_.state().selectRegion(*active(), images, change);
          });
  connect(canvas_, &GalleryCanvas::currentRequested, this, [=, this](ImageIndex image) {
    workspace_.state().changeDataset(*active(), [&](DatasetView& view) { view.current = image; });
  });
  connect(canvas_, &GalleryCanvas::cameraChanged, this, [=, this](const GalleryCamera& camera) {
    if (active())
      workspace_.state().changeDataset(*active(),
                                       [&](DatasetView& view) { view.galleryCamera = camera; });
  });
  connect(&workspace_.state(), &ViewStore::hoverChanged, this, [=, this](DatasetId dataset) {
    if (dataset == active()) canvas_->setHovered(workspace_.state().hovered(dataset));
  });
}

void GalleryPage::follow(const ViewState& before) {
  const ViewState& now = workspace_.state().view();
  if (before.theme != now.theme) canvas_->setTheme(workspace_.state().theme());
  if (!now.active) return;
  if (before.active != now.active) {
    showDataset();
    return;
  }
  const auto i = now.active->index();
  const DatasetView& was = before.datasets[i];
  const DatasetView& is = now.datasets[i];
  if (shownBy(was) != shownBy(is) || was.sort != is.sort) layOut();
  if (was.selection != is.selection) canvas_->setSelection(is.selection);
  if (was.current != is.current) canvas_->setCurrent(is.current);
  if (was.galleryCamera != is.galleryCamera && canvas_->camera() != is.galleryCamera)
    canvas_->setCamera(is.galleryCamera);
}

void GalleryPage::showDataset() {
  const auto active = workspace_.state().view().active;
  const DatasetView view = workspace_.state().viewOf(*active);
  filter_->setDataset(active);
  canvas_->setDataset(workspace_.library().dataset(*active).data());
  canvas_->setEmptyMessage(tr("The filter hides every image"),
                           tr("Show a class, or another split, with the filter in the header."));
  layOut();
  canvas_->setSelection(view.selection);
  canvas_->setCurrent(view.current);
  canvas_->setCamera(view.galleryCamera);
}

void GalleryPage::layOut() {
  const auto active = workspace_.state().view().active;
  const DatasetView& view = workspace_.state().viewOf(*active);
  OpenDataset& open = workspace_.library().dataset(*active);
  std::vector<GalleryCanvas::Section> sections;
  auto classes = open.byClass(shownBy(view), view.sort);
  for (int label = 0; label < open.data()->classCount(); ++label) {
    auto& images = classes[static_cast<std::size_t>(label)];
    if (images.empty()) continue;
    sections.push_back({.title = shownName(open.data()->className(label)),
                        .detail = grouped(images.size()),
                        .color = classColor(label),
                        .images = std::move(images)});
  }
  sort_->button(static_cast<int>(view.sort))->setChecked(true);
  canvas_->setSections(std::move(sections));
}

QWidget& GalleryPage::keyTarget() {
  return *canvas_;
}

bool GalleryPage::showImage(ImageIndex image) {
  canvas_->showImage(image);
  return true;
}

void GalleryPage::showAll() {
  canvas_->showAll();
}

void GalleryPage::showSelected() {
  const auto active = workspace_.state().view().active;
  if (!active) return;
  const DatasetView& view = workspace_.state().viewOf(*active);
  if (!view.selection->empty()) {
    const bool inside = view.current && view.selection->contains(*view.current);
    canvas_->showImage(inside ? *view.current : view.selection->indices().front());
  } else if (view.current) {
    canvas_->showImage(*view.current);
  }
}

}  // namespace lookbook::ui
