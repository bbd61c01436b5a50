#include "ui/maps/placing.h"

#include "core/data/pixels.h"
#include "core/quality/label_votes.h"
#include "ui/maps/map_collection.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lookbook::ui {

namespace {

/// The class of most of the neighbours; if several have as many, that of the nearest of these.
ClassId voteOf(const std::vector<PlacedImage::Neighbor>& neighbors, const Dataset& data) {
  NeighborGraph graph{.n = 1, .k = static_cast<int>(neighbors.size())};
  std::vector<ClassId> labels;
  for (const auto& neighbor : neighbors) {
    graph.indices.push_back(static_cast<std::uint32_t>(labels.size()));
    labels.push_back(static_cast<ClassId>(data.label(neighbor.image)));
  }
  return labelVotes(graph, labels, data.unlabelled()).front();
}

}  // namespace

Placing::Placing(ViewStore& state, OpenDatasets& library, MapCollection& maps, Notices& notices)
    : state_(state), library_(library), maps_(maps), notices_(notices) {
  connect(&state, &ViewStore::contentChanged, this, &Placing::follow);
  connect(&maps, &MapCollection::mapsChanged, this, &Placing::follow);
}

const MapItem* Placing::endedMap() const {
  const MapItem* item = maps_.shownMap(*dataset_);
  return item && item->ended() && item->options().method != kFromFile ? item : nullptr;
}

void Placing::place(DatasetId dataset, NewImage image) {
  if (std::exchange(dataset_, dataset) != dataset) placed_.reset();
  image_ = std::move(image);
  proceed();
  Q_EMIT changed();
}

void Placing::placeFile(const QString& path, DatasetId dataset) {
  reader_.start([path, data = library_.dataset(dataset).data()](
                    const std::stop_token&) { return readPicture(path, *data); },
                [this, dataset](Result<NewImage> read) {
                  if (!read)
                    notices_.report(read.error());
                  else
                    place(dataset, std::move(*read));
                });
}

bool Placing::remove() {
  reader_.cancel();
  if (!image_) return false;
  image_.reset();
  placed_.reset();
  asked_.reset();
  placer_.cancel();
  Q_EMIT changed();
  return true;
}

void Placing::follow() {
  if (!image_) return;
  const MapItem* item = endedMap();
  if ((item ? item->record().positions : nullptr) == asked_) return;
  placed_.reset();
  placer_.cancel();
  proceed();
  Q_EMIT changed();
}

void Placing::proceed() {
  const MapItem* item = image_ ? endedMap() : nullptr;
  asked_ = item ? item->record().positions : nullptr;
  if (!item) return;
  if (prepared_ == asked_)
    start(*item);
  else if (preparing_ != asked_)
    prepare(*item);
}

void Placing::prepare(const MapItem& item) {
  preparing_ = asked_;
  preparer_.start(
      [pixels = pixelPoints(library_.dataset(*dataset_).data(), item.images()), map = asked_,
       options = item.options()](const std::stop_token& stop) {
        ThreadTeam team(0, ThreadTeam::Priority::background);
        return Placement::create(pixels, *map, options, team, stop);
      },
      [this](Result<Placement> made) {
        const Positions map = std::exchange(preparing_, nullptr);
        if (!made) {
          notices_.report(made.error());
          remove();
          return;
        }
        placement_ = std::make_shared<const Placement>(std::move(*made));
        prepared_ = map;
        proceed();
      });
}

void Placing::start(const MapItem& item) {
  const MapId map = *state_.viewOf(*dataset_).map;
  using Answer = std::pair<Placement::Placed, double>;
  placer_.start(
      [placement = placement_,
       point = image_->point()](const std::stop_token& stop) -> Result<Answer> {
        QElapsedTimer elapsed;
        elapsed.start();
        ThreadTeam team(0, ThreadTeam::Priority::background);
        auto placed = placement->place(PointSource::of(point), team, stop);
        if (!placed) return tl::unexpected(placed.error());
        constexpr double kNanoseconds = 1e6;
        return Answer(std::move(*placed),
                      static_cast<double>(elapsed.nsecsElapsed()) / kNanoseconds);
      },
      [this, map, images = item.images()](const Result<Answer>& answer) {
        if (!answer) return notices_.report(answer.error());
        keep(images, map, answer->first, answer->second);
      });
}

void Placing::keep(const std::vector<ImageIndex>& images, MapId map, const Placement::Placed& found,
                   double milliseconds) {
  PlacedImage placed{.map = map};
  placed.milliseconds = milliseconds;
  placed.position.assign(found.positions.data(), found.positions.data() + found.positions.size());
  for (std::size_t j = 0; j < found.neighbors.indices.size(); ++j)
    placed.neighbors.push_back(
        {.image = images[found.neighbors.indices[j]],
         .distance = std::sqrt(static_cast<double>(found.neighbors.squaredDistances[j])),
         .share = static_cast<double>(found.shares[j])});
  const Dataset& data = *library_.dataset(*dataset_).data();
  placed.vote = voteOf(placed.neighbors, data);
  placed.votes = static_cast<int>(std::ranges::count_if(
      placed.neighbors, [&](const auto& near) { return data.label(near.image) == placed.vote; }));
  placed_ = std::move(placed);
  Q_EMIT changed();
}

}  // namespace lookbook::ui
