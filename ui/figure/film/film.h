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

/// A sequence of pictures, which is played in a loop.
struct Film {
  int frames = 0;
  double framesPerSecond = 20;
  QSize size;  ///< pixels, of every frame
  /// Paints a frame, counted from 0. Called on several threads at once.
  std::function<QImage(int frame)> paint;
  QString stamp;  ///< text in the file's metadata: toText(Stamp); "": none
};

/// Options of the film of a run.
struct FilmOptions {
  QSize size{640, 640};  ///< pixels
  double framesPerSecond = 20;
  double seconds = 5;  ///< duration of the run in the film
  double rest = 1;     ///< seconds for which the last frame is shown
};

/// The film of a run: the figure at moments that are evenly spread over the kept ones, with the
/// iteration and the KL divergence of each moment in the caption.
/// @param figure its positions and caption are replaced in each frame
/// @param moments not empty; each has as many points as the figure has images
Film filmOf(const MapFigure& figure, std::vector<Moment> moments, int iterations,
            const Theme& theme, const FilmOptions& options);

/// Saves a film as GIF or animated WebP, depending on the suffix of the path. The file is written
/// completely or not at all, with the same bytes for any team. A GIF has one palette of 256 colours
/// for all frames. Needs a QGuiApplication, but no display (offscreen is enough).
/// Errors: badArgument for another suffix, no frames, a side of more than 16,383 pixels, or more
/// than 50 frames a second; cancelled; io.
Result<void> save(const Film& film, ThreadTeam& team, const std::filesystem::path& path,
                  const std::stop_token& stop = {}, const Progress& progress = {});

}  // namespace lookbook::ui
