#pragma once

#include "ui/canvas/gesture_canvas.h"

#include <QColor>
#include <QString>

#include <vector>

namespace lookbook::ui {

/// All images, by section, from all at once down to single pixels: as rows or as sheets
/// (GalleryLayout). In rows, tiles too small to be seen show the mean images of blocks of them.
///
/// Wheel scrolls (Shift, or where all is in view from top to bottom: sideways), Ctrl+wheel and
/// pinch zoom at the pointer, middle drag and Space+drag pan, left drag selects, arrows move the
/// current image, with Shift they select on the way, Home shows everything, Plus and Minus zoom at
/// the current image. A click looks at an image; Ctrl+click and a click on the check mark of the
/// image under the pointer select it; selected ones have an outline and a check mark. The image
/// under the pointer is shown large beside it while tiles are small.
class GalleryCanvas : public GestureCanvas {
  Q_OBJECT

 public:
  /// A sheet of its own under a caption: usually a class.
  struct Section {
    QString title;                   ///< "Ankle boot"
    QString detail;                  ///< "7,000"
    QColor color;                    ///< of the mark before the title
    std::vector<ImageIndex> images;  ///< in reading order

    bool operator==(const Section&) const = default;
  };

  explicit GalleryCanvas(QWidget* parent = nullptr);
  ~GalleryCanvas() override;

  void setDataset(DatasetPtr dataset) override;
  void setTheme(const Theme& theme) override;
  void setSelection(SharedImageSet selection) override;
  /// Whether outlines and check marks show which images are selected: not where all of them are.
  void setSelectionMarked(bool marked);
  void setHovered(std::optional<ImageIndex> image) override;
  void setCurrent(std::optional<ImageIndex> image) override;

  /// How sections are laid out; sheets until it is set. Shows everything, or as much as opens.
  void setArrangement(Arrangement arrangement);
  /// Lays the sections out to fill the view's shape; keeps the camera, unless it showed everything.
  void setSections(std::vector<Section> sections);

  [[nodiscard]] GalleryCamera camera() const;
  void setCamera(const GalleryCamera& camera);
  /// Everything in view; where it is already, and in rows, as the data set opened.
  void showAll();
  /// As a data set opens: in rows the first images of each section, at a size that can be seen.
  void showOpening();
  /// The width of a tile as it is drawn, and that at which everything is in view, in logical
  /// pixels.
  [[nodiscard]] double tile() const;
  [[nodiscard]] double fittingTile() const;
  /// How large all of it is as it is drawn, and where in it the view's top left corner is, in
  /// logical pixels.
  [[nodiscard]] QSizeF wholeSize() const;
  [[nodiscard]] QPointF scrolled() const;
  void scrollTo(QPointF position);
  /// Everything is in view, as the mean images of blocks.
  [[nodiscard]] bool isOverview() const;
  /// Draws tiles so large; zooms where the keys do.
  void zoomTo(double tile);
  /// Brings an image into view, tiles at least `tilePixels` large. Nothing if it is not laid out.
  void showImage(ImageIndex image, double tilePixels = 28);

  /// Where an image is drawn, in logical widget pixels; empty if it is not laid out.
  [[nodiscard]] QRectF imageRect(ImageIndex image) const;
  [[nodiscard]] std::optional<ImageIndex> imageAt(QPointF position) const override;
  /// Where the check mark of an image is; empty where tiles are too small for one.
  [[nodiscard]] QRectF checkRect(ImageIndex image) const;
  /// The images from one to the other, both included, in reading order; none where one is not laid
  /// out.
  [[nodiscard]] std::vector<ImageIndex> imagesBetween(ImageIndex from, ImageIndex to) const;
  /// The next image in reading order, after the last one that before it; none: it is alone.
  [[nodiscard]] std::optional<ImageIndex> imageBeside(ImageIndex image) const;

 signals:
  void cameraChanged(const lookbook::GalleryCamera& camera);
  /// An arrow key asks for this image to be current.
  void currentRequested(lookbook::ImageIndex image);
  /// Shift and an arrow key ask for it to be current, and for all up to it to be selected.
  void rangeRequested(lookbook::ImageIndex image);
  /// Another part is in view, or the same at another size.
  void viewMoved();
  /// A click on the name of a section, in rows.
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
  /// The section whose name is there, in rows.
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
