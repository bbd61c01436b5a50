#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/export/export_rows.h"

#include <filesystem>
#include <stop_token>
#include <string>

namespace lookbook {

/// Writes a folder for TensorBoard's Embedding Projector:
///   tensors.tsv            the map, if there is one
///   pixels.bytes           the pixels divided by 255, float32, little-endian
///   metadata.tsv           class, label, index and split of each image, with a header
///   sprite.png             the images, dark on white, at most 8192 pixels a side
///   projector_config.pbtxt for tensorboard --logdir FOLDER
///   projector_config.json  for the stand-alone projector
///   (projector.tensorflow.org/?config=ADDRESS)
/// The folder appears whole or not at all; an existing one that is not empty is refused.
/// @param address of the folder on the web, for the JSON; without it, the paths in the JSON are
///        relative to the projector's page
/// Errors: io; badArgument for more images than a sprite has pixels; cancelled.
/// Progress: fraction of the files. Memory: the pixels as float32.
Result<void> writeProjectorFolder(const std::filesystem::path& path, const ExportRows& rows,
                                  const std::string& address = {}, const std::stop_token& stop = {},
                                  const Progress& progress = {});

}  // namespace lookbook
