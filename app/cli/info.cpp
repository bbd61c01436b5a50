#include "app/cli/command.h"
#include "app/common/large_files.h"
#include "app/common/source.h"
#include "app/common/terminal.h"
#include "core/data/image_statistics.h"
#include "core/json/json_text.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <iomanip>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace lookbook::cli {

namespace {

struct InfoOptions {
  Source source;
  bool json = false;
};

using Counts = std::vector<std::size_t>;

nlohmann::ordered_json jsonOf(const Notice& notice) {
  nlohmann::ordered_json json{{"id", notice.id},
                              {"kind", notice.kind == Notice::Kind::warning ? "warning" : "note"},
                              {"text", notice.text.english()}};
  if (!notice.option.empty()) json["other"] = "--" + notice.option + " " + notice.value;
  return json;
}

/// Prints one JSON object.
/// @param counts for each split, the number of images of each class
void printJson(const Dataset& dataset, const std::vector<Counts>& counts) {
  nlohmann::ordered_json classes = nlohmann::ordered_json::array();
  for (int label = 0; label < dataset.classCount(); ++label) {
    const auto at = static_cast<std::size_t>(label);
    nlohmann::ordered_json one{{"label", label}, {"name", dataset.className(label)}};
    for (std::size_t split = 0; split < counts.size(); ++split)
      one[dataset.splits()[split].name] = counts[split][at];
    classes.push_back(std::move(one));
  }
  nlohmann::ordered_json splits = nlohmann::ordered_json::array();
  for (const SplitPart& split : dataset.splits())
    splits.push_back({{"name", split.name}, {"images", split.count}});
  std::vector<std::string> warnings;
  for (const Text& warning : dataset.warnings()) warnings.push_back(warning.english());
  nlohmann::ordered_json notices = nlohmann::ordered_json::array();
  for (const Notice& notice : dataset.notices()) notices.push_back(jsonOf(notice));
  const nlohmann::ordered_json info{
      {"id", dataset.id()},
      {"title", dataset.title()},
      {"path", dataset.path()},
      {"images", dataset.size()},
      {"train", dataset.trainCount()},
      {"test", dataset.testCount()},
      {"splits", splits},
      {"rows", dataset.rows()},
      {"columns", dataset.columns()},
      {"labelled", dataset.hasLabels()},
      {"unlabelled_class", dataset.unlabelled() ? nlohmann::ordered_json(*dataset.unlabelled())
                                                : nlohmann::ordered_json()},
      {"shown_white", dataset.white()},
      {"classes", classes},
      {"fingerprint", dataset.fingerprint()},
      {"warnings", warnings},
      {"notices", notices},
  };
  constexpr int kIndent = 2;
  std::cout << jsonText(info, kIndent) << '\n';
}

void printText(const Dataset& dataset, const std::vector<Counts>& counts) {
  constexpr int kLabelWidth = 5;
  constexpr int kNameWidth = 14;
  constexpr int kCountWidth = 8;
  std::string splits;
  for (const SplitPart& split : dataset.splits())
    splits += (splits.empty() ? "" : ", ") + std::to_string(split.count) + " " + split.name;
  std::cout << printable(dataset.title()) << "\n  path         " << printable(dataset.path())
            << "\n  images       " << dataset.size() << " (" << printable(splits)
            << ")\n  size         " << dataset.rows() << " x " << dataset.columns()
            << " pixels\n  fingerprint  " << dataset.fingerprint() << "\n\n  label  " << std::left
            << std::setw(kNameWidth) << "class" << std::right;
  for (const SplitPart& split : dataset.splits())
    std::cout << std::setw(kCountWidth) << printable(split.name);
  std::cout << '\n';
  for (int label = 0; label < dataset.classCount(); ++label) {
    std::cout << "  " << std::setw(kLabelWidth)
              << (dataset.hasLabels() ? std::to_string(label) : "-") << "  " << std::left
              << std::setw(kNameWidth) << printable(dataset.className(label)) << std::right;
    for (const Counts& split : counts)
      std::cout << std::setw(kCountWidth) << split[static_cast<std::size_t>(label)];
    std::cout << '\n';
  }
  for (const Notice& notice : dataset.notices()) std::cout << '\n' << noticeLine(notice);
  if (!dataset.notices().empty()) std::cout << '\n';
}

Result<void> info(const InfoOptions& options) {
  const auto opened = openSource(options.source);
  if (!opened) return tl::unexpected(opened.error());
  const Dataset& dataset = **opened;
  std::vector<Counts> counts;
  for (const SplitPart& split : dataset.splits())
    counts.push_back(classCounts(dataset, dataset.indices(SplitChoice(split.name))));
  options.json ? printJson(dataset, counts) : printText(dataset, counts);
  return {};
}

}  // namespace

void addInfo(CLI::App& program, Command& chosen) {
  auto options = std::make_shared<InfoOptions>();
  CLI::App* command = program.add_subcommand(
      "info", "Describe a data set: counts, sizes, classes, fingerprint, warnings");
  command->add_option("DATASET", options->source.dataset, kDatasetHelp)->required()->type_name("");
  addOpening(*command, options->source);
  command->add_flag("--json", options->json, "Print it as JSON");
  command->callback([options, &chosen] { chosen = [options] { return info(*options); }; });
}

}  // namespace lookbook::cli
