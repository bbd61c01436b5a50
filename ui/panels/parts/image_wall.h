#pragma once

#include "core/data/dataset.h"
#include "core/session/ids.h"
#include "ui/state/selection_change.h"

#include <QAbstractScrollArea>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace lookbook::ui {

class OpenDatasets;
class ViewStore;

/// Images of a data set in rows, which scroll. Only those in view are drawn, so that there can be
/// any number. The look is either captioned, with the first images framed as wrong and optionally
/// one pixel marked in each image, or small, with frames in the colours of the classes. Like every
/// view, it is linked by the ViewStore: hovering, clicking and the arrow keys; Ctrl+click and Space
/// select.
class ImageWall : public QAbstractScrollArea {
  Q_OBJECT

 public:
  enum class Look : std::uint8_t { captioned, small };

  ImageWall(ViewStore& state, OpenDatasets& library, Look look = Look::captioned);

  /// @param wrong how many of the first images are framed as wrong
  /// @param pixel the pixel to mark; empty: none
  void setImages(DatasetId dataset, std::vector<ImageIndex> images, std::size_t wrong,
                 std::optional<std::size_t> pixel);
  [[nodiscard]] const std::vector<ImageIndex>& images() const { return images_; }
  /// The rectangle of the image at a place of the list, in coordinates of the viewport.
  [[nodiscard]] QRectF placeRect(std::size_t place) const;

  /// Lets the wall be as high as all its images need if there is room, and at least as high as this
  /// number of rows.
  void setLeastRows(int rows);

  [[nodiscard]] QSize sizeHint() const override;

 signals:
  /// The user double-clicked an image, or pressed Return on the current one.
  void opened(lookbook::ImageIndex image);
  void menuRequested(lookbook::ImageIndex image, QPoint globalPosition);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  [[nodiscard]] std::size_t columns() const;
  /// The left end of the first column; the columns are centred.
  [[nodiscard]] double left() const;
  [[nodiscard]] std::optional<std::size_t> placeAt(const QPointF& position) const;
  void fitScrollBar();
  void walk(std::ptrdiff_t places);
  void lookAt(std::size_t place, SelectionChange change);
  void toggleCurrent();
  void reveal(std::size_t place);
  /// The place of the current image; empty if it is not among the images.
  [[nodiscard]] std::optional<std::size_t> currentPlace() const;
  void paintImage(QPainter& painter, std::size_t place) const;
  void paintWords(QPainter& painter, std::size_t place) const;
  [[nodiscard]] QString describe(std::size_t place) const;

  ViewStore& state_;
  OpenDatasets& library_;
  Look look_;
  int side_;     ///< side of the square for an image
  int caption_;  ///< height of the caption below it
  int leastRows_ = 0;

  std::optional<DatasetId> dataset_;
  std::vector<ImageIndex> images_;
  std::size_t wrong_ = 0;
  std::optional<std::size_t> pixel_;
};

/// Marks a pixel of an image that is drawn at `place`.
void markPixel(QPainter& painter, const QRectF& place, int columns, int rows, std::size_t pixel,
               const QColor& color);

}  // namespace lookbook::ui
