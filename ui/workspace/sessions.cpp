#include "ui/workspace/sessions.h"

#include "core/base/plain_text.h"
#include "core/readers/catalogue.h"
#include "ui/workspace/figure_restoring.h"

#include <QFileInfo>

#include <filesystem>
#include <utility>

namespace lookbook::ui {

namespace {

/// A session with its data sets.
struct Opened {
  Session session;
  std::vector<DatasetPtr> data;
};

/// The view without closed data sets, whose numbers are those of the session.
ViewState withoutClosed(ViewState view) {
  std::vector<std::optional<DatasetId>> numbers;
  std::vector<DatasetView> open;
  for (DatasetView& dataset : view.datasets) {
    numbers.push_back(dataset.closed ? std::nullopt : std::optional(DatasetId(open.size())));
    if (!dataset.closed) open.push_back(std::move(dataset));
  }
  const auto renumber = [&](std::optional<DatasetId>& number) {
    if (number) number = numbers[number->index()];
  };
  renumber(view.active);
  for (auto& side : view.compared) renumber(side);
  view.datasets = std::move(open);
  return view;
}

std::optional<MapRecord> saved(const MapItem& item) {
  if (!item.record().positions) return std::nullopt;
  return item.record();
}

Result<Opened> openSession(const std::string& file) {
  auto session = readSession(file);
  if (!session) return tl::unexpected(session.error());
  Opened opened{.session = std::move(*session), .data = {}};
  for (std::size_t i = 0; i < opened.session.datasets.size(); ++i) {
    const SavedDataset& saved = opened.session.datasets[i];
    auto data = openDataset(saved.source, saved.options);
    if (!data)
      return fail(data.error().kind, "The session's data set %1 cannot be opened: %2",
                  excerpt(saved.title), data.error());
    opened.data.push_back(std::move(*data));
  }
  if (auto fits = fitSession(opened.session, opened.data); !fits)
    return tl::unexpected(fits.error());
  return opened;
}

/// A session's view if data sets were opened while it was read: the data sets of the session follow
/// them. The window keeps its theme.
ViewState behind(const ViewState& before, ViewState view) {
  view.theme = before.theme;
  const std::size_t count = before.datasets.size();
  for (std::optional<DatasetId>* dataset : {&view.active, &view.compared[0], &view.compared[1]})
    if (*dataset) *dataset = DatasetId(count + (*dataset)->index());
  view.datasets.insert(view.datasets.begin(), before.datasets.begin(), before.datasets.end());
  return view;
}

}  // namespace

Sessions::Sessions(ViewStore& state, OpenDatasets& library, MapCollection& maps, Notices& notices)
    : state_(state), library_(library), maps_(maps), notices_(notices) {}

Session Sessions::session() const {
  Session session{.datasets = {}, .view = withoutClosed(state_.view()), .layout = {}};
  for (const DatasetId number : library_.ids()) {
    const Dataset& data = *library_.dataset(number).data();
    SavedDataset& to = session.datasets.emplace_back();
    to.source = std::filesystem::absolute(data.path()).string();
    to.title = data.title();
    to.fingerprint = data.fingerprint();
    to.options = data.openedWith();
    for (const auto& item : maps_.of(number)) to.maps.push_back(item ? saved(*item) : std::nullopt);
  }
  return session;
}

void Sessions::restore(const QString& file,
                       std::function<void(const Result<std::string>&)> restored) {
  library_.load([name = file.toStdString()](const std::stop_token&) { return openSession(name); },
                [this, restored = std::move(restored)](Result<Opened> opened) {
                  restored(opened.map([this](Opened& good) {
                    std::string layout = good.session.layout;
                    adopt(std::move(good.session), std::move(good.data));
                    return layout;
                  }));
                });
}

void Sessions::openFigure(const QString& file, const QStringList& places,
                          std::function<void(const Result<bool>&)> opened) {
  std::vector<DatasetPtr> open;
  for (const DatasetId number : library_.ids()) open.push_back(library_.dataset(number).data());
  std::vector<std::string> elsewhere;
  for (const QString& place : places) elsewhere.push_back(place.toStdString());
  library_.load(
      [name = file.toStdString(), open = std::move(open), elsewhere = std::move(elsewhere)](
          const std::stop_token&) { return ui::openFigure(name, open, elsewhere); },
      [this, file, opened = std::move(opened)](const Result<std::optional<OpenedFigure>>& figure) {
        const QString sentence =
            figure && *figure
                ? restoreFigure(state_, library_, maps_, **figure, QFileInfo(file).fileName())
                : QString();
        opened(figure.map([](const auto& found) { return found.has_value(); }));
        if (!sentence.isEmpty()) notices_.note(sentence);
      });
}

void Sessions::adopt(Session session, std::vector<DatasetPtr> data) {
  std::vector<DatasetId> opened;
  for (std::size_t i = 0; i < data.size(); ++i) {
    opened.push_back(library_.insert(std::move(data[i])));
    maps_.restore(opened.back(), std::move(session.datasets[i].maps));
  }
  state_.restore(behind(state_.view(), std::move(session.view)));
  for (const DatasetId number : opened) {
    library_.announce(number);
    maps_.announce(number);
  }
}

}  // namespace lookbook::ui
