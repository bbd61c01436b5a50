#pragma once

#include <QWidget>

class QSlider;

namespace lookbook::ui {

/// A slider for the size of the images in the gallery: logarithmic, from the size at which all
/// images are in view to kLargest.
class GalleryZoom : public QWidget {
  Q_OBJECT

 public:
  static constexpr double kLargest = 256;  ///< logical pixels

  explicit GalleryZoom(QWidget* parent = nullptr);

  /// @param tile width of an image, in logical pixels
  /// @param smallest width at which all images are in view
  void show(double tile, double smallest);

 signals:
  /// The user has set the width of images, in logical pixels.
  void tileRequested(double tile);

 private:
  QSlider* slider_;
  double smallest_ = 1;
};

}  // namespace lookbook::ui
