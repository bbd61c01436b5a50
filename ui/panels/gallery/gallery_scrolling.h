#pragma once

#include <QObject>

class QScrollBar;

namespace lookbook::ui {

class GalleryCanvas;

/// The scroll bars of the gallery, which lie over its edges. They are hidden if everything is in
/// view.
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
