#pragma once

#include "ui/canvas/gesture_canvas.h"

#include <QColor>
#include <QString>

#include <vector>

namespace lookbook::ui {

/// Sprite sheets, one a section, from all images at once down to single pixels.
///
/// Wheel scrolls (Shift: sideways), Ctrl+wheel and pinch zoom at the pointer, middle drag and
/// Space+drag pan, left drag chooses, arrows move the current image, Home shows everything,
/// Plus and Minus zoom. The hovered image is shown large beside the pointer while tiles are small.
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
  void setHovered(std::optional<ImageIndex> image) override;
  void setCurrent(std::optional<ImageIndex> image) override;

  /// Lays the sections out to fill the view's shape; keeps the camera, unless it showed everything.
  void setSections(std::vector<Section> sections);

  [[nodiscard]] GalleryCamera camera() const;
  void setCamera(const GalleryCamera& camera);
  /// Everything in view.
  void showAll();
  /// Brings an image into view, tiles at least `tilePixels` large. Nothing if it is not laid out.
  void showImage(ImageIndex image, double tilePixels = 28);

  /// Where an image is drawn, in logical widget pixels; empty if it is not laid out.
  [[nodiscard]] QRectF imageRect(ImageIndex image) const;
  [[nodiscard]] std::optional<ImageIndex> imageAt(QPointF position) const override;

 signals:
  void cameraChanged(const lookbook::GalleryCamera& camera);
  /// An arrow key asks for this image to be current.
  void currentRequested(lookbook::ImageIndex image);

 protected:
  void prepareFrame() override;
  void paintOver(QPainter& painter) override;
  [[nodiscard]] bool isEmpty() const override;
  [[nodiscard]] bool wantsImageOnCard(ImageIndex image) const override;

  void zoomAt(QPointF at, double factor) override;
  [[nodiscard]] Drag::Kind kindOf(const QMouseEvent& event) const override;
  void dragBy(QPointF by) override;
  void dragEnded(Drag::Kind kind) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void layOut();
  void placeImages();
  void refreshOverlay();
  void moveCamera(const GalleryCamera& camera);
  void scrollBy(QPointF pixels);
  void stepCurrent(int dx, int dy);
  void reveal(std::size_t slot);
  void chooseRegion();

  struct Sheet;
  std::unique_ptr<Sheet> sheet_;
};

}  // namespace lookbook::ui
