#pragma once

#include <QWidget>

class QSlider;

namespace lookbook::ui {

/// The size of the gallery's images as a slider, by equal factors from all images at once to
/// kLargest.
class GalleryZoom : public QWidget {
  Q_OBJECT

 public:
  static constexpr double kLargest = 256;  ///< logical pixels

  explicit GalleryZoom(QWidget* parent = nullptr);

  /// @param tile the width of an image  @param smallest that at which all are in view
  void show(double tile, double smallest);

 signals:
  /// The user asks for images so wide; the smallest for all of them.
  void tileRequested(double tile);

 private:
  QSlider* slider_;
  double smallest_ = 1;
};

}  // namespace lookbook::ui
