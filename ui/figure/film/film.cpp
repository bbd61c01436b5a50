#include "ui/figure/film/film.h"

#include "core/io/whole_file.h"
#include "ui/figure/film/film_encoder.h"
#include "ui/look/lettering.h"
#include "ui/look/numbers.h"

#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

namespace lookbook::ui {
namespace {

constexpr int kLongestSide = 16383;        // the limit of WebP
constexpr double kFastest = 50;            // the highest rate at which browsers show a GIF
constexpr std::size_t kPaletteFrames = 5;  // frames from which the palette of a GIF is computed

bool isGif(const std::filesystem::path& path) {
  return QString::fromStdString(path.extension().string()).toLower() == QLatin1String(".gif");
}

Result<void> check(const Film& film, const std::filesystem::path& path) {
  const std::string suffix =
      QString::fromStdString(path.extension().string()).toLower().toStdString();
  if (suffix != ".gif" && suffix != ".webp")
    return badArgument("%1 must end in .gif or .webp.", path);
  if (film.frames < 1) return badArgument(text("The film has no frames."));
  if (std::min(film.size.width(), film.size.height()) < 1 ||
      std::max(film.size.width(), film.size.height()) > kLongestSide)
    return badArgument("The film would have %1 x %2 pixels; it can have 1 to 16,383 a side.",
                       film.size.width(), film.size.height());
  if (!(film.framesPerSecond > 0) || film.framesPerSecond > kFastest)
    return badArgument("The film would have %1 frames a second; it can have at most 50.",
                       film.framesPerSecond);
  return {};
}

QString captionOf(const Moment& moment, int iterations) {
  QString caption = QStringLiteral("iteration %1 of %2")
                        .arg(grouped(static_cast<std::size_t>(moment.iteration)),
                             grouped(static_cast<std::size_t>(iterations)));
  if (moment.divergence) caption += QStringLiteral(" · KL %1").arg(*moment.divergence, 0, 'f', 3);
  return caption;
}

std::vector<QImage> paletteFrames(const Film& film, ThreadTeam& team) {
  std::vector<QImage> frames(std::min(kPaletteFrames, static_cast<std::size_t>(film.frames)));
  const std::size_t gaps = std::max<std::size_t>(1, frames.size() - 1);
  team.forBlocks(frames.size(), [&](std::size_t i, int) {
    frames[i] = film.paint(static_cast<int>(i * static_cast<std::size_t>(film.frames - 1) / gaps));
  });
  return frames;
}

/// The time at which a frame ends, in ms from the beginning, in steps of 10 ms. Each end is rounded
/// by itself, so that rounding errors do not add up.
int endOf(int frame, double framesPerSecond) {
  return static_cast<int>(std::lround(100.0 * (frame + 1) / framesPerSecond)) * 10;
}

}  // namespace

Film filmOf(const MapFigure& figure, std::vector<Moment> moments, int iterations,
            const Theme& theme, const FilmOptions& options) {
  const int moving =
      std::max(1, static_cast<int>(std::lround(options.seconds * options.framesPerSecond)));
  const int resting =
      std::max(0, static_cast<int>(std::lround(options.rest * options.framesPerSecond)));
  const double last = static_cast<double>(moments.size() - 1);
  Film film{.frames = moving + resting,
            .framesPerSecond = options.framesPerSecond,
            .size = options.size,
            .paint = {},
            .stamp = figure.stamp};
  film.paint = [=, moments = std::move(moments)](int frame) {
    const double time = moving == 1 ? last : std::min(last, frame * last / (moving - 1));
    MapFigure shown = figure;
    shown.positions = std::make_shared<const MatrixF>(positionsAt(moments, time));
    shown.caption = captionOf(moments[static_cast<std::size_t>(time)], iterations);
    QImage image(options.size, QImage::Format_RGB32);
    QPainter painter(&image);
    paint(painter, QRectF(QPointF(0, 0), QSizeF(options.size)), shown, theme);
    return image;
  };
  return film;
}

Result<void> save(const Film& film, ThreadTeam& team, const std::filesystem::path& path,
                  const std::stop_token& stop, const Progress& progress) {
  if (auto sensible = check(film, path); !sensible) return sensible;
  auto encoder = isGif(path) ? gifEncoder(film.size, paletteFrames(film, team), film.stamp)
                             : webpEncoder(film.size, film.stamp);
  if (!encoder) return tl::unexpected(encoder.error());
  std::vector<QImage> batch(static_cast<std::size_t>(team.size()));
  for (int first = 0; first < film.frames; first += team.size()) {
    if (stop.stop_requested()) return cancelled();
    const int count = std::min(team.size(), film.frames - first);
    team.forBlocks(static_cast<std::size_t>(count),
                   [&](std::size_t i, int) { batch[i] = film.paint(first + static_cast<int>(i)); });
    for (int i = 0; i < count; ++i) {
      const int frame = first + i;
      const int milliseconds = endOf(frame, film.framesPerSecond) -
                               (frame > 0 ? endOf(frame - 1, film.framesPerSecond) : 0);
      const auto added = (*encoder)->add(batch[static_cast<std::size_t>(i)], milliseconds);
      if (!added) return added;
    }
    report(progress, static_cast<double>(first + count) / film.frames);
  }
  const auto file = (*encoder)->finish();
  if (!file) return tl::unexpected(file.error());
  return writeWholeFile(path, {{reinterpret_cast<const std::uint8_t*>(file->constData()),
                                static_cast<std::size_t>(file->size())}});
}

}  // namespace lookbook::ui
