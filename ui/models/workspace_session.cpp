// A workspace as a session: saved, and opened again; and as a figure shows it.

#include "core/data/catalogue.h"
#include "ui/jobs/saved_snapshot.h"
#include "ui/models/figure_restoring.h"
#include "ui/models/workspace.h"

#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace lookbook::ui {

namespace {

/// A session with the data sets it is about.
struct Opened {
  Session session;
  std::vector<DatasetPtr> data;
};

auto badFile(std::string why) {
  return fail(Error::Kind::badFile, std::move(why));
}

std::optional<SavedMap> saved(const MapItem& item) {
  if (!item.snapshot().positions) return std::nullopt;
  SavedMap map = savedMap(item.snapshot(), item.job->state() == MapJob::State::finished);
  map.options = item.options;
  map.origin = item.origin;
  map.parent = item.parent;
  map.maker = item.maker;
  map.images = item.images;
  map.imagesText = item.imagesText.toStdString();
  return map;
}

std::unique_ptr<MapItem> restoredMap(SavedMap saved) {
  auto item = std::make_unique<MapItem>();
  item->options = saved.options;
  item->parent = std::move(saved.parent);
  item->origin = std::move(saved.origin);
  item->maker = saved.maker;
  item->images = std::move(saved.images);
  item->imagesText = QString::fromStdString(saved.imagesText);
  item->title = describeMap(*item);
  const auto state = saved.finished ? MapJob::State::finished : MapJob::State::stopped;
  item->job = std::make_unique<MapJob>(item->options.method, snapshotOf(std::move(saved)), state);
  return item;
}

/// What a session says of a data set has to fit it.
Result<void> check(const SavedDataset& saved, const DatasetView& view, const Dataset& data) {
  if (data.fingerprint() != saved.fingerprint)
    return badFile(saved.source + " is no longer the " + saved.title +
                   " that the session was saved with; expected the same files there");
  if (view.selection->universe() != data.size())
    return badFile("the session's selection is of " + std::to_string(view.selection->universe()) +
                   " images; expected " + std::to_string(data.size()) + ", as " + saved.title +
                   " has");
  for (const auto& map : saved.maps)
    if (map && std::ranges::any_of(map->images, [&](ImageIndex i) { return i >= data.size(); }))
      return badFile("a map of the session has images that " + saved.title + " has not");
  return {};
}

Result<Opened> openSession(const std::string& file) {
  auto session = readSession(file);
  if (!session) return tl::unexpected(session.error());
  Opened opened{.session = std::move(*session), .data = {}};
  for (std::size_t i = 0; i < opened.session.datasets.size(); ++i) {
    const SavedDataset& saved = opened.session.datasets[i];
    auto data = openDataset(saved.source);
    if (!data)
      return fail(data.error().kind, "The session's data set " + saved.title +
                                         " cannot be opened: " + data.error().message);
    if (auto fits = check(saved, opened.session.view.datasets[i], **data); !fits)
      return tl::unexpected(fits.error());
    opened.data.push_back(std::move(*data));
  }
  return opened;
}

/// Numbers of data sets and maps that there are; -1 otherwise.
ViewState withinReach(ViewState view, const Session& session) {
  const auto count = static_cast<int>(session.datasets.size());
  const auto within = [](int number, int end) { return number >= 0 && number < end ? number : -1; };
  view.active = count > 0 ? std::max(0, within(view.active, count)) : -1;
  for (int& side : view.compared) side = within(side, count);
  for (std::size_t i = 0; i < view.datasets.size(); ++i) {
    const auto& maps = session.datasets[i].maps;
    for (int* map : {&view.datasets[i].map, &view.datasets[i].secondMap}) {
      *map = within(*map, static_cast<int>(maps.size()));
      if (*map >= 0 && !maps[static_cast<std::size_t>(*map)]) *map = -1;
    }
  }
  return view;
}

}  // namespace

Session Workspace::session() const {
  Session session{.datasets = {}, .view = view_, .layout = {}};
  for (const auto& open : datasets_) {
    SavedDataset& to = session.datasets.emplace_back();
    to.source = std::filesystem::absolute(open->data()->path()).string();
    to.title = open->data()->title();
    to.fingerprint = open->data()->fingerprint();
    for (const auto& item : open->maps) to.maps.push_back(item ? saved(*item) : std::nullopt);
  }
  return session;
}

void Workspace::restore(const QString& file,
                        std::function<void(const Result<std::string>&)> restored) {
  ++openings_;
  Q_EMIT openingChanged();
  auto& reader = readers_.emplace_back(std::make_unique<LatestTask>());
  reader->start([name = file.toStdString()](const std::stop_token&) { return openSession(name); },
                [this, restored = std::move(restored)](Result<Opened> opened) {
                  --openings_;
                  Result<std::string> layout = opened.map([this](Opened& good) {
                    std::string saved = good.session.layout;
                    adopt(std::move(good.session), std::move(good.data));
                    return saved;
                  });
                  Q_EMIT openingChanged();
                  restored(layout);
                });
}

void Workspace::openFigure(const QString& file, const QStringList& places,
                           std::function<void(const Result<bool>&)> opened) {
  ++openings_;
  Q_EMIT openingChanged();
  std::vector<DatasetPtr> open;
  for (const auto& dataset : datasets_) open.push_back(dataset->data());
  std::vector<std::string> elsewhere;
  for (const QString& place : places) elsewhere.push_back(place.toStdString());
  auto& reader = readers_.emplace_back(std::make_unique<LatestTask>());
  reader->start(
      [name = file.toStdString(), open = std::move(open), elsewhere = std::move(elsewhere)](
          const std::stop_token&) { return ui::openFigure(name, open, elsewhere); },
      [this, file, opened = std::move(opened)](const Result<std::optional<OpenedFigure>>& figure) {
        --openings_;
        const bool stamped = figure && *figure;
        const QString sentence =
            stamped ? restoreFigure(*this, **figure, QFileInfo(file).fileName()) : QString();
        Q_EMIT openingChanged();
        opened(figure.map([](const auto& found) { return found.has_value(); }));
        if (!sentence.isEmpty()) Q_EMIT told(sentence);
      });
}

void Workspace::adopt(Session session, std::vector<DatasetPtr> data) {
  ViewState view = withinReach(std::move(session.view), session);
  for (std::size_t i = 0; i < data.size(); ++i) {
    auto open = std::make_unique<OpenDataset>(std::move(data[i]));
    for (auto& saved : session.datasets[i].maps)
      open->maps.push_back(saved ? restoredMap(std::move(*saved)) : nullptr);
    datasets_.push_back(std::move(open));
    hovered_.emplace_back();
  }
  show(std::move(view));
  for (int number = 0; number < datasetCount(); ++number) {
    Q_EMIT datasetOpened(number);
    for (const auto& item : dataset(number).maps)
      if (item && item->ended()) scoreWhole(number, *item);
    Q_EMIT mapsChanged(number);
  }
}

}  // namespace lookbook::ui
