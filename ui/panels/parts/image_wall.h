#pragma once

#include "core/data/dataset.h"
#include "core/session/ids.h"

#include <QAbstractScrollArea>

#include <cstddef>
#include <optional>
#include <vector>

namespace lookbook::ui {

class OpenDatasets;
class ViewStore;

/// Images of a data set in rows, the first ones marked as wrong, with one pixel marked in each of
/// them if asked for. Linked like every view: pointing, clicking and the arrows go through the
/// ViewStore. It scrolls.
class ImageWall : public QAbstractScrollArea {
  Q_OBJECT

 public:
  ImageWall(ViewStore& state, OpenDatasets& library, QWidget* parent = nullptr);

  /// @param wrong how many of the first images are framed as wrong
  /// @param pixel the pixel to mark; none: no pixel
  void setImages(DatasetId dataset, std::vector<ImageIndex> images, std::size_t wrong,
                 std::optional<std::size_t> pixel);
  [[nodiscard]] const std::vector<ImageIndex>& images() const { return images_; }
  /// Where the image at a place of the list is, in the viewport's coordinates.
  [[nodiscard]] QRectF placeRect(std::size_t place) const;

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  [[nodiscard]] std::size_t columns() const;
  /// Where the first column begins: all of them stand in the middle.
  [[nodiscard]] double left() const;
  [[nodiscard]] std::optional<std::size_t> placeAt(const QPointF& position) const;
  void fitScrollBar();
  void walk(std::ptrdiff_t places);
  void paintImage(QPainter& painter, std::size_t place) const;
  [[nodiscard]] QString describe(std::size_t place) const;

  ViewStore& state_;
  OpenDatasets& library_;

  std::optional<DatasetId> dataset_;
  std::vector<ImageIndex> images_;
  std::size_t wrong_ = 0;
  std::optional<std::size_t> pixel_;
};

/// Marks a pixel of an image that is drawn at `place`.
void markPixel(QPainter& painter, const QRectF& place, int columns, int rows, std::size_t pixel,
               const QColor& color);

}  // namespace lookbook::ui
