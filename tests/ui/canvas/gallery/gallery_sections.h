#pragma once

#include "core/data/dataset.h"
#include "ui/canvas/gallery/gallery_canvas.h"

#include <vector>

namespace lookbook::test {

/// A section for each class.
inline std::vector<ui::GalleryCanvas::Section> sectionsOf(const Dataset& dataset) {
  std::vector<ui::GalleryCanvas::Section> sections;
  for (int label = 0; label < dataset.classCount(); ++label) {
    ui::GalleryCanvas::Section section{.title = QString::fromStdString(dataset.className(label)),
                                       .detail = QStringLiteral("some"),
                                       .color = ui::classColor(label),
                                       .images = {}};
    for (ImageIndex i = 0; i < dataset.size(); ++i)
      if (dataset.label(i) == label) section.images.push_back(i);
    sections.push_back(section);
  }
  return sections;
}

/// The same image many times, white within black, in several consecutive classes.
inline DatasetPtr barsOf(std::size_t images, std::size_t classes) {
  Dataset::Parts parts;
  parts.rows = parts.columns = 4;
  parts.splits = {{"train", images}};
  for (std::size_t label = 0; label < classes; ++label)
    parts.classNames.push_back("bar " + std::to_string(label));
  for (std::size_t i = 0; i < images; ++i) {
    parts.labels.push_back(static_cast<ClassId>(i * classes / images));
    for (int pixel = 0; pixel < 16; ++pixel)
      parts.pixels.push_back(pixel % 4 == 1 || pixel % 4 == 2 ? 240 : 0);
  }
  return Dataset::create(std::move(parts)).value();
}

}  // namespace lookbook::test
