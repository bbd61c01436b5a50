#pragma once

#include "ui/canvas/gesture_canvas.h"

#include <QColor>
#include <QString>

#include <vector>

namespace lookbook::ui {

/// Shows all images, section by section, at any zoom from all images to single pixels, in rows or
/// in sheets (GalleryLayout). In rows, tiles that are too small to be recognised are replaced by
/// mean images of blocks.
///
/// The wheel scrolls (sideways with Shift, or if the whole height is in view). Ctrl+wheel and
/// pinching zoom at the pointer, middle drag and Space+drag pan, and left drag selects. The arrow
/// keys move the current image, and with Shift they also select. Home shows everything; Plus and
/// Minus zoom at the current image. A click makes an image the current one; Ctrl+click, or a click
/// on its check mark, selects it. Selected images have an outline and a check mark. While tiles are
/// small, the image under the pointer is shown enlarged beside it.
class GalleryCanvas : public GestureCanvas {
  Q_OBJECT

 public:
  /// Images with a common caption, usually those of a class.
  struct Section {
    QString title;                   ///< "Ankle boot"
    QString detail;                  ///< "7,000"
    QColor color;                    ///< colour of the mark before the title
    std::vector<ImageIndex> images;  ///< in reading order

    bool operator==(const Section&) const = default;
  };

  explicit GalleryCanvas(QWidget* parent = nullptr);
  ~GalleryCanvas() override;

  void setDataset(DatasetPtr dataset) override;
  void setTheme(const Theme& theme) override;
  void setSelection(SharedImageSet selection) override;
  /// Whether outlines and check marks show which images are selected, which is useless if all are.
  void setSelectionMarked(bool marked);
  void setHovered(std::optional<ImageIndex> image) override;
  void setCurrent(std::optional<ImageIndex> image) override;

  /// Sets the arrangement of the sections; at first, sheets. The view is reset as by showOpening().
  void setArrangement(Arrangement arrangement);
  /// Sets the sections and lays them out for the shape of the view. The camera is kept, unless it
  /// showed everything.
  void setSections(std::vector<Section> sections);

  [[nodiscard]] GalleryCamera camera() const;
  void setCamera(const GalleryCamera& camera);
  /// Shows everything. In rows, if everything is already in view: as showOpening().
  void showAll();
  /// Shows the initial view of a data set: in rows, the first images of each section, at a size at
  /// which they can be recognised.
  void showOpening();
  /// The current width of a tile, and the width at which everything is in view, in logical pixels.
  [[nodiscard]] double tile() const;
  [[nodiscard]] double fittingTile() const;
  /// The size of the whole layout at the current zoom, and the position of the top left corner of
  /// the view in it, in logical pixels.
  [[nodiscard]] QSizeF wholeSize() const;
  [[nodiscard]] QPointF scrolled() const;
  void scrollTo(QPointF position);
  /// Whether everything is in view, as mean images of blocks.
  [[nodiscard]] bool isOverview() const;
  /// Zooms to this width of a tile, in logical pixels, around zoomPlace().
  void zoomTo(double tile);
  /// Brings an image into view, with tiles at least `tilePixels` wide. Does nothing if the image is
  /// not laid out.
  void showImage(ImageIndex image, double tilePixels = 28);

  /// The rectangle of an image, in logical widget pixels; empty if it is not laid out.
  [[nodiscard]] QRectF imageRect(ImageIndex image) const;
  [[nodiscard]] std::optional<ImageIndex> imageAt(QPointF position) const override;
  /// The rectangle of the check mark of an image, in logical widget pixels; empty if tiles are too
  /// small for one.
  [[nodiscard]] QRectF checkRect(ImageIndex image) const;
  /// The images from one to the other, both included, in reading order; empty if one of them is not
  /// laid out.
  [[nodiscard]] std::vector<ImageIndex> imagesBetween(ImageIndex from, ImageIndex to) const;
  /// The next image in reading order, or the previous one for the last image; empty if there is no
  /// other.
  [[nodiscard]] std::optional<ImageIndex> imageBeside(ImageIndex image) const;

 signals:
  void cameraChanged(const lookbook::GalleryCamera& camera);
  /// The user moved to this image by an arrow key; it should become the current one.
  void currentRequested(lookbook::ImageIndex image);
  /// The user moved to this image by Shift and an arrow key; it should become the current one, and
  /// all images up to it should be selected.
  void rangeRequested(lookbook::ImageIndex image);
  /// The view has been scrolled or zoomed.
  void viewMoved();
  /// The user clicked the name of a section, in rows.
  void sectionClicked(std::size_t section);
  /// A click with the right button on the name of a section, in rows.
  void sectionMenuRequested(std::size_t section, QPoint globalPosition);

 protected:
  void prepareFrame() override;
  void paintOver(QPainter& painter) override;
  [[nodiscard]] bool isEmpty() const override;
  [[nodiscard]] bool wantsImageOnCard(ImageIndex image) const override;

  [[nodiscard]] std::optional<QPointF> placeOf(ImageIndex image) const override;
  void zoomAt(QPointF at, double factor) override;
  [[nodiscard]] QPointF zoomPlace() const override;
  [[nodiscard]] SelectionChange changeOfClick(QPointF at,
                                              Qt::KeyboardModifiers modifiers) const override;
  [[nodiscard]] Drag::Kind kindOf(const QMouseEvent& event) const override;
  void dragBy(QPointF by) override;
  void dragEnded(Drag::Kind kind) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  /// The section whose name is at a position, in rows.
  [[nodiscard]] std::optional<std::size_t> sectionNamedAt(QPointF position) const;
  void layOut();
  void layOutFor(double tilePixels);
  void placeImages();
  void placeBlocks(double tall);
  void paintCheck(QPainter& painter, ImageIndex image) const;
  void refreshOverlay();
  void moveCamera(const GalleryCamera& camera);
  void scrollBy(QPointF pixels);
  void stepCurrent(int dx, int dy, bool select);
  void reveal(std::size_t slot);
  void chooseRegion();

  struct Sheet;
  std::unique_ptr<Sheet> sheet_;
};

}  // namespace lookbook::ui
