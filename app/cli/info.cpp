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
  std::string dataset;
  bool allowLarge = false;
  bool json = false;
};

using Counts = std::vector<std::size_t>;

void printJson(const Dataset& dataset, const Counts& train, const Counts& test) {
  nlohmann::ordered_json classes = nlohmann::ordered_json::array();
  for (int label = 0; label < dataset.classCount(); ++label) {
    const auto at = static_cast<std::size_t>(label);
    classes.push_back({{"label", label},
                       {"name", dataset.className(label)},
                       {"train", train[at]},
                       {"test", test[at]}});
  }
  const nlohmann::ordered_json info{
      {"id", dataset.id()},
      {"title", dataset.title()},
      {"path", dataset.path()},
      {"images", dataset.size()},
      {"train", dataset.trainCount()},
      {"test", dataset.testCount()},
      {"rows", dataset.rows()},
      {"columns", dataset.columns()},
      {"labelled", dataset.hasLabels()},
      {"classes", classes},
      {"fingerprint", dataset.fingerprint()},
      {"warnings", dataset.warnings()},
  };
  constexpr int kIndent = 2;
  std::cout << jsonText(info, kIndent) << '\n';
}

void printText(const Dataset& dataset, const Counts& train, const Counts& test) {
  constexpr int kLabelWidth = 5;
  constexpr int kNameWidth = 14;
  constexpr int kCountWidth = 8;
  std::cout << printable(dataset.title()) << "\n  path         " << printable(dataset.path())
            << "\n  images       " << dataset.size() << " (" << dataset.trainCount() << " train, "
            << dataset.testCount() << " test)\n  size         " << dataset.rows() << " x "
            << dataset.columns() << " pixels\n  fingerprint  " << dataset.fingerprint()
            << "\n\n  label  " << std::left << std::setw(kNameWidth) << "class" << std::right
            << std::setw(kCountWidth) << "train" << std::setw(kCountWidth) << "test" << '\n';
  for (int label = 0; label < dataset.classCount(); ++label) {
    const auto at = static_cast<std::size_t>(label);
    std::cout << "  " << std::setw(kLabelWidth)
              << (dataset.hasLabels() ? std::to_string(label) : "-") << "  " << std::left
              << std::setw(kNameWidth) << printable(dataset.className(label)) << std::right
              << std::setw(kCountWidth) << train[at] << std::setw(kCountWidth) << test[at] << '\n';
  }
  for (const std::string& warning : dataset.warnings())
    std::cout << "\nWarning: " << printable(warning);
  if (!dataset.warnings().empty()) std::cout << '\n';
}

Result<void> info(const InfoOptions& options) {
  const auto opened =
      openSource(Source{.dataset = options.dataset, .allowLarge = options.allowLarge});
  if (!opened) return tl::unexpected(opened.error());
  const Dataset& dataset = **opened;
  const Counts train = classCounts(dataset, dataset.indices(SplitChoice::train));
  const Counts test = classCounts(dataset, dataset.indices(SplitChoice::test));
  options.json ? printJson(dataset, train, test) : printText(dataset, train, test);
  return {};
}

}  // namespace

void addInfo(CLI::App& program, Command& chosen) {
  auto options = std::make_shared<InfoOptions>();
  CLI::App* command = program.add_subcommand(
      "info", "Describe a data set: counts, sizes, classes, fingerprint, warnings");
  command->add_option("DATASET", options->dataset, kDatasetHelp)->required()->type_name("");
  addAllowLarge(*command, options->allowLarge);
  command->add_flag("--json", options->json, "Print it as JSON");
  command->callback([options, &chosen] { chosen = [options] { return info(*options); }; });
}

}  // namespace lookbook::cli
