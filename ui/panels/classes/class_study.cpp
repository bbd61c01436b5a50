#include "ui/panels/classes/class_study.h"

#include "ui/library/open_datasets.h"
#include "ui/maps/map_collection.h"
#include "ui/state/view_store.h"
#include "ui/text/shown_text.h"

#include <algorithm>
#include <utility>

namespace lookbook::ui {

ClassStudy::ClassStudy(ViewStore& state, OpenDatasets& library, MapCollection& maps,
                       QObject* parent)
    : QObject(parent), state_(state), library_(library), maps_(maps) {
  connect(&state, &ViewStore::contentChanged, this, &ClassStudy::follow);
  connect(&maps, &MapCollection::mapsChanged, this, [this](DatasetId dataset) {
    if (dataset == dataset_) follow();
  });
}

void ClassStudy::setDataset(std::optional<DatasetId> dataset) {
  if (dataset == dataset_) return;
  task_.cancel();
  dataset_ = dataset;
  working_.reset();
  ended_.reset();
  mapVotes_.reset();
  follow();
}

std::shared_ptr<const ClassStatistics> ClassStudy::statistics() const {
  return dataset_ ? library_.dataset(*dataset_).classStatistics : nullptr;
}

std::shared_ptr<const VoteConfusion> ClassStudy::votes() const {
  if (!dataset_) return nullptr;
  switch (state_.view().pairMeasure) {
    case PairMeasure::onePixel:
      return nullptr;
    case PairMeasure::pixelVotes:
      return library_.dataset(*dataset_).pixelVotes;
    case PairMeasure::mapVotes:
      break;
  }
  return mapWork() == mapVotesOf_ ? mapVotes_ : nullptr;
}

bool ClassStudy::awaitsMap() const {
  return state_.view().pairMeasure == PairMeasure::mapVotes && dataset_ && !mapWork();
}

std::optional<ClassStudy::Work> ClassStudy::mapWork() const {
  const MapItem* item = maps_.shownMap(*dataset_);
  if (!item || !item->ended()) return {};
  const auto& view = state_.viewOf(*dataset_);
  const auto positions = item->record().positions;
  const int shown = std::min(view.threeDimensional ? 3 : 2, static_cast<int>(positions->cols()));
  return Work{Work::Kind::mapVotes, positions, shown};
}

std::optional<ClassStudy::Work> ClassStudy::lacking() const {
  if (!statistics()) return Work{};
  if (state_.view().pairMeasure == PairMeasure::onePixel || votes()) return {};
  if (state_.view().pairMeasure == PairMeasure::mapVotes) return mapWork();
  return Work{.kind = Work::Kind::pixelVotes};
}

bool ClassStudy::endedWithout(const std::optional<Work>& work) const {
  return ended_ && work == ended_->work;
}

bool ClassStudy::cancelled() const {
  return dataset_ && endedWithout(lacking()) && ended_->why.isEmpty();
}

QString ClassStudy::words() const {
  if (cancelled()) return tr("Cancelled");
  if (dataset_ && endedWithout(lacking())) return ended_->why;
  if (!working_) return {};
  switch (working_->kind) {
    case Work::Kind::statistics:
      return tr("Computing how well each pixel separates the classes …");
    case Work::Kind::pixelVotes:
      return tr("Finding the 5 nearest images of each …");
    case Work::Kind::mapVotes:
      break;
  }
  return tr("Finding the 5 nearest on the map …");
}

void ClassStudy::follow() {
  const ViewState& view = state_.view();
  if (!dataset_ || !showsClasses(view)) return;
  const auto work = lacking();
  if (working_ && working_ != work) {  // the view no longer needs it
    task_.cancel();
    working_.reset();
  }
  if (work && !working_ && !endedWithout(work)) start(*work);
  Q_EMIT changed();
}

void ClassStudy::start(const Work& work) {
  working_ = work;
  OpenDataset* open = &library_.dataset(*dataset_);
  const DatasetPtr data = open->data();
  const Progress progress = [this](double fraction) {
    QMetaObject::invokeMethod(this, [this, fraction] { Q_EMIT progressed(fraction); });
  };
  switch (work.kind) {
    case Work::Kind::statistics:
      task_.start(
          [=](const std::stop_token& stop) { return classStatistics(data, stop, progress); },
          [=, this](auto result) {
            finish(work, std::move(result),
                   [&](auto found) { open->classStatistics = std::move(found); });
          });
      return;
    case Work::Kind::pixelVotes:
      task_.start([=](const std::stop_token& stop) { return votesInPixels(data, stop, progress); },
                  [=, this](auto result) {
                    finish(work, std::move(result),
                           [&](auto found) { open->pixelVotes = std::move(found); });
                  });
      return;
    case Work::Kind::mapVotes:
      task_.start(
          [=, images = maps_.shownMap(*dataset_)->images()](const std::stop_token& stop) {
            return votesInMap(data, images, work.map->leftCols(work.dimensions), stop, progress);
          },
          [=, this](auto result) {
            finish(work, std::move(result), [&](auto found) {
              mapVotes_ = std::move(found);
              mapVotesOf_ = work;
            });
          });
  }
}

template <class Value, class Keep>
void ClassStudy::finish(const Work& work, Result<Value> result, Keep&& keep) {
  working_.reset();
  if (result) {
    keep(std::move(*result));
  } else {
    ended_ = Ended{work, shownError(result.error())};
  }
  follow();
}

void ClassStudy::cancelOrRestart() {
  if (working_) {
    task_.cancel();
    ended_ = Ended{*std::exchange(working_, std::nullopt), {}};
  } else {
    ended_.reset();
  }
  follow();
}

}  // namespace lookbook::ui
