#include "core/io/foreign_file.h"

#include "core/io/content_reader.h"
#include "core/io/signatures/signatures.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::size_t kHead = 4096;

struct ForeignFormat {
  std::string_view bytes;  ///< that the file has there
  std::size_t at = 0;
  bool (*also)(std::string_view head) = nullptr;  ///< what else must hold
  Text (*sentence)(const fs::path& path);
};

Text bunzip(const fs::path& path) {
  return text("%1 is compressed with bzip2. Unpack it with bunzip2 and open the result.", path);
}

Text matlab(const fs::path& path) {
  return text(
      "%1 is a MATLAB file, which Lookbook does not open. Save its arrays as NPZ "
      "(scipy.io.loadmat, then numpy.savez).",
      path);
}

Text ofR(const fs::path& path) {
  return text("%1 is a file of R, which Lookbook does not open. Save its data as CSV (write.csv).",
              path);
}

Text arrow(const fs::path& path) {
  return text(
      "%1 is an Arrow file, which Lookbook does not open. Save its images as NPZ or CSV "
      "(pandas.read_feather).",
      path);
}

Text pickled(const fs::path& path) {
  return text(
      "%1 is a Python pickle, which Lookbook does not open: loading one can run any program. Save "
      "its arrays as NPZ (numpy.savez).",
      path);
}

Text picture(const fs::path& path) {
  return text(
      "%1 is a picture, not a data set. Open the folder that it is in, or a folder with a folder "
      "for each class.",
      path);
}

Text tarArchive(const fs::path& path) {
  return text("%1 is a tar archive. Unpack it and open the folder.", path);
}

/// In the order in which they are looked for: text that may be anything comes last.
constexpr std::array kForeignFormats{
    ForeignFormat{.bytes = "version https://git-lfs",
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is a Git LFS pointer, not the data that it stands for. Run "
                            "\"git lfs pull\" in its repository.",
                            path);
                      }},
    ForeignFormat{.bytes = "\x80"sv, .also = isPickle, .sentence = pickled},
    ForeignFormat{.bytes = "", .also = isTextPickle, .sentence = pickled},
    ForeignFormat{.bytes = "ustar", .at = 257, .sentence = tarArchive},
    ForeignFormat{.bytes = "7z\xbc\xaf\x27\x1c",
                  .sentence =
                      [](const fs::path& path) {
                        return text("%1 is a 7z archive. Unpack it and open the folder.", path);
                      }},
    ForeignFormat{.bytes = "Rar!\x1a\x07",
                  .sentence =
                      [](const fs::path& path) {
                        return text("%1 is a RAR archive. Unpack it and open the folder.", path);
                      }},
    ForeignFormat{.bytes = "PK\x03\x04",
                  .also = isSpreadsheet,
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is a spreadsheet, which Lookbook does not open. Save its table as "
                            "CSV.",
                            path);
                      }},
    ForeignFormat{.bytes = "PK\x03\x04",
                  .also = isOfTorch,
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is a file of PyTorch, which Lookbook does not open. Save its "
                            "tensors as NPZ (torch.load, then numpy.savez).",
                            path);
                      }},
    ForeignFormat{.bytes = "PK\x03\x04",
                  .sentence =
                      [](const fs::path& path) {
                        return path.extension() == ".gz"
                                   ? text(
                                         "%1 is a gzipped ZIP archive. Unpack it with gunzip and "
                                         "open the result.",
                                         path)
                                   : text(
                                         "%1 is a ZIP archive that is not named .npz. Unpack it "
                                         "and open the folder.",
                                         path);
                      }},
    ForeignFormat{.bytes = "!<arch>\n",
                  .sentence =
                      [](const fs::path& path) {
                        return text("%1 is an ar archive. Unpack it and open the folder.", path);
                      }},
    ForeignFormat{.bytes = "BZh", .sentence = bunzip},
    ForeignFormat{.bytes = "\xfd"
                           "7zXZ\0"sv,
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is compressed with xz. Unpack it with unxz and open the result.",
                            path);
                      }},
    ForeignFormat{.bytes = "\x28\xb5\x2f\xfd",
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is compressed with Zstandard. Unpack it with unzstd and open the "
                            "result.",
                            path);
                      }},
    ForeignFormat{.bytes = "\x04\x22\x4d\x18",
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is compressed with LZ4. Unpack it with unlz4 and open the result.",
                            path);
                      }},
    ForeignFormat{.bytes = "\x1f\x9d",
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is compressed with compress. Unpack it with uncompress and open "
                            "the result.",
                            path);
                      }},
    ForeignFormat{.bytes = "\x1f\x8b",
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is compressed with gzip more than twice. Unpack it with gunzip and "
                            "open the result.",
                            path);
                      }},
    ForeignFormat{.bytes = "PAR1",
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is a Parquet file, which Lookbook does not open. Save its images "
                            "as NPZ or CSV (pandas.read_parquet).",
                            path);
                      }},
    ForeignFormat{.bytes = "", .also = isMatlab4, .sentence = matlab},
    ForeignFormat{.bytes = "RDX2\n", .sentence = ofR},
    ForeignFormat{.bytes = "RDX3\n", .sentence = ofR},
    ForeignFormat{.bytes = "X\n\0\0\0"sv, .sentence = ofR},
    ForeignFormat{.bytes = "FEA1", .sentence = arrow},
    ForeignFormat{.bytes = "ARROW1", .sentence = arrow},
    ForeignFormat{.bytes = "MATLAB ", .also = isMatlab73, .sentence = matlab},
    ForeignFormat{.bytes = "MATLAB 5", .sentence = matlab},
    ForeignFormat{.bytes = "\x89HDF\r\n\x1a\n",
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is an HDF5 file, which Lookbook does not open. Save its arrays as "
                            "NPZ (h5py, then numpy.savez).",
                            path);
                      }},
    ForeignFormat{.bytes = "SQLite format 3",
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is an SQLite database, which Lookbook does not open. Save its "
                            "images as NPZ or CSV.",
                            path);
                      }},
    ForeignFormat{.bytes = "",
                  .also = isTfRecord,
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is a TFRecord file, which Lookbook does not open. Save its images "
                            "as NPZ (tensorflow.data.TFRecordDataset, then numpy.savez).",
                            path);
                      }},
    ForeignFormat{.bytes = "%PDF-",
                  .sentence =
                      [](const fs::path& path) {
                        return text("%1 is a PDF document, not data. Download the data itself.",
                                    path);
                      }},
    ForeignFormat{.bytes = "\x89PNG\r\n", .sentence = picture},
    ForeignFormat{.bytes = "\xff\xd8\xff", .sentence = picture},
    ForeignFormat{.bytes = "GIF8", .sentence = picture},
    ForeignFormat{.bytes = "BM", .also = isBitmap, .sentence = picture},
    ForeignFormat{.bytes = "II*\0"sv, .sentence = picture},
    ForeignFormat{.bytes = "MM\0*"sv, .sentence = picture},
    ForeignFormat{.bytes = "WEBP", .at = 8, .sentence = picture},
    ForeignFormat{.bytes = "\x93NUMPY",
                  .sentence =
                      [](const fs::path& path) {
                        return text("%1 is a NumPy array. Give it the ending .npy.", path);
                      }},
    ForeignFormat{.bytes = "",
                  .also = isHtml,
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is an HTML page, not data: the download probably failed. Download "
                            "it again.",
                            path);
                      }},
    ForeignFormat{.bytes = "",
                  .also = isXml,
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is an XML document, not data: the download probably failed. "
                            "Download it again.",
                            path);
                      }},
    ForeignFormat{.bytes = "",
                  .also = isJson,
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is a JSON text, which Lookbook does not open as data. Save the "
                            "images as NPZ or CSV.",
                            path);
                      }},
    ForeignFormat{.bytes = "",
                  .also = isArff,
                  .sentence =
                      [](const fs::path& path) {
                        return text(
                            "%1 is an ARFF file, which Lookbook does not open. Save it as CSV "
                            "(scipy.io.arff, then pandas.DataFrame.to_csv).",
                            path);
                      }},
    ForeignFormat{.bytes = "", .also = isLibsvm, .sentence = [](const fs::path& path) {
                    return text(
                        "%1 is a libsvm file, which Lookbook does not open. Save it as NPZ or CSV "
                        "(sklearn.datasets.load_svmlight_file, then numpy.savez).",
                        path);
                  }}};

struct Head {
  std::vector<std::uint8_t> bytes;
  std::uint64_t size = 0;  ///< of the whole file; 0 if it is packed
};

std::optional<Head> headOf(const fs::path& path) {
  auto reader = ContentReader::open(path);
  if (!reader) return std::nullopt;
  Head head{.bytes = std::vector<std::uint8_t>(kHead)};
  const auto read = reader->read(head.bytes);
  head.bytes.resize(read ? *read : 0);
  if (!reader->compressed()) head.size = reader->largestContent();
  return head;
}

}  // namespace

std::optional<Text> foreignFormat(const fs::path& path, std::span<const std::uint8_t> head) {
  const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
  for (const ForeignFormat& format : kForeignFormats)
    if (text.size() >= format.at && text.substr(format.at).starts_with(format.bytes) &&
        (!format.also || format.also(text)))
      return format.sentence(path);
  return std::nullopt;
}

std::optional<Text> foreignFormat(const fs::path& path) {
  const auto head = headOf(path);
  if (!head) return std::nullopt;
  if (auto foreign = foreignFormat(path, head->bytes)) return foreign;
  constexpr std::uint64_t kImage = 28 * 28;
  const bool binary =
      !isText({reinterpret_cast<const char*>(head->bytes.data()), head->bytes.size()});
  if (!binary || head->size == 0 || head->size % kImage != 0) return std::nullopt;
  return text(
      "%1 has no header. Its %2 bytes could be %3 images of 28 x 28 pixels: if they are, read them "
      "with numpy.fromfile and save them as NPY.",
      path, head->size, head->size / kImage);
}

tl::unexpected<Error> notOfFormat(const fs::path& path, const Text& otherwise) {
  const auto foreign = foreignFormat(path);
  return badFile(foreign ? *foreign : otherwise);
}

}  // namespace lookbook
