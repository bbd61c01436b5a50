// Makes the large inputs of the benchmarks, an IDX data set each, from Fashion-MNIST and MNIST:
//
//   lookbook_shifted FOLDER COUNT           each image and its eight one-pixel shifts, the first
//                                           COUNT of them (all of Fashion-MNIST's, then MNIST's)
//   lookbook_shifted FOLDER COUNT --plain   the images alone
//
// MNIST's classes follow Fashion-MNIST's: a digit's label is 10 + its value.
#include "core/io/whole_file.h"
#include "core/readers/catalogue.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace lookbook;

namespace {

using Shift = std::pair<int, int>;  // rows down, columns to the right
constexpr std::array<Shift, 9> kShifts{
    {{0, 0}, {-1, -1}, {-1, 0}, {-1, 1}, {0, -1}, {0, 1}, {1, -1}, {1, 0}, {1, 1}}};

struct Images {
  std::size_t most = 0;
  int rows = 0;
  int columns = 0;
  std::vector<std::uint8_t> pixels;
  std::vector<lookbook::ClassId> labels;
};

/// Appends a shifted image; pixels from beyond the border are background.
void addShifted(const Dataset& dataset, ImageIndex index, Shift shift, Images& images) {
  const auto image = dataset.image(index);
  for (int row = 0; row < dataset.rows(); ++row)
    for (int column = 0; column < dataset.columns(); ++column) {
      const int fromRow = row - shift.first;
      const int fromColumn = column - shift.second;
      const bool inside = fromRow >= 0 && fromRow < dataset.rows() && fromColumn >= 0 &&
                          fromColumn < dataset.columns();
      images.pixels.push_back(
          inside ? image[static_cast<std::size_t>(fromRow * dataset.columns() + fromColumn)] : 0);
    }
}

void add(const Dataset& dataset, std::span<const Shift> shifts, int firstLabel, Images& images) {
  images.rows = dataset.rows();
  images.columns = dataset.columns();
  images.pixels.reserve(images.most * dataset.imageSize());
  for (ImageIndex i = 0; i < dataset.size(); ++i)
    for (const Shift& shift : shifts) {
      if (images.labels.size() == images.most) return;
      addShifted(dataset, i, shift, images);
      images.labels.push_back(static_cast<lookbook::ClassId>(firstLabel + dataset.label(i)));
    }
}

/// An IDX file's header: a magic number, then sizes, all big-endian.
std::vector<std::uint8_t> idxHeader(std::initializer_list<std::size_t> words) {
  std::vector<std::uint8_t> bytes;
  for (const std::size_t word : words)
    for (const int bits : {24, 16, 8, 0}) bytes.push_back(static_cast<std::uint8_t>(word >> bits));
  return bytes;
}

Result<void> write(const std::filesystem::path& folder, const Images& images) {
  constexpr std::size_t kImagesMagic = 0x803;
  constexpr std::size_t kLabelsMagic = 0x801;
  const std::size_t n = images.labels.size();
  auto written = writeWholeFile(folder / "train-images-idx3-ubyte",
                                {idxHeader({kImagesMagic, n, static_cast<std::size_t>(images.rows),
                                            static_cast<std::size_t>(images.columns)}),
                                 images.pixels});
  if (!written) return written;
  return writeWholeFile(folder / "train-labels-idx1-ubyte",
                        {idxHeader({kLabelsMagic, n}), images.labels});
}

Result<std::size_t> make(const std::filesystem::path& folder, std::size_t count, bool plain) {
  const std::span<const Shift> shifts = std::span(kShifts).first(plain ? 1 : kShifts.size());
  Images images{.most = count};
  int firstLabel = 0;
  for (const char* name : {"fashion-mnist", "mnist"}) {
    const auto dataset = openDataset(name);
    if (!dataset) return tl::unexpected(dataset.error());
    add(**dataset, shifts, firstLabel, images);
    firstLabel += (*dataset)->classCount();
  }
  std::filesystem::create_directories(folder);
  if (auto written = write(folder, images); !written) return tl::unexpected(written.error());
  return images.labels.size();
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> words(argv + 1, argv + argc);
  const bool plain = words.size() == 3 && words[2] == "--plain";
  std::size_t count = 0;
  if (words.size() >= 2) std::from_chars(words[1].data(), words[1].data() + words[1].size(), count);
  if (count == 0 || (words.size() != 2 && !plain)) {
    std::cerr << "lookbook_shifted: expected FOLDER COUNT [--plain]\n";
    return 2;
  }
  const auto made = make(words[0], count, plain);
  if (!made) {
    std::cerr << "lookbook_shifted: " << made.error().message << '\n';
    return EXIT_FAILURE;
  }
  std::cout << words[0] << ": " << *made << " images\n";
  return EXIT_SUCCESS;
}
