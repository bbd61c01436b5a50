#include "ui/text/class_pairs.h"

#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"

#include <QLocale>
#include <QObject>

#include <algorithm>

namespace lookbook::ui {

namespace {

QString nameOf(const Dataset& dataset, int label) {
  return shownName(dataset.className(label));
}

QString counted(std::size_t value) {
  return QLocale(QLocale::English, QLocale::UnitedStates).toString(static_cast<qulonglong>(value));
}

/// The split on which a rule is evaluated.
Split judged(const PixelRule& rule) {
  return rule.test.of > 0 ? Split::test : Split::train;
}

Hits hitsOf(const PixelRule& rule) {
  return judged(rule) == Split::test ? rule.test : rule.train;
}

PairTable emptyTable(const Dataset& dataset) {
  PairTable table;
  for (int label = 0; label < dataset.classCount(); ++label)
    table.classes.push_back(nameOf(dataset, label));
  table.cells.resize(table.classes.size() * table.classes.size());
  return table;
}

QString describe(const Dataset& dataset, const Confusion& confusion, int truth, int predicted,
                 VoteSpace space) {
  const auto share = confusion.share(truth, predicted);
  const QString name = nameOf(dataset, truth);
  if (!share) return QObject::tr("No images of %1 were checked.").arg(name);
  const bool onMap = space == VoteSpace::map;
  QString sentence;
  if (truth == predicted)
    sentence = onMap ? QObject::tr(
                           "%1 of %2 (%3 of %4 images) agree with their 5 nearest on the "
                           "map.")
                     : QObject::tr("%1 of %2 (%3 of %4 images) agree with their 5 nearest images.");
  else
    sentence = onMap ? QObject::tr(
                           "%1 of %2 (%3 of %4 images) are predicted as %5 by their 5 "
                           "nearest on the map.")
                     : QObject::tr(
                           "%1 of %2 (%3 of %4 images) are predicted as %5 by their 5 "
                           "nearest images.");
  const QStringList facts{percent(*share), name, counted(confusion.count(truth, predicted)),
                          counted(confusion.total(truth))};
  return truth == predicted
             ? sentence.arg(facts[0], facts[1], facts[2], facts[3])
             : sentence.arg(facts[0], facts[1], facts[2], facts[3], nameOf(dataset, predicted));
}

/// Fills a column with the images of its class; those for which `isWrong` is true come first.
template <class IsWrong>
PairImages::Column columnOf(int label, const std::vector<ImageIndex>& images, IsWrong&& isWrong) {
  PairImages::Column column{.label = label, .words = {}, .images = images};
  const auto right = std::stable_partition(column.images.begin(), column.images.end(), isWrong);
  column.wrong = static_cast<std::size_t>(right - column.images.begin());
  return column;
}

}  // namespace

double PairTable::largestBeside() const {
  double most = 0;
  for (int row = 0; row < size(); ++row)
    for (int column = 0; column < size(); ++column)
      if (row != column) most = std::max(most, cell(row, column).share.value_or(0));
  return most;
}

std::vector<ImageIndex> PairImages::allWrong() const {
  std::vector<ImageIndex> wrong;
  for (const Column& column : columns)
    wrong.insert(wrong.end(), column.images.begin(),
                 column.images.begin() + static_cast<std::ptrdiff_t>(column.wrong));
  return wrong;
}

QString describe(const Dataset& dataset, const PixelRule& rule) {
  const auto columns = static_cast<std::size_t>(dataset.columns());
  const QString sentence =
      judged(rule) == Split::test
          ? QObject::tr(
                "%1 and %2: one pixel (column %3, row %4, grey above %5) separates %6 of "
                "the test images.")
          : QObject::tr(
                "%1 and %2: one pixel (column %3, row %4, grey above %5) separates %6 of "
                "the train images.");
  return sentence.arg(nameOf(dataset, rule.first), nameOf(dataset, rule.second),
                      QString::number(rule.pixel % columns), QString::number(rule.pixel / columns),
                      QString::number(rule.threshold), percent(hitsOf(rule).share().value_or(0)));
}

PairTable tableOf(const Dataset& dataset, const OnePixel& onePixel) {
  constexpr double kCoinToss = 0.5;
  PairTable table = emptyTable(dataset);
  table.least = kCoinToss;
  for (const auto& rule : onePixel.rules) {
    if (!rule) continue;
    const PairTable::Cell cell{hitsOf(*rule).share(), describe(dataset, *rule)};
    const auto first = static_cast<std::size_t>(rule->first);
    const auto second = static_cast<std::size_t>(rule->second);
    table.cells[first * table.classes.size() + second] = cell;
    table.cells[second * table.classes.size() + first] = cell;
  }
  return table;
}

PairTable tableOf(const Dataset& dataset, const Confusion& confusion, VoteSpace space) {
  PairTable table = emptyTable(dataset);
  for (int truth = 0; truth < confusion.classes; ++truth)
    for (int predicted = 0; predicted < confusion.classes; ++predicted)
      table.cells[static_cast<std::size_t>(truth * confusion.classes + predicted)] = {
          confusion.share(truth, predicted), describe(dataset, confusion, truth, predicted, space)};
  table.largest = std::max(0.01, table.largestBeside());
  return table;
}

PairImages imagesOf(const Dataset& dataset, const PixelRule& rule) {
  PairImages pair{
      .title =
          QObject::tr("%1 and %2").arg(nameOf(dataset, rule.first), nameOf(dataset, rule.second)),
      .sentence = describe(dataset, rule),
      .pixel = rule.pixel};
  const auto split = judged(rule) == Split::test ? SplitChoice::test : SplitChoice::train;
  const std::vector<ImageIndex> all = dataset.indices(split);
  for (const int label : {rule.first, rule.second}) {
    std::vector<ImageIndex> own;
    std::ranges::copy_if(all, std::back_inserter(own),
                         [&](ImageIndex i) { return dataset.label(i) == label; });
    auto column = columnOf(label, own, [&](ImageIndex i) {
      return rule.predicted(dataset.image(i)[rule.pixel]) != label;
    });
    column.words = QObject::tr("%1 of %2 predicted as %3")
                       .arg(counted(column.wrong), counted(own.size()),
                            nameOf(dataset, label == rule.first ? rule.second : rule.first));
    pair.columns.push_back(std::move(column));
  }
  return pair;
}

PairImages imagesOf(const Dataset& dataset, const VoteConfusion& votes, int truth, int predicted,
                    VoteSpace space) {
  const QString first = nameOf(dataset, truth);
  const QString second = nameOf(dataset, predicted);
  PairImages pair{.title = truth == predicted ? first : QObject::tr("%1 and %2").arg(first, second),
                  .sentence = describe(dataset, votes.confusion, truth, predicted, space)};
  for (const int label : {truth, predicted}) {
    if (!pair.columns.empty() && truth == predicted) break;
    const int other = label == truth ? predicted : truth;
    std::vector<ImageIndex> own;
    // Predicted as the other class, or as any class if the pair is a class with itself.
    std::vector<ImageIndex> taken;
    for (std::size_t row = 0; row < votes.queries.size(); ++row) {
      const ImageIndex image = votes.queries[row];
      if (dataset.label(image) != label) continue;
      own.push_back(image);
      if (truth == predicted ? votes.votes[row] != label : votes.votes[row] == other)
        taken.push_back(image);
    }
    std::ranges::sort(own);
    std::ranges::sort(taken);
    auto column =
        columnOf(label, own, [&](ImageIndex i) { return std::ranges::binary_search(taken, i); });
    column.words = truth == predicted ? QObject::tr("%1 of %2 predicted as another class")
                                            .arg(counted(column.wrong), counted(own.size()))
                                      : QObject::tr("%1 of %2 predicted as %3")
                                            .arg(counted(column.wrong), counted(own.size()),
                                                 nameOf(dataset, other));
    pair.columns.push_back(std::move(column));
  }
  return pair;
}

}  // namespace lookbook::ui
