// A workspace as a session: saved, and opened again; and as a figure shows it.

#include "core/base/plain_text.h"
#include "core/readers/catalogue.h"
#include "ui/models/figure_restoring.h"
#include "ui/models/map_scorer.h"
#include "ui/models/workspace.h"

#include <QFileInfo>

#include <filesystem>
#include <utility>

namespace lookbook::ui {

namespace {

/// A session with the data sets it is about.
struct Opened {
  Session session;
  std::vector<DatasetPtr> data;
};

std::optional<MapRecord> saved(const MapItem& item) {
  if (!item.record().positions) return std::nullopt;
  return item.record();
}

std::unique_ptr<MapItem> restoredMap(MapRecord saved) {
  auto item = std::make_unique<MapItem>();
  item->job = std::make_unique<MapJob>(std::move(saved));
  item->title = describeMap(*item);
  return item;
}

Result<Opened> openSession(const std::string& file) {
  auto session = readSession(file);
  if (!session) return tl::unexpected(session.error());
  Opened opened{.session = std::move(*session), .data = {}};
  for (std::size_t i = 0; i < opened.session.datasets.size(); ++i) {
    const SavedDataset& saved = opened.session.datasets[i];
    auto data = openDataset(saved.source);
    if (!data)
      return fail(data.error().kind, "The session's data set %1 cannot be opened: %2",
                  excerpt(saved.title), data.error());
    opened.data.push_back(std::move(*data));
  }
  if (auto fits = fitSession(opened.session, opened.data); !fits)
    return tl::unexpected(fits.error());
  return opened;
}

/// A session's view where data sets were opened while it was read: its own come behind them.
ViewState behind(const ViewState& before, ViewState view) {
  const auto count = static_cast<int>(before.datasets.size());
  if (view.active >= 0) view.active += count;
  for (int& side : view.compared)
    if (side >= 0) side += count;
  view.datasets.insert(view.datasets.begin(), before.datasets.begin(), before.datasets.end());
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
  LatestTask* reader = newReader();
  reader->start([name = file.toStdString()](const std::stop_token&) { return openSession(name); },
                [this, reader, restored = std::move(restored)](Result<Opened> opened) {
                  reader->deleteLater();
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
  LatestTask* reader = newReader();
  reader->start(
      [name = file.toStdString(), open = std::move(open), elsewhere = std::move(elsewhere)](
          const std::stop_token&) { return ui::openFigure(name, open, elsewhere); },
      [this, reader, file,
       opened = std::move(opened)](const Result<std::optional<OpenedFigure>>& figure) {
        reader->deleteLater();
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
  const int before = datasetCount();
  for (std::size_t i = 0; i < data.size(); ++i) {
    auto open = std::make_unique<OpenDataset>(std::move(data[i]));
    for (auto& saved : session.datasets[i].maps)
      open->maps.push_back(saved ? restoredMap(std::move(*saved)) : nullptr);
    datasets_.push_back(std::move(open));
    hovered_.emplace_back();
  }
  show(behind(view_, std::move(session.view)));
  for (int number = before; number < datasetCount(); ++number) {
    Q_EMIT datasetOpened(number);
    Q_EMIT mapsChanged(number);
  }
  scorer_->proceed();
}

}  // namespace lookbook::ui
