#include "core/readers/readers.h"

#include "core/readers/csv_images.h"
#include "core/readers/file_name.h"
#include "core/readers/idx.h"
#include "core/readers/image_folder.h"
#include "core/readers/numpy_images.h"

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
               "or an array a file (KMNIST's pairs)",
           .score = scoreNpz,
           .holdsImages = npzHoldsImages},
    Reader{.title = "NPY",
           .extensions = kNpyExtensions,
           .holds = "`images.npy`, n x rows x columns of uint8, and `labels.npy` beside it; "
                    "`x_train.npy`, `y_train.npy`, ...",
           .score = scoreNpy,
           .holdsImages = npyHoldsImages},
    Reader{.title = "CSV",
           .extensions = kCsvExtensions,
           .holds =
               "Kaggle's: a row an image, `label,pixel1,...,pixel784`, the label or the header "
               "may be missing; gzipped or not",
           .inFolders = Fit::possible,
           .score = scoreCsv},
    Reader{.title = "Pictures",
           .extensions = kPictureExtensions,
           .holds =
               "PNG and JPEG, a folder for each class, also below `train` and `test`; colour is "
               "converted to grey, with a notice",
           .ofFolders = true,
           .inFolders = Fit::possible,
           .score = scorePictures}};

/// "a, b or c".
std::string joinedByOr(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return text;
}

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
      if (!reader.ofFolders) patterns += (patterns.empty() ? "*" : " *") + std::string(extension);
  return patterns;
}

std::string supportedFormats() {
  std::vector<std::string> files;
  std::vector<std::string> folders;
  for (const Reader& reader : kReaders) {
    if (reader.ofFolders)
      folders.push_back("a folder of " + lowerCase(reader.title) + " for each class");
    else
      files.emplace_back(reader.title);
  }
  return joinedByOr(files) + " files, or " + joinedByOr(folders);
}

}  // namespace lookbook
