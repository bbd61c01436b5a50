#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/io/zip_archive.h"
#include "core/readers/probe/probe.h"

namespace lookbook {

/// Whether an NPZ archive holds several arrays, including images.
bool isArchiveOfImages(const ZipArchive& archive);

/// Reads an NPZ archive of several arrays, as Keras' mnist.npz: the names of the arrays give their
/// roles (x_train, y_test, val_images, data, target, ...), or their order (arr_0, ...). Where the
/// names of arrays say nothing of a split, that of the archive does ("test.npz"). Texts named
/// class_names, label_names, ... are the names of the classes. If an archive has several arrays of
/// images of one split, those with the plainest name are read, and the others are reported; all
/// other arrays are ignored.
/// Errors: io; badFile (no images in it, two arrays for one role).
Result<ReadArrays> readNpzArchive(const ZipArchive& archive);

/// Scores for archives of several arrays: sure of a file, possible for a folder with one. Archives
/// whose names differ in their split only (train.npz, test.npz) belong together.
Score scoreArchives(const Probe& probe);

}  // namespace lookbook
