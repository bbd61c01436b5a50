#include "core/statistics/one_pixel.h"

#include "core/data/image_statistics.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <string>
#include <utility>

namespace lookbook {

namespace {

constexpr std::size_t kValues = 256;
constexpr std::size_t kThresholds = kValues - 1;  ///< no value is above the largest one
/// Pixels of a block, whose histograms fit into the cache.
constexpr std::size_t kPixels = 16;

/// The index of a pair of classes a <= b of c in the list of all pairs.
std::size_t placeOfPair(int a, int b, int classes) {
  assert(0 <= a && a < b && b < classes);
  return static_cast<std::size_t>(a * (2 * classes - a - 1) / 2 + (b - a - 1));
}

/// A rule that may be the best of its pair.
struct Candidate {
  std::int32_t right = -1;  ///< -1: none yet
  std::uint32_t pixel = 0;
  std::int32_t threshold = 0;
  bool firstIsBrighter = false;

  /// Whether it is better than another rule of the same pair, which has another pixel.
  [[nodiscard]] bool beats(const Candidate& other) const {
    return right != other.right ? right > other.right : pixel < other.pixel;
  }
};

using Cumulative = std::array<std::int32_t, kValues>;  ///< [t]: the number of values up to t

/// Finds the best threshold of a pixel, and keeps it if it is better than the best of the pixels
/// before.
void improve(const Cumulative& first, const Cumulative& second, std::uint32_t pixel,
             Candidate& best) {
  std::int32_t most = second[0] - first[0];
  std::int32_t least = most;
  for (std::size_t t = 1; t < kThresholds; ++t) {
    const std::int32_t difference = second[t] - first[t];
    most = std::max(most, difference);
    least = std::min(least, difference);
  }
  // If the first class is the brighter one, its images above and those of the second class below
  // the threshold are predicted correctly.
  const std::int32_t firstAbove = first.back() + most;
  const std::int32_t secondAbove = second.back() - least;
  const std::int32_t right = std::max(firstAbove, secondAbove);
  if (right <= best.right) return;
  for (std::int32_t t = 0; std::cmp_less(t, kThresholds); ++t) {
    const auto at = static_cast<std::size_t>(t);
    const std::int32_t difference = second[at] - first[at];
    const bool firstIsBrighter = first.back() + difference == right;
    if (!firstIsBrighter && second.back() - difference != right) continue;
    best = {right, pixel, t, firstIsBrighter};
    return;
  }
}

/// The part of the search of one thread.
class Search {
 public:
  explicit Search(const Dataset& dataset)
      : dataset_(dataset),
        classes_(static_cast<std::size_t>(dataset.classCount())),
        counts_(kPixels * classes_),
        best_(classes_ * (classes_ - 1) / 2) {}

  void look(std::size_t begin, std::size_t end) {
    count(begin, end);
    for (std::size_t pixel = begin; pixel < end; ++pixel) {
      const Cumulative* of = counts_.data() + (pixel - begin) * classes_;
      Candidate* best = best_.data();
      for (std::size_t a = 0; a < classes_; ++a)
        for (std::size_t b = a + 1; b < classes_; ++b)
          improve(of[a], of[b], static_cast<std::uint32_t>(pixel), *best++);
    }
  }
  [[nodiscard]] const std::vector<Candidate>& best() const { return best_; }

 private:
  /// Fills counts_: pixels of the block x classes.
  void count(std::size_t begin, std::size_t end) {
    std::ranges::fill(counts_, Cumulative{});
    for (ImageIndex i = 0; i < dataset_.trainCount(); ++i) {
      const auto image = dataset_.image(i);
      Cumulative* of = counts_.data() + dataset_.label(i);
      for (std::size_t pixel = begin; pixel < end; ++pixel, of += classes_) ++(*of)[image[pixel]];
    }
    for (Cumulative& values : counts_)
      for (std::size_t t = 1; t < kValues; ++t) values[t] += values[t - 1];
  }

  const Dataset& dataset_;
  std::size_t classes_;
  std::vector<Cumulative> counts_;
  std::vector<Candidate> best_;
};

/// Counts the correct predictions of each rule on the test split.
void test(const Dataset& dataset, OnePixel& result) {
  for (const ImageIndex i : dataset.indices(SplitChoice::test)) {
    const auto image = dataset.image(i);
    const int label = dataset.label(i);
    for (int other = 0; other < result.classes; ++other) {
      if (other == label) continue;
      const auto [low, high] = std::minmax(label, other);
      auto& rule = result.rules[placeOfPair(low, high, result.classes)];
      if (!rule) continue;
      ++rule->test.of;
      rule->test.right += rule->predicted(image[rule->pixel]) == label ? 1 : 0;
    }
  }
}

/// The best candidates of all threads, as rules.
OnePixel rulesOf(const std::vector<Search>& searches, const std::vector<std::size_t>& trainCounts) {
  OnePixel result{.classes = static_cast<int>(trainCounts.size()), .rules = {}};
  for (int a = 0; a < result.classes; ++a)
    for (int b = a + 1; b < result.classes; ++b) {
      auto& rule = result.rules.emplace_back();
      const std::size_t first = trainCounts[static_cast<std::size_t>(a)];
      const std::size_t second = trainCounts[static_cast<std::size_t>(b)];
      if (first == 0 || second == 0) continue;
      const std::size_t place = placeOfPair(a, b, result.classes);
      Candidate best;
      for (const Search& search : searches)
        if (search.best()[place].beats(best)) best = search.best()[place];
      rule = PixelRule{.first = a,
                       .second = b,
                       .pixel = best.pixel,
                       .threshold = best.threshold,
                       .firstIsBrighter = best.firstIsBrighter,
                       .train = {static_cast<std::size_t>(best.right), first + second}};
    }
  return result;
}

}  // namespace

const std::optional<PixelRule>& OnePixel::rule(int a, int b) const {
  const auto [low, high] = std::minmax(a, b);
  return rules[placeOfPair(low, high, classes)];
}

std::optional<double> OnePixel::meanShare(Split split) const {
  double sum = 0;
  int pairs = 0;
  for (const auto& rule : rules) {
    if (!rule) continue;
    const auto share = (split == Split::train ? rule->train : rule->test).share();
    if (!share) continue;
    sum += *share;
    ++pairs;
  }
  if (pairs == 0) return {};
  return sum / pairs;
}

Result<OnePixel> onePixel(const Dataset& dataset, ThreadTeam& team, const std::stop_token& stop,
                          const Progress& progress) {
  auto counts = classCounts(dataset, dataset.indices(SplitChoice::train));
  if (dataset.unlabelled()) counts[*dataset.unlabelled()] = 0;  // no class that a rule tells apart
  const auto some = std::ranges::count_if(counts, [](std::size_t count) { return count > 0; });
  if (!dataset.hasLabels())
    return badArgument("%1 has no labels, so there are no classes to tell apart.", dataset.title());
  if (some < 2)
    return badArgument(plural(some, "%1 has training images of %n class; at least two are needed.",
                              "%1 has training images of %n classes; at least two are needed.",
                              dataset.title()));
  if (dataset.classCount() > kMostComparedClasses)
    return badArgument("%1 has %2 classes; at most %3 can be compared each with every other.",
                       dataset.title(), dataset.classCount(), kMostComparedClasses);
  std::vector<Search> searches(static_cast<std::size_t>(team.size()), Search(dataset));
  std::atomic<std::size_t> done = 0;
  const std::size_t pixels = dataset.imageSize();
  forRanges(team, pixels, kPixels, [&](std::size_t begin, std::size_t end, int worker) {
    if (stop.stop_requested()) return;
    searches[static_cast<std::size_t>(worker)].look(begin, end);
    const std::size_t finished = done += end - begin;
    if (worker == 0) report(progress, static_cast<double>(finished) / static_cast<double>(pixels));
  });
  if (stop.stop_requested()) return cancelled();
  OnePixel result = rulesOf(searches, counts);
  test(dataset, result);
  return result;
}

}  // namespace lookbook
