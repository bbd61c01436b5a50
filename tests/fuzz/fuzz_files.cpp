// Data sets as one file of any format, opened like in the window: the name and the content
// determine the format.

#include "core/readers/catalogue.h"
#include "core/readers/dataset_files.h"
#include "core/readers/readers.h"
#include "core/readers/unpacked_size.h"
#include "tests/fuzz/input.h"

#include <array>

using namespace lookbook;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array kNames{"x-images-idx3-ubyte",
                              "x-labels-idx1-ubyte.gz",
                              "x.npz",
                              "x.npy",
                              "x.csv",
                              "x.csv.gz",
                              "x.png",
                              "x_test.npz"};
  if (size == 0) return 0;
  const auto path = fuzz::write(kNames.at(data[0] % kNames.size()), {data + 1, size - 1});
  holdsDataset(path, path.parent_path());
  if (const auto found = findSurprising(path)) FUZZ_CHECK(found->stored < found->unpacked);
  if (const Probe probe(path); bestScore(probe).fit != Fit::none)
    fuzz::accepted(bestScore(probe).open());
  const auto dataset = openDataset(path.string());
  std::filesystem::remove(path);  // otherwise it would be beside the next input
  if (!fuzz::accepted(dataset)) return 0;
  FUZZ_CHECK((*dataset)->size() > 0 && (*dataset)->classCount() > 0);
  FUZZ_CHECK((*dataset)->pixels().size() == (*dataset)->size() * (*dataset)->imageSize());
  FUZZ_CHECK((*dataset)->fingerprint().starts_with("md5:"));
  return 0;
}
