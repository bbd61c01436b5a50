#include "ui/maps/map_caption.h"

#include "core/base/number_text.h"
#include "ui/maps/map_item.h"
#include "ui/maps/map_words.h"
#include "ui/text/phrases.h"
#include "ui/text/translated.h"

#include <QObject>

#include <algorithm>

namespace lookbook::ui {

namespace {

QStringList pcaFacts(const MapReport& report) {
  const std::vector<double>& variances = report.componentVariances;
  if (variances.size() < 2) return {methodTitle(report)};
  return {QObject::tr("PCA, %1 of the variance in these two components")
              .arg(percent(variances[0] + variances[1]))};
}

/// How the map was initialised; "" if the word in the report is unknown.
QString startFact(const std::string& initialization) {
  if (initialization == "pca") return QObject::tr("started from PCA");
  if (initialization == "spectral") return QObject::tr("spectral start");
  if (initialization == "quadratic") return QObject::tr("quadratic start");
  if (initialization == "random") return QObject::tr("random start");
  return {};
}

}  // namespace

QString captionOf(const QStringList& facts) {
  return facts.join(QStringLiteral(" \u00b7 "));
}

QString imagesFact(const Dataset& dataset, const std::vector<ImageIndex>& images) {
  const std::vector<SplitPart>& splits = dataset.splits();
  std::vector<bool> seen(splits.size());
  for (const ImageIndex image : images) seen[static_cast<std::size_t>(dataset.split(image))] = true;
  QStringList names;
  for (std::size_t split = 0; split < seen.size(); ++split)
    if (seen[split]) names += QString::fromStdString(splits[split].name);
  const bool several = std::ranges::any_of(splits, [&](const SplitPart& split) {
    return split.count > 0 && split.count < dataset.size();
  });
  if (!several) return imageCount(images.size());
  return QObject::tr("%1 (%2)").arg(imageCount(images.size()), listOf(names));
}

QString methodTitle(const MapReport& report) {
  const auto* known = std::ranges::find(kMethodNames, report.method);
  if (known == kMethodNames.end()) return QString::fromStdString(report.method);
  return methodTitle(static_cast<Method>(known - kMethodNames.begin()));
}

QStringList factsOf(const MapReport& report) {
  if (report.method == infoOf(kProjection).name) return pcaFacts(report);
  QStringList facts;
  QString made = methodTitle(report);
  if (report.neighbors)
    made = translated(plural(*report.neighbors, "%1 with %n neighbour", "%1 with %n neighbours",
                             made.toStdString()));
  else if (report.perplexity)
    made = QObject::tr("%1 with perplexity %2")
               .arg(made, QString::fromStdString(plainNumber(*report.perplexity)));
  if (!report.method.empty()) facts += made;
  if (report.iterations) {
    const int count = std::max(0, *report.iterations);
    const bool epochs = report.method == "umap";
    facts += translated(epochs ? plural(count, "%n epoch", "%n epochs")
                               : plural(count, "%n iteration", "%n iterations"));
  }
  for (std::size_t i = 0; i < report.objectives.size(); ++i)
    if (report.objectives[i])
      facts +=
          QObject::tr("%1 %2").arg(translated(kMethods[i].objective.title),
                                   QString::fromStdString(fixedNumber(*report.objectives[i], 3)));
  if (const QString start = startFact(report.initialization); !start.isEmpty()) facts += start;
  if (report.seed) facts += QObject::tr("seed %1").arg(*report.seed);
  return facts;
}

QStringList factsOf(const MapItem& item, bool atItsEnd, bool deep) {
  QStringList facts{describeMap(item)};
  if (!atItsEnd) return facts;
  if (const QString words = describeState(item, deep); !words.isEmpty()) facts += words;
  if (item.scores) facts += describeScores(*item.scores);
  return facts;
}

QString componentLabel(const std::vector<double>& variances, std::size_t axis) {
  if (axis >= variances.size()) return QObject::tr("Component %1").arg(axis + 1);
  return QObject::tr("Component %1, %2 of the variance")
      .arg(axis + 1)
      .arg(percent(variances[axis]));
}

}  // namespace lookbook::ui
