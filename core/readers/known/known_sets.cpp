#include "core/readers/known/known_sets.h"

#include "core/base/class_id.h"
#include "core/readers/known/emnist.h"
#include "core/readers/probe/file_name.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <system_error>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDigitNames = "0|1|2|3|4|5|6|7|8|9";
constexpr std::string_view kLetterNames = "A|B|C|D|E|F|G|H|I|J|K|L|M|N|O|P|Q|R|S|T|U|V|W|X|Y|Z";
constexpr std::string_view kMergedNames =
    "0|1|2|3|4|5|6|7|8|9|A|B|C|D|E|F|G|H|I|J|K|L|M|N|O|P|Q|R|S|T|U|V|W|X|Y|Z|a|b|d|e|f|g|h|n|q|r|t";
constexpr std::string_view kOrgans =
    "bladder|femur-left|femur-right|heart|kidney-left|kidney-right|liver|lung-left|lung-right|"
    "pancreas|spleen";
constexpr std::array<int, 4> kMnistSides{28};
constexpr std::array<int, 4> kMedSides{28, 64, 128, 224};

/// Classes as the data sets' authors name them:
///
/// - EMNIST: Cohen, Afshar, Tapson, van Schaik 2017, "EMNIST: an extension of MNIST to handwritten
///   letters", table II; letters whose two forms look alike are one class of ByMerge and Balanced.
/// - KMNIST, Kuzushiji-49, Kuzushiji-Kanji: Clanuwat et al. 2018, "Deep Learning for Classical
///   Japanese Literature"; the classes in the order of their file k49_classmap.csv, romanised.
/// - QMNIST: Yadav, Bottou 2019, "Cold Case: the Lost MNIST Digits".
/// - USPS: Hull 1994, "A database for handwritten text recognition research".
/// - notMNIST: Bulatov 2011, yaroslavvb.blogspot.com.
/// - MedMNIST: Yang et al. 2023, "MedMNIST v2", and the table of labels that its authors publish
///   with it. RetinaMNIST's classes are grades of severity, which they number.
constexpr std::array kSets{
    KnownSet{
        "emnist-byclass", "EMNIST ByClass", "emnist-byclass",
        "0|1|2|3|4|5|6|7|8|9|A|B|C|D|E|F|G|H|I|J|K|L|M|N|O|P|Q|R|S|T|U|V|W|X|Y|Z|a|b|c|d|e|f|g|"
        "h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z"},
    KnownSet{"emnist-bymerge", "EMNIST ByMerge", "emnist-bymerge", kMergedNames},
    KnownSet{"emnist-balanced", "EMNIST Balanced", "emnist-balanced", kMergedNames},
    KnownSet{.id = "emnist-letters",
             .title = "EMNIST Letters",
             .prefixes = "emnist-letters",
             .classes = kLetterNames,
             .first = 1},
    KnownSet{"emnist-digits", "EMNIST Digits", "emnist-digits", kDigitNames},
    KnownSet{"emnist-mnist", "EMNIST MNIST", "emnist-mnist", kDigitNames},
    KnownSet{"kmnist", "KMNIST", "kmnist|kuzushiji-mnist|kuzushijimnist|kuzushiji_mnist",
             "o|ki|su|tsu|na|ha|ma|ya|re|wo", kMnistSides},
    KnownSet{"kuzushiji-49", "Kuzushiji-49", "k49|kuzushiji-49|kuzushiji49|kuzushiji_49",
             "a|i|u|e|o|ka|ki|ku|ke|ko|sa|shi|su|se|so|ta|chi|tsu|te|to|na|ni|nu|ne|no|ha|hi|fu|he|"
             "ho|ma|mi|mu|me|mo|ya|yu|yo|ra|ri|ru|re|ro|wa|wi|we|wo|n|iteration mark",
             kMnistSides},
    KnownSet{"kuzushiji-kanji", "Kuzushiji-Kanji", "kkanji|kkanji2|kuzushiji-kanji|kuzushijikanji",
             ""},
    KnownSet{"qmnist", "QMNIST", "qmnist", kDigitNames, kMnistSides},
    KnownSet{"usps", "USPS", "usps|zip.train|zip.test", kDigitNames, {16}},
    KnownSet{"notmnist", "notMNIST", "notmnist", "A|B|C|D|E|F|G|H|I|J", kMnistSides},
    KnownSet{"pathmnist", "PathMNIST", "pathmnist",
             "adipose|background|debris|lymphocytes|mucus|smooth muscle|normal colon mucosa|"
             "cancer-associated stroma|colorectal adenocarcinoma epithelium",
             kMedSides},
    KnownSet{"chestmnist", "ChestMNIST", "chestmnist",
             "atelectasis|cardiomegaly|effusion|infiltration|mass|nodule|pneumonia|pneumothorax|"
             "consolidation|edema|emphysema|fibrosis|pleural|hernia",
             kMedSides},
    KnownSet{"dermamnist", "DermaMNIST", "dermamnist",
             "actinic keratoses and intraepithelial carcinoma|basal cell carcinoma|"
             "benign keratosis-like lesions|dermatofibroma|melanoma|melanocytic nevi|"
             "vascular lesions",
             kMedSides},
    KnownSet{"octmnist", "OCTMNIST", "octmnist",
             "choroidal neovascularization|diabetic macular edema|drusen|normal", kMedSides},
    KnownSet{"pneumoniamnist", "PneumoniaMNIST", "pneumoniamnist", "normal|pneumonia", kMedSides},
    KnownSet{"retinamnist", "RetinaMNIST", "retinamnist", "0|1|2|3|4", kMedSides},
    KnownSet{"breastmnist", "BreastMNIST", "breastmnist", "malignant|normal, benign", kMedSides},
    KnownSet{"bloodmnist", "BloodMNIST", "bloodmnist",
             "basophil|eosinophil|erythroblast|"
             "immature granulocytes(myelocytes, metamyelocytes and promyelocytes)|lymphocyte|"
             "monocyte|neutrophil|platelet",
             kMedSides},
    KnownSet{"tissuemnist", "TissueMNIST", "tissuemnist",
             "Collecting Duct, Connecting Tubule|Distal Convoluted Tubule|"
             "Glomerular endothelial cells|Interstitial endothelial cells|Leukocytes|Podocytes|"
             "Proximal Tubule Segments|Thick Ascending Limb",
             kMedSides},
    KnownSet{"organamnist", "OrganAMNIST", "organamnist|organmnist_axial", kOrgans, kMedSides},
    KnownSet{"organcmnist", "OrganCMNIST", "organcmnist|organmnist_coronal", kOrgans, kMedSides},
    KnownSet{"organsmnist", "OrganSMNIST", "organsmnist|organmnist_sagittal", kOrgans, kMedSides}};

std::vector<std::string> partsOf(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = text.find('|');
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

bool beginsWith(const std::string& name, const std::string& word) {
  return name.starts_with(word) &&
         (name.size() == word.size() ||
          std::isalnum(static_cast<unsigned char>(name[word.size()])) == 0);
}

/// The set of all files; null where they are others, or of several sets.
const KnownSet* setOfFiles(const LoadedFiles& files) {
  const KnownSet* result = nullptr;
  for (const std::string& name : files.names) {
    if (name.empty()) continue;
    const KnownSet* set = knownSetOf(name);
    if (!set || (result && result != set)) return nullptr;
    result = set;
  }
  return result;
}

/// The set of the folder, if the files' names only say what each of them is.
const KnownSet* setOfFolder(const LoadedFiles& files, const fs::path& path) {
  const bool usual = std::ranges::all_of(files.names, [](const std::string& name) {
    return name.empty() || readName(name).dataset.empty();
  });
  if (!usual) return nullptr;
  std::error_code error;
  fs::path folder = fs::absolute(path, error).lexically_normal();
  if (!fs::is_directory(path, error) || !folder.has_filename()) folder = folder.parent_path();
  constexpr std::array kBelow{"raw", "data", "archive", "gzip"};
  while (std::ranges::find(kBelow, folder.filename().string()) != kBelow.end())
    folder = folder.parent_path();
  return knownSetOf(folder.filename().string());
}

bool hasSizeOf(const KnownSet& set, const Dataset::Parts& parts) {
  if (set.sides[0] == 0) return true;
  return parts.rows == parts.columns && parts.rows > 0 &&
         std::ranges::find(set.sides, parts.rows) != set.sides.end();
}

/// Gives labels from `first` on the names; false if there are others.
bool nameLabels(Dataset::Parts& parts, const std::vector<std::string>& names, int first) {
  const auto isMissing = [&](ClassId label) { return parts.unlabelled == label; };
  const int end = first + static_cast<int>(names.size());
  for (const ClassId label : parts.labels)
    if (!isMissing(label) && (label < first || label >= end)) return false;
  const auto missing = static_cast<ClassId>(names.size());
  for (ClassId& label : parts.labels)
    label = isMissing(label) ? missing : static_cast<ClassId>(label - first);
  if (parts.unlabelled) parts.unlabelled = missing;
  parts.classNames = names;
  return true;
}

}  // namespace

std::vector<std::string> KnownSet::classNames() const {
  return partsOf(classes);
}

std::span<const KnownSet> knownSets() {
  return kSets;
}

const KnownSet* knownSetByName(const std::string& name) {
  const auto found = std::ranges::find(kSets, lowerCase(name), &KnownSet::id);
  return found == kSets.end() ? nullptr : &*found;
}

const KnownSet* knownSetOf(std::string_view name) {
  const std::string lower = lowerCase(std::string(name));
  for (const KnownSet& set : kSets)
    for (const std::string& word : partsOf(set.prefixes))
      if (beginsWith(lower, word)) return &set;
  return nullptr;
}

const KnownSet* nameKnownSet(LoadedFiles& files, const fs::path& path) {
  const KnownSet* set = setOfFiles(files);
  if (!set) set = setOfFolder(files, path);
  Dataset::Parts& parts = files.parts;
  if (!set || !hasSizeOf(*set, parts)) return nullptr;
  if (parts.labels.empty() || !parts.classNames.empty() || set->classes.empty()) return set;
  if (const auto mapping = mappingOf(*set, path)) {
    nameLabels(parts, mapping->names, mapping->first);
    return set;
  }
  const std::vector<std::string> names = set->classNames();
  if (!nameLabels(parts, names, set->first) && set->first > 0) nameLabels(parts, names, 0);
  return set;
}

}  // namespace lookbook
