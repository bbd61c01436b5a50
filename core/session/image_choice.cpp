#include "core/session/image_choice.h"

#include "core/runs/images_text.h"

#include <algorithm>
#include <numeric>

namespace lookbook {

std::vector<ImageIndex> imagesOf(MapImages choice, const Dataset& dataset, const DatasetView& view,
                                 std::size_t first) {
  if (choice == MapImages::selected) return view.selection->indices();
  std::vector<ImageIndex> images(choice == MapImages::first ? std::min(dataset.size(), first)
                                                            : dataset.size());
  std::iota(images.begin(), images.end(), ImageIndex{0});
  if (choice == MapImages::shown)
    std::erase_if(images, [&, filter = shownBy(view)](ImageIndex image) {
      return !filter.shows(dataset, image);
    });
  return images;
}

Text imagesText(MapImages choice, std::size_t count) {
  switch (choice) {
    case MapImages::shown:
      return shownImages(count);
    case MapImages::selected:
      return selectedImages(count);
    case MapImages::first:
      return firstImages(count);
    case MapImages::all:
      break;
  }
  return allImages();
}

std::size_t countOf(MapImages choice, const Dataset& dataset, const DatasetView& view,
                    std::size_t first) {
  switch (choice) {
    case MapImages::selected:
      return view.selection->count();
    case MapImages::first:
      return std::min(dataset.size(), first);
    case MapImages::all:
      return dataset.size();
    case MapImages::shown:
      break;
  }
  const Filter filter = shownBy(view);
  std::size_t count = 0;
  for (std::size_t image = 0; image < dataset.size(); ++image)
    count += filter.shows(dataset, static_cast<ImageIndex>(image)) ? 1 : 0;
  return count;
}

}  // namespace lookbook
