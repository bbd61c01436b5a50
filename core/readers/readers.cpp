#include "core/readers/readers.h"

#include "core/base/plain_text.h"
#include "core/readers/arrays/idx.h"
#include "core/readers/arrays/numpy_images.h"
#include "core/readers/pictures/image_folder.h"
#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"
#include "core/readers/tables/csv_images.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace lookbook {

namespace {

constexpr std::array<Reader, 5> kReaders{
    Reader{.title = "IDX",
           .extensions = kIdxExtensions,
           .holds = "MNIST's four files, or some of them, gzipped or not",
           .score = scoreIdx,
           .holdsImages = isIdxFile},
    Reader{.title = "NPZ",
           .extensions = kNpzExtensions,
           .holds =
               "one archive with `x_train`, `y_train`, `x_test`, `y_test` (Keras' `mnist.npz`), "
               "`train_images`, `val_labels`, ... (MedMNIST), `data` and `target`, or an array a "
               "file (KMNIST's pairs)",
           .score = scoreNpz,
           .holdsImages = npzHoldsImages},
    Reader{.title = "NPY",
           .extensions = kNpyExtensions,
           .holds = "`images.npy`, n x rows x columns or n x pixels of any type, and `labels.npy` "
                    "beside it; `x_train.npy`, `y_train.npy`, ...; gzipped or not",
           .score = scoreNpy,
           .holdsImages = npyHoldsImages},
    Reader{.title = "CSV",
           .extensions = kTableExtensions,
           .holds =
               "Kaggle's: a row an image, `label,pixel1,...,pixel784`, the label or the header "
               "may be missing; also tabs, semicolons or blanks between the fields, and UCI's "
               "optdigits; gzipped or not",
           .inFolders = Fit::possible,
           .score = scoreCsv},
    Reader{.title = "Pictures",
           .extensions = kPictureExtensions,
           .holds =
               "PNG, JPEG, BMP, PNM, GIF, TIFF and WebP, a folder for each class, also below "
               "`train`, `test` and `val`, or a table that lists them (`train.csv`); colour is "
               "converted to grey and damaged pictures are left out, with a notice",
           .folders = "a folder of pictures for each class",
           .inFolders = Fit::possible,
           .score = scorePictures}};

}  // namespace

std::span<const Reader> readers() {
  return kReaders;
}

const Reader& readerOf(const std::filesystem::path& file) {
  for (const Reader& reader : std::span(kReaders).subspan(1))
    if (hasExtension(file, reader.extensions)) return reader;
  return kReaders.front();
}

Score bestScore(const Probe& probe, Fit least) {
  Score best;
  for (const Reader& reader : kReaders) {
    if (probe.isFolder() && reader.inFolders < least) continue;
    Score score = reader.score(probe);
    if (score.fit >= least && score.fit > best.fit) best = std::move(score);
    if (best.fit == Fit::sure) break;
  }
  return best;
}

std::string dataFilePatterns() {
  std::string patterns;
  for (const Reader& reader : kReaders)
    for (const char* extension : reader.extensions)
      if (!reader.ofFolders()) patterns += (patterns.empty() ? "*" : " *") + std::string(extension);
  return patterns;
}

Text supportedFormats() {
  std::vector<Text> files;
  std::vector<Text> folders;
  for (const Reader& reader : kReaders)
    (reader.ofFolders() ? folders : files)
        .push_back(text(reader.ofFolders() ? reader.folders : reader.title));
  return text("%1 files, or %2", joinedByOr(files), joinedByOr(folders));
}

}  // namespace lookbook
