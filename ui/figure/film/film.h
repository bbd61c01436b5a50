#pragma once

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/runs/run_history.h"
#include "ui/figure/figure.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <filesystem>
#include <functional>
#include <stop_token>
#include <vector>

namespace lookbook::ui {

/// Pictures shown one after another, again and again.
struct Film {
  int frames = 0;
  double framesPerSecond = 20;
  QSize size;  ///< pixels, of every frame
  /// Paints frame 0, 1, ...; called on several threads at once.
  std::function<QImage(int frame)> paint;
  QString stamp;  ///< what the file says of itself: toText(Stamp); "": nothing
};

/// How a run becomes a film.
struct FilmOptions {
  QSize size{640, 640};  ///< pixels
  double framesPerSecond = 20;
  double seconds = 5;  ///< of the run itself
  double rest = 1;     ///< seconds that the last frame stays
};

/// A run as a film: the figure at moments evenly spread over those kept, with what it says of each
/// of them below it: the iteration and the KL divergence.
/// @param figure its positions and caption are those of the frame at hand
/// @param moments not empty; each as many points as the figure has images
Film filmOf(const MapFigure& figure, std::vector<Moment> moments, int iterations,
            const Theme& theme, const FilmOptions& options);

/// Saves a film as GIF or animated WebP, by the path's suffix. The file appears whole or not at
/// all; the same bytes for any team. A GIF has one palette of 256 colours for all its frames.
/// Needs a QGuiApplication (offscreen will do), no display.
/// Errors: badArgument for another suffix, no frames, a side of more than 16,383 pixels, more than
/// 50 frames a second; cancelled; io.
Result<void> save(const Film& film, ThreadTeam& team, const std::filesystem::path& path,
                  const std::stop_token& stop = {}, const Progress& progress = {});

}  // namespace lookbook::ui
