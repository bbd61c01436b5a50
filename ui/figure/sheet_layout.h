#pragma once

#include "ui/figure/figure.h"
#include "ui/figure/page/page.h"

#include <vector>

namespace lookbook::ui {

/// The layout of a sheet figure: a section for each class with images, all tiles of the same size.
struct SheetLayout {
  struct Section {
    int label = 0;
    std::vector<ImageIndex> images;
    QRectF heading;  ///< empty for a single class under a title
    QRectF tiles;    ///< columns x as many rows as the images need
  };

  Page page;
  QFont headingFont;
  int columns = 1;  ///< tiles in a row of a section
  QSizeF tile;
  std::vector<Section> sections;
};

/// @param area the page, in 1/96 inch
SheetLayout layOut(const SheetFigure& figure, const QRectF& area);

}  // namespace lookbook::ui
