#include "ui/canvas/gallery/gallery_canvas.h"

#include "core/data/image_statistics.h"
#include "ui/canvas/gallery/gallery_sheet.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lookbook::ui {

namespace {

std::vector<std::size_t> countsOf(const std::vector<GalleryCanvas::Section>& sections) {
  std::vector<std::size_t> counts;
  counts.reserve(sections.size());
  for (const auto& section : sections) counts.push_back(section.images.size());
  return counts;
}

}  // namespace

QPointF GalleryCanvas::Sheet::origin(QSizeF view) const {
  const double t = tile(view);
  const QSizeF size = layout.size(t);
  if (fits() && inRows()) return {0, 0};
  if (fits()) return {(view.width() - size.width()) / 2, (view.height() - size.height()) / 2};
  return {view.width() / 2 - layout.x().toPixels(camera.centerX, t),
          view.height() / 2 - layout.y().toPixels(camera.centerY, t * layout.aspect())};
}

std::optional<std::size_t> GalleryCanvas::Sheet::slotOf(ImageIndex image) const {
  if (image >= slotOfImage.size() || slotOfImage[image] < 0) return std::nullopt;
  return static_cast<std::size_t>(slotOfImage[image]);
}

void GalleryCanvas::Sheet::index(std::size_t universe) {
  images.clear();
  slotOfImage.assign(universe, -1);
  for (const Section& section : sections)
    for (const ImageIndex image : section.images) {
      if (image < universe && slotOfImage[image] < 0)
        slotOfImage[image] = static_cast<std::int32_t>(images.size());
      images.push_back(image);
    }
  slotsChanged = true;
  blocksOutdated = true;
}

std::optional<GalleryCanvas::Sheet::Anchor> GalleryCanvas::Sheet::anchorAt(QPointF at,
                                                                           QSizeF view) const {
  const double t = tile(view);
  const QPointF place = at - origin(view);
  const auto slot = layout.nearestSlot(place, t);
  if (!slot) return std::nullopt;
  const QRectF where = layout.slotRect(*slot, t);
  return Anchor{.slot = *slot,
                .part = {std::clamp((place.x() - where.left()) / where.width(), 0.0, 1.0),
                         std::clamp((place.y() - where.top()) / where.height(), 0.0, 1.0)},
                .at = at};
}

GalleryCamera GalleryCanvas::Sheet::anchored(const Anchor& anchor, QSizeF view) const {
  const double t = tile(view);
  const QRectF where = layout.slotRect(anchor.slot, t);
  return placed(
      where.topLeft() + QPointF(anchor.part.x() * where.width(), anchor.part.y() * where.height()),
      t, anchor.at, view);
}

GalleryCamera GalleryCanvas::Sheet::placed(QPointF layoutPosition, double t, QPointF at,
                                           QSizeF view) const {
  const QPointF center = layoutPosition - at + QPointF(view.width() / 2, view.height() / 2);
  return clamped({.centerX = layout.x().toUnits(center.x(), t),
                  .centerY = layout.y().toUnits(center.y(), t * layout.aspect()),
                  .tilePixels = t},
                 view);
}

GalleryCamera GalleryCanvas::Sheet::clamped(GalleryCamera wanted, QSizeF view) const {
  if (wanted.tilePixels <= 0) return {.tilePixels = wanted.tilePixels};
  const auto keep = [this](const GalleryAxis& axis, double units, double t, double visible) {
    const double length = axis.lengthInPixels(t);
    if (length <= visible) return axis.toUnits((inRows() ? visible : length) / 2, t);
    const double pixels = axis.toPixels(units, t);
    const double kept = std::clamp(pixels, visible / 2, length - visible / 2);
    return kept == pixels ? units : axis.toUnits(kept, t);
  };
  const double t = wanted.tilePixels;
  wanted.centerX = keep(layout.x(), wanted.centerX, t, view.width());
  wanted.centerY = keep(layout.y(), wanted.centerY, t * layout.aspect(), view.height());
  return wanted;
}

GalleryCanvas::GalleryCanvas(QWidget* parent)
    : GestureCanvas(parent), sheet_(std::make_unique<Sheet>()) {
  sheet_->layer = makeLayer<SheetLayer>();
  impl_->graphics.renderer().AddViewProp(sheet_->layer);
  sayNoDataset();
}

GalleryCanvas::~GalleryCanvas() = default;

void GalleryCanvas::setDataset(DatasetPtr dataset) {
  GestureCanvas::setDataset(std::move(dataset));
  sheet_->sections.clear();
  sheet_->layout = GalleryLayout();
  sheet_->index(impl_->dataset ? impl_->dataset->size() : 0);
  sheet_->camera = {.tilePixels = sheet_->inRows() ? kOpeningView : 0};
  drag_.kind = Drag::Kind::none;
  drag_.region.clear();
  sheet_->atlasOf.reset();  // its atlas is released in the next frame, when the context is current
}

void GalleryCanvas::setTheme(const Theme& theme) {
  GestureCanvas::setTheme(theme);
}

void GalleryCanvas::setSelection(SharedImageSet selection) {
  GestureCanvas::setSelection(std::move(selection));
  sheet_->slotsChanged = true;
}

void GalleryCanvas::setSelectionMarked(bool marked) {
  if (marked == sheet_->marksSelection) return;
  sheet_->marksSelection = marked;
  sheet_->slotsChanged = true;
  requestFrame();
}

void GalleryCanvas::setHovered(std::optional<ImageIndex> image) {
  if (image == impl_->hovered) return;
  GestureCanvas::setHovered(image);
  refreshOverlay();
}

void GalleryCanvas::setCurrent(std::optional<ImageIndex> image) {
  if (image == impl_->current) return;
  GestureCanvas::setCurrent(image);
  refreshOverlay();
}

void GalleryCanvas::setArrangement(Arrangement arrangement) {
  if (arrangement == sheet_->arrangement) return;
  sheet_->arrangement = arrangement;
  sheet_->camera = {.tilePixels = arrangement == Arrangement::rows ? kOpeningView : 0};
  dropDrag();
  layOut();
  requestFrame();
  requestOverlay();
}

void GalleryCanvas::setSections(std::vector<Section> sections) {
  Sheet& s = *sheet_;
  const bool sameShape = !s.fits() && countsOf(sections) == countsOf(s.sections);
  // A single band runs downwards, several bands run to the right, so that the camera cannot be kept
  // between them.
  const bool turned = s.inRows() && !s.fits() && (sections.size() == 1) != (s.sections.size() == 1);
  s.sections = std::move(sections);
  s.index(impl_->dataset ? impl_->dataset->size() : 0);
  dropDrag();
  if (!sameShape) layOut();
  if (turned) s.camera.centerX = s.camera.centerY = 0;
  s.camera = s.clamped(s.camera, size());
  requestFrame();
  requestOverlay();
  Q_EMIT viewMoved();
}

void GalleryCanvas::layOut() {
  Sheet& s = *sheet_;
  const Dataset* dataset = impl_->dataset.get();
  const double aspect = dataset ? static_cast<double>(dataset->rows()) / dataset->columns() : 1;
  const std::vector<std::size_t> counts = countsOf(s.sections);
  if (s.inRows()) {
    s.rowsFit = GalleryLayout::fittingTileInRows(counts, size(), aspect);
    layOutFor(s.camera.tilePixels);
    return;
  }
  s.layout = GalleryLayout(counts, size(), aspect);
  Q_EMIT viewMoved();
}

/// Lays out rows for tiles of this width: a band has as many rows as there is room for.
void GalleryCanvas::layOutFor(double tilePixels) {
  Sheet& s = *sheet_;
  const Dataset* dataset = impl_->dataset.get();
  const double aspect = dataset ? static_cast<double>(dataset->rows()) / dataset->columns() : 1;
  const std::vector<std::size_t> counts = countsOf(s.sections);
  s.rowsTile = tilePixels > 0    ? tilePixels
               : tilePixels == 0 ? s.rowsFit
                                 : GalleryLayout::openingTile(counts, size(), aspect);
  s.layout = GalleryLayout::inRows(counts, size(), aspect, s.rowsTile);
  s.blocksOutdated = true;
  Q_EMIT viewMoved();
}

GalleryCamera GalleryCanvas::camera() const {
  return sheet_->camera;
}

void GalleryCanvas::setCamera(const GalleryCamera& camera) {
  if (camera == sheet_->camera) return;
  const double before = sheet_->camera.tilePixels;
  const bool becomesFit = camera.tilePixels <= 0 && !sheet_->fits();
  sheet_->camera = camera;
  if (sheet_->inRows() ? camera.tilePixels != before : becomesFit)
    sheet_->inRows() ? layOutFor(camera.tilePixels) : layOut();
  requestFrame();
  refreshOverlay();
  Q_EMIT viewMoved();
}

void GalleryCanvas::moveCamera(const GalleryCamera& camera) {
  if (camera == sheet_->camera) return;
  setCamera(camera);
  Q_EMIT cameraChanged(sheet_->camera);
}

void GalleryCanvas::showAll() {
  if (sheet_->inRows() && sheet_->camera.tilePixels == 0) return showOpening();
  moveCamera({});
}

void GalleryCanvas::showOpening() {
  moveCamera({.tilePixels = sheet_->inRows() ? kOpeningView : 0});
}

double GalleryCanvas::tile() const {
  return sheet_->tile(size());
}

double GalleryCanvas::fittingTile() const {
  return sheet_->fittingTile(size());
}

QSizeF GalleryCanvas::wholeSize() const {
  return sheet_->layout.size(sheet_->tile(size()));
}

QPointF GalleryCanvas::scrolled() const {
  return -sheet_->origin(size());
}

void GalleryCanvas::scrollTo(QPointF position) {
  scrollBy(position - scrolled());
}

bool GalleryCanvas::isOverview() const {
  return sheet_->inRows() && sheet_->camera.tilePixels == 0 &&
         sheet_->rowsTile * devicePixelRatioF() < SheetLayer::kBlocksBelow;
}

void GalleryCanvas::zoomTo(double tile) {
  zoomAt(zoomPlace(), tile / this->tile());
}

void GalleryCanvas::showImage(ImageIndex image, double tilePixels) {
  const auto slot = sheet_->slotOf(image);
  if (!slot) return;
  const double tile = std::max(sheet_->tile(size()), tilePixels);
  if (sheet_->inRows() && tile != sheet_->rowsTile) layOutFor(tile);
  const QRectF images = QRectF(rect()).adjusted(sheet_->left(), 0, 0, 0);
  moveCamera(
      sheet_->placed(sheet_->layout.slotRect(*slot, tile).center(), tile, images.center(), size()));
}

QRectF GalleryCanvas::imageRect(ImageIndex image) const {
  const auto slot = sheet_->slotOf(image);
  if (!slot) return {};
  return sheet_->layout.slotRect(*slot, sheet_->tile(size())).translated(sheet_->origin(size()));
}

std::optional<ImageIndex> GalleryCanvas::imageAt(QPointF position) const {
  if (position.x() < sheet_->left()) return std::nullopt;
  const auto slot = sheet_->layout.slotAt(position - sheet_->origin(size()), sheet_->tile(size()));
  return slot ? std::optional(sheet_->images[*slot]) : std::nullopt;
}

std::vector<ImageIndex> GalleryCanvas::imagesBetween(ImageIndex from, ImageIndex to) const {
  const auto a = sheet_->slotOf(from);
  const auto b = sheet_->slotOf(to);
  if (!a || !b) return {};
  const auto [first, last] = std::minmax(*a, *b);
  return {sheet_->images.begin() + static_cast<std::ptrdiff_t>(first),
          sheet_->images.begin() + static_cast<std::ptrdiff_t>(last) + 1};
}

std::optional<ImageIndex> GalleryCanvas::imageBeside(ImageIndex image) const {
  const auto slot = sheet_->slotOf(image);
  const std::size_t count = sheet_->images.size();
  if (!slot || count < 2) return {};
  return sheet_->images[*slot + 1 < count ? *slot + 1 : *slot - 1];
}

std::optional<QPointF> GalleryCanvas::placeOf(ImageIndex image) const {
  const QRectF where = imageRect(image);
  return where.isEmpty() ? std::nullopt : std::optional(where.center());
}

bool GalleryCanvas::isEmpty() const {
  return sheet_->images.empty();
}

bool GalleryCanvas::wantsImageOnCard(ImageIndex) const {
  return sheet_->tile(size()) < 84;
}

void GalleryCanvas::prepareFrame() {
  Sheet& s = *sheet_;
  if (!impl_->dataset || s.images.empty()) {
    s.layer->setView({}, 1, 0, {1, 1}, 0);
    return;
  }
  if (!s.layer->atlas() || s.atlasOf != impl_->dataset) {
    s.layer->setAtlas(ImageAtlas::of(impl_->dataset));
    s.atlasOf = impl_->dataset;
    s.means = brightness(*impl_->dataset);
    s.slotsChanged = true;
  }
  if (s.slotsChanged) placeImages();
  const double ratio = devicePixelRatioF();
  const double tile = s.tile(size());
  const QPointF origin = s.origin(size());
  placeBlocks(tile * s.layout.aspect());
  std::vector<SheetLayer::Sheet> sheets;
  for (std::size_t i = 0; i < s.layout.sheets().size(); ++i) {
    const QRectF where = s.layout.sheetRect(i, tile).translated(origin);
    if (!where.intersects(rect())) continue;
    // Whole pixels prevent shimmering while scrolling.
    SheetLayer::Sheet& sheet =
        sheets.emplace_back(SheetLayer::Sheet{.left = std::round(where.left() * ratio),
                                              .top = std::round(where.top() * ratio),
                                              .firstSlot = s.layout.sheets()[i].firstSlot,
                                              .count = s.layout.sheets()[i].count,
                                              .across = s.layout.across(i),
                                              .down = s.layout.down(i)});
    if (s.blocks.grids.empty()) continue;
    const GalleryBlocks::Grid& grid = s.blocks.grids[i];
    sheet.firstBlock = grid.first;
    sheet.blocksAcross = grid.across;
    sheet.blockColumns = grid.columns;
    sheet.blockRows = grid.rows;
  }
  s.layer->setTheme(impl_->theme);
  const double check = checkSide(s.tile(size()), s.layout.aspect());
  s.layer->setCheck(check * ratio, kCheckInset * ratio);
  s.layer->setView(std::move(sheets), s.layout.columns(), s.layout.bandRows(),
                   {tile * ratio, tile * ratio * s.layout.aspect()}, std::round(s.left() * ratio));
}

/// Computes the blocks for rows whose tiles are too small to be recognised.
void GalleryCanvas::placeBlocks(double tall) {
  Sheet& s = *sheet_;
  if (!std::exchange(s.blocksOutdated, false)) return;
  const bool had = !s.blocks.grids.empty();
  const double side = std::min(tall, tall / s.layout.aspect()) * devicePixelRatioF();
  s.blocks = s.inRows() && side < SheetLayer::kBlocksBelow
                 ? makeBlocks(*impl_->dataset, s.layout, s.images, tall)
                 : GalleryBlocks();
  if (had || !s.blocks.grids.empty()) s.layer->setBlocks(std::move(s.blocks.means));
}

void GalleryCanvas::placeImages() {
  Sheet& s = *sheet_;
  s.slotsChanged = false;
  const std::size_t universe = impl_->dataset->size();
  ImageSet selection =
      impl_->selection && s.marksSelection ? *impl_->selection : ImageSet(universe);
  if (drag_.selects()) selection = changed(selection, drag_.region, drag_.change);
  const AtlasShape& shape = s.layer->atlas()->shape();
  std::vector<SheetLayer::Slot> placed;
  placed.reserve(s.images.size());
  for (const ImageIndex image : s.images) {
    const SlotState state = selection.contains(image) ? SlotState::selected : SlotState::plain;
    placed.push_back({.word = shape.address(image) | static_cast<std::uint32_t>(state) << 28U,
                      .mean = static_cast<std::uint32_t>(std::lround(s.means[image]))});
  }
  s.layer->setSlots(std::move(placed));
}

}  // namespace lookbook::ui
