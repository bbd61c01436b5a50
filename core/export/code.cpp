#include "core/export/code.h"

#include "core/base/plain_text.h"
#include "core/export/code_files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace lookbook {

namespace {

constexpr std::array kLanguages{
    CodeLanguage{"numpy", "NumPy"}, CodeLanguage{"pytorch", "PyTorch"},
    CodeLanguage{"keras", "Keras"}, CodeLanguage{"scikit-learn", "scikit-learn"},
    CodeLanguage{"r", "R"},         CodeLanguage{"julia", "Julia"}};

/// What differs between the languages where a program lists values.
struct Syntax {
  const char* open;           ///< before the texts of a list
  const char* close;          ///< after them
  const char* ranges;         ///< before the ranges of rows
  const char* rangesEnd;      ///< after them
  std::size_t base;           ///< the number of the first row
  bool ends;                  ///< whether a range names the row after its last one
  bool interpolates = false;  ///< whether "$" in a text has a meaning
};

constexpr Syntax kPython{"[", "]", "np.r_[", "]", 0, true};
constexpr Syntax kR{"c(", ")", "c(", ")", 1, false};
constexpr Syntax kJulia{"[", "]", "vcat(", ")", 1, false, true};

/// A text as a literal. JSON's escapes are valid in all of the languages.
std::string literal(const std::string& text, const Syntax& syntax) {
  std::string quoted = nlohmann::json(validUtf8(text)).dump();
  if (!syntax.interpolates) return quoted;
  std::string escaped;
  for (const char letter : quoted)
    escaped += letter == '$' ? std::string("\\$") : std::string(1, letter);
  return escaped;
}

std::string listOf(const std::vector<std::string>& texts, const Syntax& syntax) {
  std::string list = syntax.open;
  for (const std::string& text : texts)
    list += (&text == &texts.front() ? "" : ", ") + literal(text, syntax);
  return list + syntax.close;
}

/// "0:10, 17": the rows as ranges.
std::string rangesOf(const std::vector<ImageIndex>& rows, const Syntax& syntax) {
  std::string text;
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t last = i;
    while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    text += std::to_string(rows[i] + syntax.base);
    if (last > i) text += ':' + std::to_string(rows[last] + (syntax.ends ? 1 : syntax.base));
    i = last + 1;
  }
  return text;
}

/// The contents of a program.
struct CodeSubject {
  const Dataset& dataset;
  const std::vector<ImageIndex>& images;
  const CodeFiles& files;

  [[nodiscard]] bool whole() const { return images.size() == dataset.size(); }
  [[nodiscard]] bool labelled() const { return dataset.hasLabels(); }
};

/// "# Fashion-MNIST, 70,000 images", and where the files come from if they are to be exported.
std::string heading(const CodeSubject& subject) {
  std::string text = "# " + plainText(subject.dataset.title()) + ": " +
                     std::to_string(subject.images.size()) + " of " +
                     std::to_string(subject.dataset.size()) + " images\n";
  if (subject.files.exported)
    text += "# Its files are first to be written as IDX, once:\n# " + subject.files.command + "\n";
  return text;
}

/// "train, test = slice(0, 60000), slice(60000, 70000)"; "" for one split, or for other rows.
std::string pythonSplits(const CodeSubject& subject) {
  if (!subject.whole()) return {};
  std::string names;
  std::string slices;
  std::size_t first = 0;
  int count = 0;
  for (const SplitPart& split : subject.dataset.splits()) {
    const std::size_t begin = std::exchange(first, first + split.count);
    const bool isName =
        std::ranges::all_of(split.name, [](char c) { return c >= 'a' && c <= 'z'; });
    if (split.count == 0 || !isName) continue;
    names += (count++ > 0 ? ", " : "") + split.name;
    slices += (slices.empty() ? "" : ", ") + ("slice(" + std::to_string(begin) + ", ") +
              std::to_string(first) + ")";
  }
  return count > 1 ? names + " = " + slices + "  # x[train], y[test], ...\n" : std::string();
}

std::string python(const CodeSubject& subject) {
  std::string text = heading(subject) + R"(import gzip
import numpy as np

def idx(path):
    data = open(path, "rb").read()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    shape = np.frombuffer(data, ">i4", data[3], 4)
    return np.frombuffer(data, {8: "u1", 12: ">i4"}[data[2]], offset=4 + 4 * data[3]).reshape(shape)

)";
  text += "folder = " + literal(subject.files.folder, kPython) + "\n";
  const auto arrays = [&](const std::string& name, const std::vector<std::string>& files) {
    return name + " = np.concatenate([idx(folder + name) for name in " + listOf(files, kPython) +
           "])\n";
  };
  text += arrays("x", subject.files.images);
  if (subject.labelled()) text += arrays("y", subject.files.labels);
  if (!subject.whole())
    text += "rows = np.r_[" + rangesOf(subject.images, kPython) + "]\n" +
            (subject.labelled() ? "x, y = x[rows], y[rows]\n" : "x = x[rows]\n");
  text += pythonSplits(subject);
  if (subject.labelled()) text += "names = " + listOf(subject.dataset.classNames(), kPython) + "\n";
  return text;
}

std::string pytorch(const CodeSubject& subject) {
  const bool labelled = subject.labelled();
  return python(subject) +
         "\nimport torch\nfrom torch.utils.data import DataLoader, TensorDataset\n\n"
         "images = torch.from_numpy(x).unsqueeze(1).float() / 255  # n x 1 x rows x columns\n" +
         (labelled ? "labels = torch.from_numpy(y.astype(\"int64\"))\n" : "") +
         "loader = DataLoader(TensorDataset(images" + (labelled ? ", labels" : "") +
         "), batch_size=128, shuffle=True)\n";
}

std::string keras(const CodeSubject& subject) {
  const std::string images =
      "images = x[..., None].astype(\"float32\") / 255  # n x rows x columns x 1\n";
  if (!subject.labelled()) return python(subject) + "\n" + images;
  return python(subject) + "\nimport keras\n\n" + images +
         "targets = keras.utils.to_categorical(y, len(names))  # model.fit(images, targets)\n";
}

std::string scikitLearn(const CodeSubject& subject) {
  return python(subject) + "\nfrom sklearn.utils import Bunch\n\n" +
         "data = Bunch(data=x.reshape(len(x), -1), images=x" +
         (subject.labelled() ? ", target=y, target_names=names)\n" : ")\n");
}

std::string r(const CodeSubject& subject) {
  std::string text = heading(subject) + R"(idx <- function(path) {
  file <- gzfile(path, "rb")  # reads files that are not gzipped, too
  on.exit(close(file))
  magic <- as.integer(readBin(file, "raw", 4))
  shape <- readBin(file, "integer", magic[4], endian = "big")
  wide <- magic[3] == 12
  values <- readBin(file, "integer", prod(shape), if (wide) 4 else 1, signed = wide, endian = "big")
  matrix(values, nrow = shape[1], byrow = TRUE)
}
read <- function(names) do.call(rbind, lapply(paste0(folder, names), idx))

)";
  text += "folder <- " + literal(subject.files.folder, kR) + "\n";
  text += "x <- read(" + listOf(subject.files.images, kR) + ")  # a row for each image\n";
  if (subject.labelled()) text += "y <- read(" + listOf(subject.files.labels, kR) + ")[, 1]\n";
  if (!subject.whole())
    text += "rows <- c(" + rangesOf(subject.images, kR) + ")\nx <- x[rows, , drop = FALSE]\n" +
            (subject.labelled() ? "y <- y[rows]\n" : "");
  const std::string columns = std::to_string(subject.dataset.columns());
  if (subject.labelled())
    text += "classes <- factor(y, 0:" + std::to_string(subject.dataset.classCount() - 1) + ", " +
            listOf(subject.dataset.classNames(), kR) + ")\n";
  return text + "image <- function(i) matrix(x[i, ], ncol = " + columns + ", byrow = TRUE)\n";
}

std::string julia(const CodeSubject& subject) {
  std::string text = heading(subject);
  if (subject.files.gzipped) text += "using CodecZlib  # import Pkg; Pkg.add(\"CodecZlib\")\n\n";
  text += "function idx(path)\n    data = read(path)\n";
  if (subject.files.gzipped)
    text += "    data[1:2] == [0x1f, 0x8b] && (data = transcode(GzipDecompressor, data))\n";
  text += R"(    start = 5 + 4 * Int(data[4])
    shape = Int.(ntoh.(reinterpret(UInt32, data[5:start-1])))
    values = ntoh.(reinterpret(data[3] == 0x0c ? Int32 : UInt8, data[start:end]))
    reshape(values, reverse(shape)...)  # the last dimension counts the images
end

)";
  text += "folder = " + literal(subject.files.folder, kJulia) + "\n";
  text += "x = cat((idx(folder * name) for name in " + listOf(subject.files.images, kJulia) +
          ")...; dims = 3)\n";
  if (subject.labelled())
    text += "y = vcat((idx(folder * name) for name in " + listOf(subject.files.labels, kJulia) +
            ")...)\n";
  if (!subject.whole())
    text += "rows = vcat(" + rangesOf(subject.images, kJulia) + ")\nx = x[:, :, rows]\n" +
            (subject.labelled() ? "y = y[rows]\n" : "");
  if (subject.labelled()) text += "names = " + listOf(subject.dataset.classNames(), kJulia) + "\n";
  return text + "image(i) = permutedims(x[:, :, i])\n";
}

constexpr std::array<std::string (*)(const CodeSubject&), kLanguages.size()> kWriters{
    python, pytorch, keras, scikitLearn, r, julia};

}  // namespace

std::span<const CodeLanguage> codeLanguages() {
  return kLanguages;
}

const CodeLanguage* findCodeLanguage(std::string_view id) {
  const auto* const found = std::ranges::find(
      kLanguages, id, [](const CodeLanguage& language) { return std::string_view(language.id); });
  return found == kLanguages.end() ? nullptr : found;
}

std::string codeFor(const CodeLanguage& language, const Dataset& dataset,
                    const std::vector<ImageIndex>& images, const CodeFiles& files) {
  const auto place = static_cast<std::size_t>(findCodeLanguage(language.id) - kLanguages.data());
  return kWriters.at(place)({.dataset = dataset, .images = images, .files = files});
}

}  // namespace lookbook
