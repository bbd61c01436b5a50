#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/io/zip_archive.h"
#include "core/readers/probe.h"

#include <array>
#include <filesystem>

namespace lookbook {

// Images and labels as NumPy keeps them. Images are uint8, n x rows x columns, or with 1 or 3
// values a pixel: colour becomes grey, and a warning says so. Labels are whole numbers of any size
// from 0 to 65535, n or n x 1. C order.

inline constexpr std::array<const char*, 1> kNpyExtensions{".npy"};
inline constexpr std::array<const char*, 1> kNpzExtensions{".npz"};

/// What an NPY file holds, by its header.
/// Errors: notFound; io; badFile for other arrays, and where the file is not as long as it says.
Result<ArrayHeader> readNpyImagesHeader(const std::filesystem::path& path);
Result<ReadArray> readNpyImages(const std::filesystem::path& path);

/// The same of an NPZ archive that holds one array, as KMNIST's do.
/// Errors: also badFile for several arrays.
Result<ArrayHeader> readNpzImagesHeader(const ZipArchive& archive);
Result<ReadArray> readNpzImages(const ZipArchive& archive);

/// Whether several arrays are in an NPZ archive, and images among them.
bool isArchiveOfImages(const ZipArchive& archive);

/// Reads an NPZ archive of several arrays, as Keras' mnist.npz: the arrays' names tell their roles
/// (x_train, y_test, train_images, ...). Other arrays are passed over.
/// Errors: io; badFile (no images in it, two arrays for one role).
Result<ReadArrays> readNpzArchive(const ZipArchive& archive);

/// Files of one array, by their extension; and archives of several: sure of one by its extension,
/// of a folder an archive is possible.
Score scoreNpy(const Probe& probe);
Score scoreNpz(const Probe& probe);

/// Whether a file holds images. False for what cannot be read.
bool npyHoldsImages(const std::filesystem::path& file);
bool npzHoldsImages(const std::filesystem::path& file);

}  // namespace lookbook
