#include "core/statistics/one_pixel.h"

#include "app/cli/command.h"
#include "app/common/large_files.h"
#include "app/common/progress_bar.h"
#include "app/common/source.h"
#include "app/common/terminal.h"
#include "core/json/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace lookbook::cli {

namespace {

struct OnePixelOptions {
  std::vector<std::string> datasets;
  Source source;  ///< how each of them is opened
  int threads = 0;
  bool json = false;
};

/// A data set and its rules.
struct Told {
  DatasetPtr dataset;
  OnePixel onePixel;
};

template <class Number>
nlohmann::ordered_json orNull(const std::optional<Number>& number) {
  return number ? nlohmann::ordered_json(*number) : nlohmann::ordered_json();
}

nlohmann::ordered_json jsonOf(const Told& told) {
  const Dataset& dataset = *told.dataset;
  nlohmann::ordered_json pairs = nlohmann::ordered_json::array();
  for (const auto& rule : told.onePixel.rules) {
    if (!rule) continue;
    const auto columns = static_cast<std::size_t>(dataset.columns());
    pairs.push_back({{"first", rule->first},
                     {"second", rule->second},
                     {"column", rule->pixel % columns},
                     {"row", rule->pixel / columns},
                     {"threshold", rule->threshold},
                     {"brighter", rule->firstIsBrighter ? rule->first : rule->second},
                     {"train_images", rule->train.of},
                     {"train_accuracy", orNull(rule->train.share())},
                     {"test_images", rule->test.of},
                     {"test_accuracy", orNull(rule->test.share())}});
  }
  return {{"id", dataset.id()},
          {"title", dataset.title()},
          {"classes", dataset.classNames()},
          {"train_accuracy", orNull(told.onePixel.meanShare(Split::train))},
          {"test_accuracy", orNull(told.onePixel.meanShare(Split::test))},
          {"pairs", pairs}};
}

void printJson(const std::vector<Told>& all) {
  nlohmann::ordered_json sets = nlohmann::ordered_json::array();
  for (const Told& told : all) sets.push_back(jsonOf(told));
  constexpr int kIndent = 2;
  std::cout << jsonText(sets, kIndent) << '\n';
}

/// "91.35", or "-" if there is none.
std::string percent(const std::optional<double>& share) {
  if (!share) return "-";
  constexpr int kDigits = 2;
  std::ostringstream text;
  text << std::fixed << std::setprecision(kDigits) << 100 * *share;
  return text.str();
}

/// "(12, 20) > 37: Ankle boot"
std::string ruleText(const Dataset& dataset, const PixelRule& rule) {
  const auto columns = static_cast<std::size_t>(dataset.columns());
  return "(" + std::to_string(rule.pixel % columns) + ", " + std::to_string(rule.pixel / columns) +
         ") > " + std::to_string(rule.threshold) + ": " +
         printable(dataset.className(rule.firstIsBrighter ? rule.first : rule.second));
}

/// Sorts the pairs by the accuracy of their rules on test images (on train images if there are no
/// others), the hardest first.
std::vector<PixelRule> hardestFirst(const OnePixel& onePixel) {
  std::vector<PixelRule> rules;
  for (const auto& rule : onePixel.rules)
    if (rule) rules.push_back(*rule);
  std::stable_sort(rules.begin(), rules.end(), [](const PixelRule& a, const PixelRule& b) {
    return a.test.share().value_or(*a.train.share()) < b.test.share().value_or(*b.train.share());
  });
  return rules;
}

void printText(const Told& told) {
  constexpr std::size_t kMost = 45;  // all pairs of ten classes
  constexpr int kNumberWidth = 8;
  constexpr int kPairWidth = 28;
  const Dataset& dataset = *told.dataset;
  const std::vector<PixelRule> rules = hardestFirst(told.onePixel);
  const auto test = told.onePixel.meanShare(Split::test);
  const std::string train = percent(told.onePixel.meanShare(Split::train));
  std::cout << printable(dataset.title()) << ": one pixel separates "
            << (test ? percent(test) + "% of a pair's test images, " + train +
                           "% of its train images"
                     : train + "% of a pair's train images; there are no test images")
            << " (mean of " << rules.size() << (rules.size() == 1 ? " pair" : " pairs")
            << ")\n\n  test %  train %  pair                        "
               "pixel (column, row) > threshold: the brighter class\n";
  for (std::size_t i = 0; i < std::min(kMost, rules.size()); ++i) {
    const PixelRule& rule = rules[i];
    std::cout << std::setw(kNumberWidth) << percent(rule.test.share()) << ' '
              << std::setw(kNumberWidth) << percent(rule.train.share()) << "  " << std::left
              << std::setw(kPairWidth)
              << printable(dataset.className(rule.first)) + ", " +
                     printable(dataset.className(rule.second))
              << std::right << ruleText(dataset, rule) << '\n';
  }
  if (rules.size() > kMost)
    std::cout << "  and " << rules.size() - kMost << " more pairs, which --json lists\n";
}

Result<void> onePixelOf(const OnePixelOptions& options) {
  ThreadTeam team(options.threads);
  ProgressBar bar(false);
  std::vector<Told> all;
  for (const std::string& name : options.datasets) {
    Source source = options.source;
    source.dataset = name;
    const auto dataset = openSource(source);
    if (!dataset) return tl::unexpected(dataset.error());
    bar.begin("One pixel");
    auto found = onePixel(**dataset, team, {}, [&](double fraction) { bar.show(fraction); });
    if (!found) return tl::unexpected(found.error());
    all.push_back({*dataset, std::move(*found)});
  }
  bar.clear();
  if (options.json) {
    printJson(all);
    return {};
  }
  for (const Told& told : all) {
    if (&told != &all.front()) std::cout << '\n';
    printText(told);
  }
  return {};
}

}  // namespace

void addOnePixel(CLI::App& program, Command& chosen) {
  auto options = std::make_shared<OnePixelOptions>();
  CLI::App* command = program.add_subcommand(
      "one-pixel",
      "Report how well one pixel separates each pair of classes: the pixel and threshold that are\n"
      "best on the train images, and their share of correct test images");
  command->add_option("DATASET", options->datasets, kDatasetHelp)->required()->type_name("...");
  addThreads(*command, options->threads);
  addOpening(*command, options->source);
  command->add_flag("--json", options->json, "Print it as JSON, all pairs in order");
  command->callback([options, &chosen] { chosen = [options] { return onePixelOf(*options); }; });
}

}  // namespace lookbook::cli
