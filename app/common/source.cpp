#include "app/common/source.h"

#include "app/common/large_files.h"
#include "app/common/terminal.h"
#include "core/base/plain_text.h"
#include "core/readers/catalogue.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace lookbook::cli {

namespace {

constexpr long long kMostImages = 4'294'967'295;
}  // namespace

CLI::Validator wholeNumber(long long minimum, long long maximum) {
  auto check = [=](std::string& text) -> std::string {
    long long number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error == std::errc() && stop == end && number >= minimum && number <= maximum) return {};
    return text + " is not a whole number from " + std::to_string(minimum) + " to " +
           std::to_string(maximum);
  };
  return CLI::Validator(check, "");
}

void addThreads(CLI::App& command, int& threads) {
  constexpr int kMost = 1024;
  command.add_option("--threads", threads, "Number of threads; 0: as many as the machine has")
      ->check(wholeNumber(0, kMost))
      ->type_name("N")
      ->capture_default_str();
}

void addOpening(CLI::App& command, Source& source) {
  addAllowLarge(command, source.allowLarge);
  command
      .add_option("--label-column", source.open.labelColumn,
                  "Of a table: the column of labels, by its name, first, last or none; by default "
                  "the likely one")
      ->type_name("NAME|first|last|none");
  command
      .add_option_function<std::string>(
          "--transpose",
          [&source](const std::string& choice) { source.open.set("transpose", choice); },
          "Whether rows and columns of the images are exchanged; by default those of EMNIST's "
          "files "
          "are")
      ->check(CLI::IsMember({"yes", "no"}))
      ->type_name("yes|no");
  command
      .add_option_function<std::string>(
          "--background",
          [&source](const std::string& choice) { source.open.set("background", choice); },
          "Of pictures: what is behind transparent pixels; by default what shows more of the "
          "others")
      ->check(CLI::IsMember({"white", "black"}))
      ->type_name("white|black");
  command.add_flag("--resize", source.open.resize,
                   "Scale pictures of several sizes to the commonest one");
}

CLI::Option* addSelection(CLI::App& command, Source& source) {
  CLI::Option* split = command
                           .add_option_function<std::string>(
                               "--split",
                               [&source](const std::string& name) {
                                 const bool validation = name == "valid" || name == "validation";
                                 source.split = SplitChoice(validation ? "val" : name);
                               },
                               "Which images; all is train, then test, then val")
                           ->type_name("train|test|val|all|NAME")
                           ->default_str("all");
  command.add_option("--limit", source.limit, "Only the first N images of the split")
      ->check(wholeNumber(1, kMostImages))
      ->type_name("N");
  addOpening(command, source);
  return split;
}

std::string noticeLine(const Notice& notice) {
  std::string line = notice.kind == Notice::Kind::warning ? "Warning: " : "Note: ";
  line += printable(notice.text.english());
  if (!notice.option.empty())
    line += " (--" + notice.option + " " + printable(notice.value) + " reads it otherwise.)";
  return line;
}

void warnOf(const Dataset& dataset) {
  for (const Notice& notice : dataset.notices())
    if (notice.kind == Notice::Kind::warning) print(noticeLine(notice));
}

Result<DatasetPtr> openSource(const Source& source) {
  return checkLarge(source.dataset, source.allowLarge).and_then([&] {
    return openDataset(source.dataset, source.open);
  });
}

Result<std::vector<ImageIndex>> selectImages(const Dataset& dataset, const Source& source) {
  if (!dataset.hasSplit(source.split))
    return badArgument("--split: %1 is not %2.", source.split.name(), dataset.splitNames());
  std::vector<ImageIndex> images = dataset.indices(source.split);
  if (images.empty())
    return badArgument("%1 has no %2 images.", dataset.title(), source.split.name());
  if (source.limit > 0) images.resize(std::min(images.size(), source.limit));
  return images;
}

Result<int> findClass(const Dataset& dataset, const std::string& wanted) {
  const auto& names = dataset.classNames();
  const auto named = std::ranges::find(names, wanted);
  if (named != names.end()) return static_cast<int>(named - names.begin());
  int label = -1;
  const char* end = wanted.data() + wanted.size();
  const auto [stop, error] = std::from_chars(wanted.data(), end, label);
  if (error == std::errc() && stop == end && label >= 0 && label < dataset.classCount())
    return label;
  return badArgument("%1 is not a class. --class takes a label from 0 to %2 or one of %3.", wanted,
                     dataset.classCount() - 1, listed(names));
}

tl::unexpected<Error> noImagesOfClass(const std::string& name) {
  return badArgument("No selected image belongs to %1.", name);
}

}  // namespace lookbook::cli
