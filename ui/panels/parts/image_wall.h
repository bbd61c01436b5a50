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

/// Images of a data set in rows, as many as are in view drawn, however many there are. Either with
/// words below them: the first ones marked as wrong, with one pixel marked in each of them if asked
/// for; or small, framed in the colours of their classes. Linked like every view: pointing,
/// clicking and the arrows go through the ViewStore; Ctrl+click and Space select. It scrolls.
class ImageWall : public QAbstractScrollArea {
  Q_OBJECT

 public:
  enum class Look : std::uint8_t { captioned, small };

  ImageWall(ViewStore& state, OpenDatasets& library, Look look = Look::captioned);

  /// @param wrong how many of the first images are framed as wrong
  /// @param pixel the pixel to mark; none: no pixel
  void setImages(DatasetId dataset, std::vector<ImageIndex> images, std::size_t wrong,
                 std::optional<std::size_t> pixel);
  [[nodiscard]] const std::vector<ImageIndex>& images() const { return images_; }
  /// Where the image at a place of the list is, in the viewport's coordinates.
  [[nodiscard]] QRectF placeRect(std::size_t place) const;

  /// Takes the height of all images where there is room for it, and of so many rows at least.
  void setLeastRows(int rows);

  [[nodiscard]] QSize sizeHint() const override;

 signals:
  /// A double click, or Return on the current image.
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
  /// Where the first column begins: all of them stand in the middle.
  [[nodiscard]] double left() const;
  [[nodiscard]] std::optional<std::size_t> placeAt(const QPointF& position) const;
  void fitScrollBar();
  void walk(std::ptrdiff_t places);
  void lookAt(std::size_t place, SelectionChange change);
  void toggleCurrent();
  void reveal(std::size_t place);
  /// Of the current image; none: it is not among these.
  [[nodiscard]] std::optional<std::size_t> currentPlace() const;
  void paintImage(QPainter& painter, std::size_t place) const;
  void paintWords(QPainter& painter, std::size_t place) const;
  [[nodiscard]] QString describe(std::size_t place) const;

  ViewStore& state_;
  OpenDatasets& library_;
  Look look_;
  int side_;     ///< of the square of an image
  int caption_;  ///< below it
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
