#pragma once

#include "core/base/result.h"
#include "core/readers/loaded_files.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lookbook {

// Images and labels as NumPy keeps them. Images are uint8, n x rows x columns, or with 1 or 3
// values a pixel: colour becomes grey, and a warning says so. Labels are whole numbers of any size
// from 0 to 255, n or n x 1. C order.

/// What an NPY file holds, by its header.
/// Errors: notFound; io; badFile for other arrays, and where the file is not as long as it says.
Result<IdxHeader> readNpyImagesHeader(const std::filesystem::path& path);
Result<ReadArray> readNpyImages(const std::filesystem::path& path);

/// The same of an NPZ archive that holds one array, as KMNIST's do.
/// Errors: also badFile for several arrays.
Result<IdxHeader> readNpzImagesHeader(const std::filesystem::path& path);
Result<ReadArray> readNpzImages(const std::filesystem::path& path);

/// Whether there are several arrays in an NPZ archive.
bool hasSeveralArrays(const std::filesystem::path& path);

/// Whether one of them is of images.
bool isArchiveOfImages(const std::filesystem::path& path);

/// Reads an NPZ archive of several arrays, as Keras' mnist.npz: the arrays' names tell their roles
/// (x_train, y_test, train_images, ...). Other arrays are passed over.
/// Errors: notFound; io; badFile (no images in it, two arrays for one role).
Result<ReadArrays> readNpzArchive(const std::filesystem::path& path);

}  // namespace lookbook
