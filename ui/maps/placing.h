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

/// The place of a new image on a map, and the reasons for it.
struct PlacedImage {
  struct Neighbor {
    ImageIndex image = 0;
    double distance = 0;  ///< in the map's input
    double share = 0;     ///< of the total weight of the neighbours, in [0, 1]
  };

  MapId map;                        ///< of the data set Placing::dataset()
  std::vector<float> position;      ///< as many coordinates as the map has
  std::vector<Neighbor> neighbors;  ///< the nearest first
  int vote = 0;                     ///< the class of most neighbours
  int votes = 0;                    ///< number of neighbours of that class
  double milliseconds = 0;          ///< time that placing took
};

/// Places one new image on the map that its data set shows; a new request replaces the image. If
/// another map is shown, the image is placed on that one as soon as its run has ended. The
/// preparation of a map for new images, which is done when it is first needed, and placing itself
/// run off the window's thread. For the window's thread.
class Placing : public QObject {
  Q_OBJECT

 public:
  Placing(ViewStore& state, OpenDatasets& library, MapCollection& maps, Notices& notices);

  /// Places an image, which must be adapted to the data set, on the map that the data set shows, as
  /// soon as that has ended.
  void place(DatasetId dataset, NewImage image);
  /// The same for a picture file, which is read off the window's thread.
  void placeFile(const QString& path, DatasetId dataset);
  /// Removes the image. Returns false if there was none.
  bool remove();

  /// The data set of the image; empty if there is no image.
  [[nodiscard]] std::optional<DatasetId> dataset() const {
    return image_ ? dataset_ : std::nullopt;
  }
  /// The image; null if there is none.
  [[nodiscard]] const NewImage* image() const { return image_ ? &*image_ : nullptr; }
  /// Its place; null while that is being computed.
  [[nodiscard]] const PlacedImage* placed() const { return placed_ ? &*placed_ : nullptr; }

 signals:
  /// image(), placed() or dataset() has changed.
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
  Positions asked_;      ///< the map on which the image was placed last, or will be placed
  Positions preparing_;  ///< the map for which `placement_` is being prepared
  Positions prepared_;   ///< the map of `placement_`
  std::shared_ptr<const Placement> placement_;
  LatestTask reader_{"The picture cannot be read", Lane::reading};
  LatestTask preparer_{"The map cannot take new images", Lane::background};
  LatestTask placer_{"The image cannot be placed"};
};

}  // namespace lookbook::ui
