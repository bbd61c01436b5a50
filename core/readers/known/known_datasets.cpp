#include "core/readers/known/known_datasets.h"

#include "core/base/plain_text.h"
#include "core/readers/probe/file_name.h"

#include <array>
#include <cstddef>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 10> kFashionClasses{
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
    "Sandal",      "Shirt",   "Sneaker",  "Bag",   "Ankle boot"};
constexpr std::array<const char*, 4> kFashionMd5{
    "f4a8712d7a061bf5bd6d2ca38dc4d50a", "9018921c3c673c538a1fc5bad174d6f9",
    "8181f5470baa50b63fa0f6fddb340f0a", "15d484375f8d13e6eb1aabb0c3f46965"};
constexpr std::array<const char*, 4> kFashionFolders{"fashion-mnist", "FashionMNIST/raw",
                                                     "FashionMNIST", "fashion"};

constexpr std::array<const char*, 10> kDigits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
constexpr std::array<const char*, 4> kMnistMd5{
    "6bbc9ace898e44ae57da46a324031adb", "a25bea736e30d166cdddb491f175f624",
    "2646ac647ad5339dbf082846283269ea", "27ae3e4e09519cfbb04c329615203637"};
constexpr std::array<const char*, 4> kMnistFolders{"mnist", "MNIST/raw", "MNIST", "mnist.npz"};

constexpr std::array<KnownDataset, 2> kKnown{
    KnownDataset{"fashion-mnist", "Fashion-MNIST", kFashionClasses, kFashionMd5, kFashionFolders},
    KnownDataset{"mnist", "MNIST", kDigits, kMnistMd5, kMnistFolders}};

const KnownDataset* knownByChecksum(const std::string& md5, std::size_t role) {
  for (const KnownDataset& known : kKnown)
    if (role < known.md5.size() && md5 == known.md5[role]) return &known;
  return nullptr;
}

}  // namespace

std::span<const KnownDataset> knownDatasets() {
  return kKnown;
}

const KnownDataset* knownByName(const std::string& name) {
  const std::string wanted = lowerCase(name);
  for (const KnownDataset& known : kKnown)
    if (wanted == known.id) return &known;
  return nullptr;
}

const KnownDataset* knownByFolder(const fs::path& folder) {
  fs::path at = folder.lexically_normal();
  if (!at.has_filename()) at = at.parent_path();
  if (at.filename() == "raw") at = at.parent_path();
  const std::string name = lowerCase(at.filename().string());
  if (name.find("fashion") != std::string::npos) return &kKnown[0];
  return name == "mnist" ? &kKnown[1] : nullptr;
}

const KnownDataset* knownByChecksums(const Checksums& checksums) {
  const KnownDataset* result = nullptr;
  for (std::size_t role = 0; role < kFileRoles; ++role) {
    if (checksums.at(role).empty()) continue;
    const KnownDataset* known = knownByChecksum(checksums.at(role), role);
    if (!known || (result && result != known)) return nullptr;
    result = known;
  }
  return result;
}

std::optional<Text> mixtureWarning(const LoadedFiles& files) {
  std::vector<Text> known;
  for (std::size_t role = 0; role < kFileRoles; ++role) {
    if (files.md5.at(role).empty()) continue;
    if (const KnownDataset* of = knownByChecksum(files.md5.at(role), role))
      known.push_back(text("%1 is of %2", files.names.at(role), of->title));
  }
  if (known.empty()) return std::nullopt;
  return text("This may be a mixture of data sets: %1, but the other files are not.",
              joined(known));
}

}  // namespace lookbook
