#pragma once

#include <QObject>

class QScrollBar;

namespace lookbook::ui {

class GalleryCanvas;

/// The gallery's scroll bars, which stand over its edges while there is more than is in view.
class GalleryScrolling : public QObject {
 public:
  explicit GalleryScrolling(GalleryCanvas& canvas);

 private:
  void follow();

  GalleryCanvas& canvas_;
  QScrollBar* across_;
  QScrollBar* down_;
};

}  // namespace lookbook::ui
