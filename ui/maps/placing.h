#pragma once

#include "core/embedding/placement.h"
#include "core/session/ids.h"
#include "ui/jobs/latest_task.h"
#include "ui/library/new_image.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace lookbook::ui {

class MapCollection;
class Notices;
class OpenDatasets;
class ViewStore;
struct MapItem;

/// Where a new image lies in a map, and why there.
struct PlacedImage {
  struct Neighbor {
    ImageIndex image = 0;
    double distance = 0;  ///< in the map's input
    double share = 0;     ///< of the pull, in [0, 1]
  };

  MapId map;                        ///< of the data set
  std::vector<float> position;      ///< as many coordinates as the map has
  std::vector<Neighbor> neighbors;  ///< the nearest first
  int vote = 0;                     ///< the class of most neighbours
  int votes = 0;                    ///< how many these are
  double milliseconds = 0;          ///< that placing took
};

/// A new image on its way onto the map that its data set shows, and there: the latest one asked
/// for. It follows to another map once that has ended. What a map needs for it is made when first
/// asked for, off the window's thread as the placing itself.
class Placing : public QObject {
  Q_OBJECT

 public:
  Placing(ViewStore& state, OpenDatasets& library, MapCollection& maps, Notices& notices);

  /// Places an image, made for the data set, on the map that this shows, as soon as it has one.
  void place(DatasetId dataset, NewImage image);
  /// The same for a picture's file; read off the window's thread.
  void placeFile(const QString& path, DatasetId dataset);
  /// Takes it away. False where there was none.
  bool remove();

  /// The data set that it is placed in; empty: none is.
  [[nodiscard]] std::optional<DatasetId> dataset() const {
    return image_ ? dataset_ : std::nullopt;
  }
  /// Null where there is none.
  [[nodiscard]] const NewImage* image() const { return image_ ? &*image_ : nullptr; }
  /// Null while it is on its way.
  [[nodiscard]] const PlacedImage* placed() const { return placed_ ? &*placed_ : nullptr; }

 signals:
  void changed();

 private:
  using Positions = std::shared_ptr<const MatrixF>;

  [[nodiscard]] const MapItem* endedMap() const;
  void follow();
  void proceed();
  void prepare(const MapItem& item);
  void start(const MapItem& item);
  void keep(const std::vector<ImageIndex>& images, MapId map, const Placement::Placed& found,
            double milliseconds);

  ViewStore& state_;
  OpenDatasets& library_;
  MapCollection& maps_;
  Notices& notices_;
  std::optional<DatasetId> dataset_;
  std::optional<NewImage> image_;
  std::optional<PlacedImage> placed_;
  Positions asked_;      ///< the map that the image was last placed on, or is to be
  Positions preparing_;  ///< the map that a placement is being made for
  Positions prepared_;   ///< the map that `placement_` is for
  std::shared_ptr<const Placement> placement_;
  LatestTask reader_{"The picture cannot be read", Lane::reading};
  LatestTask preparer_{"The map cannot take new images", Lane::background};
  LatestTask placer_{"The image cannot be placed"};
};

}  // namespace lookbook::ui
