#include "ui/models/map_item.h"

#include "core/base/version.h"

#include <array>

namespace lookbook::ui {

QString describeMap(const MapOptions& options) {
  QString text = QString::fromUtf8(kMethodTitles[static_cast<std::size_t>(options.method)]);
  if (options.method == Method::tsne)
    text += QStringLiteral(", perplexity %1").arg(options.tsne.perplexity);
  if (options.method == Method::umap)
    text += QStringLiteral(", %1 neighbours").arg(options.umap.neighbors);
  if (options.method == Method::mde)
    text += options.mde.preserve == Preserve::neighbors ? QObject::tr(", neighbours preserved")
                                                        : QObject::tr(", distances preserved");
  if (options.method != Method::pca && options.dims == 3) text += QStringLiteral(", 3-D");
  return text;
}

QString describeMap(const MapItem& item) {
  return QObject::tr("%1 · %2").arg(describeMap(item.options), item.imagesText);
}

QString coloringTitle(Coloring coloring) {
  static const std::array<QString, kColorings> kTitles{
      QObject::tr("Class"), QObject::tr("Trustworthiness"), QObject::tr("Continuity"),
      QObject::tr("Neighbour recall"), QObject::tr("Label agreement")};
  return kTitles[static_cast<std::size_t>(coloring)];
}

Recipe MapItem::recipe(const Dataset& dataset) const {
  const bool all = images.size() == dataset.size();
  return {.dataset = dataset.title(),
          .fingerprint = dataset.fingerprint(),
          .rows = all ? "all" : describeRows(images),
          .count = images.size(),
          .options = options,
          .changes = snapshot().changes,
          .parent = {},
          .version = kVersion,
          .instructionSet = instructionSet()};
}

std::shared_ptr<const MatrixF> MapItem::positionsAt(double moment) const {
  const auto& moments = job->history().moments();
  if (moment < 0 || moments.empty()) return snapshot().positions;
  return std::make_shared<const MatrixF>(lookbook::positionsAt(moments, timeOf(moments, moment)));
}

std::shared_ptr<const std::vector<float>> MapItem::values(Coloring coloring) const {
  if (!pointScores) return nullptr;
  const auto of = [this](const std::vector<float>& values) {
    return values.empty() ? nullptr
                          : std::shared_ptr<const std::vector<float>>(pointScores, &values);
  };
  switch (coloring) {
    case Coloring::trustworthiness:
      return of(pointScores->trustworthiness);
    case Coloring::continuity:
      return of(pointScores->continuity);
    case Coloring::neighborRecall:
      return of(pointScores->neighborRecall);
    case Coloring::labelAgreement:
      return of(pointScores->labelAgreement);
    case Coloring::classes:
      break;
  }
  return nullptr;
}

}  // namespace lookbook::ui
