#include "ui/panels/gallery/gallery_page.h"

#include "ui/canvas/gallery/gallery_canvas.h"
#include "ui/library/class_acts.h"
#include "ui/look/numbers.h"
#include "ui/look/palette.h"
#include "ui/panels/frame/popover.h"
#include "ui/panels/gallery/gallery_scrolling.h"
#include "ui/panels/gallery/gallery_tools.h"
#include "ui/panels/gallery/gallery_zoom.h"
#include "ui/panels/gallery/selection_bar.h"
#include "ui/panels/library/filter_card.h"
#include "ui/panels/menus/class_menu.h"
#include "ui/panels/menus/image_menu.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace lookbook::ui {

GalleryPage::GalleryPage(Workspace& workspace, QWidget* parent)
    : PageWidget(parent),
      workspace_(workspace),
      canvas_(new GalleryCanvas),
      filter_(new FilterCard(workspace.state(), workspace.library())),
      tools_(new GalleryTools(workspace.state())),
      header_(headerBar()),
      selectionBar_(new SelectionBar(workspace.state(), workspace.library())) {
  canvas_->setObjectName(QStringLiteral("galleryCanvas"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(selectionBar_);
  layout->addWidget(canvas_, 1);
  connectCanvas();
  connectZoom();
  new GalleryScrolling(*canvas_);  // the canvas owns it
  connect(&workspace.state(), &ViewStore::viewChanged, this, &GalleryPage::follow);
  connect(selectionBar_, &SelectionBar::backRequested, this, [this] {
    closeSelection();
    canvas_->setFocus();
  });
  canvas_->setTheme(workspace.state().theme());
}

QWidget* GalleryPage::headerBar() {
  auto* bar = new QWidget;
  auto* layout = new QHBoxLayout(bar);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* filter =
      iconButton(QStringLiteral("filter"), tr("The classes and the split that are shown"));
  filter->setObjectName(QStringLiteral("filter"));
  layout->addWidget(filter);
  auto* popover = new Popover(filter, filter_);
  connect(popover, &Popover::closed, this, [this] { canvas_->setFocus(); });
  layout->addWidget(tools_, 1);
  return bar;
}

void GalleryPage::connectCanvas() {
  const auto active = [this] { return workspace_.state().view().active; };
  connect(canvas_, &Canvas::hovered, this, [=, this](std::optional<ImageIndex> image) {
    if (active()) workspace_.state().setHovered(*active(), image);
  });
  connect(canvas_, &Canvas::clicked, this, &GalleryPage::click);
  connect(canvas_, &Canvas::regionChosen, this,
          [=, this](const std::vector<ImageIndex>& images, SelectionChange change) {
            if (active()) workspace_.state().selectRegion(*active(), images, change);
          });
  connect(canvas_, &GalleryCanvas::currentRequested, this, [=, this](ImageIndex image) {
    if (!active()) return;
    workspace_.state().changeDataset(*active(), [&](DatasetView& view) { view.current = image; });
  });
  connect(canvas_, &GalleryCanvas::rangeRequested, this, &GalleryPage::extendTo);
  connect(canvas_, &GalleryCanvas::sectionClicked, this, &GalleryPage::showAlone);
  offerMenus(*canvas_, workspace_, active);
  connect(canvas_, &GalleryCanvas::sectionMenuRequested, this,
          [=, this](std::size_t section, QPoint place) {
            if (active() && section < labels_.size())
              showClassMenu(*canvas_, workspace_.state(), workspace_.library(), *active(),
                            labels_[section], place);
          });
  connect(&workspace_.state(), &ViewStore::hoverChanged, this, [=, this](DatasetId dataset) {
    if (dataset == active()) canvas_->setHovered(workspace_.state().hovered(dataset));
  });
}

void GalleryPage::connectZoom() {
  connect(canvas_, &GalleryCanvas::cameraChanged, this, &GalleryPage::moveCamera);
  connect(canvas_, &GalleryCanvas::viewMoved, this,
          [this] { tools_->zoom().show(canvas_->tile(), canvas_->fittingTile()); });
  connect(&tools_->zoom(), &GalleryZoom::tileRequested, canvas_, &GalleryCanvas::zoomTo);
}

void GalleryPage::moveCamera(const GalleryCamera& camera) {
  const auto active = workspace_.state().view().active;
  if (!active) return;
  workspace_.state().changeDataset(*active, [&](DatasetView& view) {
    view.galleryCamera = camera;
    // In the order of the index, the mean images of all blocks look the same.
    if (canvas_->isOverview() && view.sort == SortOrder::index) {
      view.sort = SortOrder::appearance;
      sortedForOverview_ = true;
    } else if (camera.tilePixels == kOpeningView && std::exchange(sortedForOverview_, false) &&
               view.sort == SortOrder::appearance) {
      view.sort = SortOrder::index;
    }
  });
}

/// If only the selection is shown and an image leaves it, the next one becomes the current image,
/// so that the keys continue from there.
void GalleryPage::click(std::optional<ImageIndex> image, SelectionChange change) {
  const auto active = workspace_.state().view().active;
  if (!active) return;
  if (image && change == SelectionChange::add) return extendTo(*image);
  const auto beside = image && showsOnlySelection() ? canvas_->imageBeside(*image) : std::nullopt;
  workspace_.state().asOneStep([&] {
    workspace_.state().click(*active, image, change);
    if (!beside || workspace_.state().viewOf(*active).selection->contains(*image)) return;
    workspace_.state().changeDataset(*active, [&](DatasetView& view) { view.current = beside; });
  });
}

/// Shows only the class of a section; if it is already the only one, shows all classes.
void GalleryPage::showAlone(std::size_t section) {
  const auto active = workspace_.state().view().active;
  if (!active || section >= labels_.size()) return;
  toggleClassAlone(workspace_.state(), workspace_.library(), *active, labels_[section]);
}

/// Selects all images from the beginning of the range to this one, which becomes the current image.
/// The next call extends the same range, unless the selection or the current image was changed
/// otherwise.
void GalleryPage::extendTo(ImageIndex image) {
  const auto active = workspace_.state().view().active;
  if (!active) return;
  const DatasetView& view = workspace_.state().viewOf(*active);
  if (!range_.base || view.selection != range_.made || view.current != range_.end)
    range_ = {.begin = view.current.value_or(image), .base = view.selection};
  auto images = canvas_->imagesBetween(range_.begin, image);
  if (images.empty()) images = {image};
  range_.end = image;
  range_.made = std::make_shared<const ImageSet>(
      range_.base->united(ImageSet(range_.base->universe(), images)));
  workspace_.state().changeDataset(*active, [&](DatasetView& changed) {
    changed.selection = range_.made;
    changed.current = image;
  });
}

void GalleryPage::follow(const ViewState& before) {
  const ViewState& now = workspace_.state().view();
  if (before.theme != now.theme) canvas_->setTheme(workspace_.state().theme());
  if (before.active != now.active) return showDataset();
  if (!now.active) return;
  const auto i = now.active->index();
  const DatasetView& was = before.datasets[i];
  const DatasetView& is = now.datasets[i];
  tools_->follow(is);
  if (shownBy(was) != shownBy(is) || was.sort != is.sort || was.sortReversed != is.sortReversed)
    layOut();
  canvas_->setArrangement(is.arrangement);
  if (was.selection != is.selection) canvas_->setSelection(is.selection);
  canvas_->setSelectionMarked(!shownBy(is).only);
  selectionBar_->follow(now.active);
  if (was.current != is.current) canvas_->setCurrent(is.current);
  if (was.galleryCamera != is.galleryCamera && canvas_->camera() != is.galleryCamera)
    canvas_->setCamera(is.galleryCamera);
}

void GalleryPage::showDataset() {
  const auto active = workspace_.state().view().active;
  filter_->setDataset(active);
  if (!active) {
    labels_.clear();
    canvas_->setSections({});
    canvas_->setDataset(nullptr);
    return;
  }
  const DatasetView view = workspace_.state().viewOf(*active);
  canvas_->setDataset(workspace_.library().dataset(*active).data());
  canvas_->setEmptyMessage(tr("The filter hides every image"),
                           tr("Show a class, or another split, with the filter in the header."));
  canvas_->setArrangement(view.arrangement);
  tools_->follow(view);
  sortedForOverview_ = false;
  layOut();
  canvas_->setSelection(view.selection);
  canvas_->setSelectionMarked(!shownBy(view).only);
  selectionBar_->follow(active);
  canvas_->setCurrent(view.current);
  canvas_->setCamera(view.galleryCamera);
}

void GalleryPage::layOut() {
  const auto active = workspace_.state().view().active;
  const DatasetView& view = workspace_.state().viewOf(*active);
  OpenDataset& open = workspace_.library().dataset(*active);
  std::vector<GalleryCanvas::Section> sections;
  labels_.clear();
  auto classes = open.byClass(shownBy(view), view.sort, view.sortReversed);
  for (int label = 0; label < open.data()->classCount(); ++label) {
    auto& images = classes[static_cast<std::size_t>(label)];
    if (images.empty()) continue;
    labels_.push_back(label);
    sections.push_back({.title = shownName(open.data()->className(label)),
                        .detail = grouped(images.size()),
                        .color = classColor(label),
                        .images = std::move(images)});
  }
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

bool GalleryPage::showsOnlySelection() const {
  const auto active = workspace_.state().view().active;
  return active && shownBy(workspace_.state().viewOf(*active)).only;
}

void GalleryPage::openSelection() {
  const ViewState& view = workspace_.state().view();
  if (!view.active) return;
  const DatasetView& shown = workspace_.state().viewOf(*view.active);
  origin_ = {.dataset = *view.active, .page = view.page, .camera = shown.galleryCamera};
  workspace_.state().changeDataset(*view.active, [](DatasetView& changed) {
    changed.onlySelection = true;
    const bool rows = changed.arrangement == Arrangement::rows;
    changed.galleryCamera = {.tilePixels = rows ? kOpeningView : 0};
  });
}

void GalleryPage::closeSelection() {
  const auto active = workspace_.state().view().active;
  if (!active) return;
  const auto origin = std::exchange(origin_, std::nullopt);
  const bool known = origin && origin->dataset == *active;
  workspace_.state().change([&](ViewState& view) {
    DatasetView& shown = view.datasets[active->index()];
    shown.onlySelection = false;
    if (!known) return;
    shown.galleryCamera = origin->camera;
    view.page = origin->page;
  });
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
