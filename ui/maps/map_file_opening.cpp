// Opens maps that were computed elsewhere.

#include "core/runs/files/fitted_map.h"
#include "ui/maps/map_collection.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <filesystem>
#include <string>
#include <utility>

namespace lookbook::ui {

namespace {

/// The item of a map from a file, in the state of a finished run.
std::unique_ptr<MapItem> itemOf(FittedMap map, MapOrigin origin, const Dataset& dataset) {
  MapRecord record;
  record.recipe = recipeFor(dataset, map.images,
                            {.method = kFromFile, .dims = static_cast<int>(map.positions.cols())});
  record.recipe.origin = std::move(origin);
  record.images = std::move(map.images);
  record.imagesText = std::move(map.imagesText);
  record.finished = true;
  record.positions = std::make_shared<const MatrixF>(std::move(map.positions));
  auto item = std::make_unique<MapItem>();
  item->job = std::make_unique<MapJob>(std::move(record));
  item->title = describeMap(*item);
  return item;
}

/// The map of a file, fitted to a data set.
struct OpenedMap {
  FittedMap map;
  MapOrigin origin;
  std::optional<Text> read;  ///< MapFile::read
};

Result<OpenedMap> openMapFile(const std::filesystem::path& path, const Dataset& dataset) {
  auto file = readMapFile(path, dataset.size());
  if (!file) return tl::unexpected(file.error());
  OpenedMap opened;
  opened.origin = {.file = path.filename().string(), .md5 = file->md5};
  opened.read = file->read;
  auto map = fitMap(std::move(*file), dataset);
  if (!map) return tl::unexpected(map.error());
  opened.map = std::move(*map);
  return opened;
}

/// A sentence about what was recognised, so that the user can check it.
QString wordsOf(const OpenedMap& opened) {
  const QString file = shownName(opened.origin.file);
  const QString images = shownName(translated(opened.map.imagesText));
  const QString dims = QString::number(opened.map.positions.cols());
  QStringList sentences{opened.read
                            ? QObject::tr("%1 is a map of %2 in %3-D, read as %4.")
                                  .arg(file, images, dims, shownText(translated(*opened.read)))
                            : QObject::tr("%1 is a map of %2 in %3-D.").arg(file, images, dims)};
  if (opened.map.doubt) sentences += shownText(translated(*opened.map.doubt));
  return sentences.join(u' ');
}

}  // namespace

void MapCollection::openMap(DatasetId number, const QString& path) {
  library_.load(
      [data = library_.dataset(number).data(), file = std::filesystem::path(path.toStdString())](
          const std::stop_token&) { return openMapFile(file, *data); },
      [this, number](Result<OpenedMap> opened) {
        if (!opened) return notices_.report(opened.error());
        const QString words = wordsOf(*opened);
        adoptMap(number, itemOf(std::move(opened->map), std::move(opened->origin),
                                *library_.dataset(number).data()));
        notices_.note(words);
      });
}

}  // namespace lookbook::ui
