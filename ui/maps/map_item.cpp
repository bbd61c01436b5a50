#include "ui/maps/map_item.h"

#include "core/embedding/methods.h"
#include "core/session/parameter_change.h"
#include "ui/text/choice_words.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <QObject>
#include <QStringList>

#include <array>

namespace lookbook::ui {

QString methodTitle(Method method) {
  return translated(infoOf(method).title);
}

QString describeMap(const MapOptions& options) {
  QString text = methodTitle(options.method);
  if (const QString brief = translated(briefOf(options)); !brief.isEmpty())
    text = QObject::tr("%1, %2").arg(text, brief);
  return isThreeDimensional(options) ? QObject::tr("%1, 3-D").arg(text) : text;
}

namespace {

/// "100" for the perplexity, whose name already precedes it in the title; other parameters with
/// their names.
QString wordsOf(const std::vector<ParameterChange>& changes) {
  if (changes.size() == 1 && changes.front().name == "perplexity")
    return valueTitle(changes.front().after, changes.front().choice);
  QStringList words;
  for (const ParameterChange& change : changes) {
    QString label = translated(change.label);
    label.replace(0, 1, label.at(0).toLower());
    words += QObject::tr("%1 %2").arg(label, valueTitle(change.after, change.choice));
  }
  return listOf(words);
}

/// "t-SNE, perplexity 30, then 100 from iteration 406".
QString describeRun(const MapItem& item) {
  const Recipe& recipe = item.record().recipe;
  QString text = describeMap(recipe.options);
  MapOptions before = recipe.options;
  const auto add = [&](const QString& words, int iteration) {
    text = QObject::tr("%1, then %2 from %3 %4")
               .arg(text, words, translated(infoOf(recipe.options.method).unit))
               .arg(iteration);
  };
  const auto changeTo = [&](const MapOptions& options, int iteration) {
    const auto changes = parameterChanges({.options = before}, {.options = options});
    if (!changes.empty()) add(wordsOf(changes), iteration);
    before = options;
  };
  for (const RunChange& change : recipe.changes) {
    if (change.options)
      changeTo(*change.options, change.iteration);
    else
      add(shownName(change.what), change.iteration);
  }
  // A change that was requested and that the run has not reached yet.
  if (recipe.changes.empty() || recipe.changes.back().options)
    changeTo(item.options(), item.record().iteration);
  return text;
}

}  // namespace

QString describeMap(const MapItem& item) {
  const MapRecord& record = item.record();
  const std::optional<Parent>& parent = record.recipe.parent;
  QString text =
      item.options().method == kFromFile ? shownName(record.recipe.origin.file) : describeRun(item);
  if (parent)
    text = QObject::tr("%1, branched at %2").arg(text, QString::number(parent->iteration));
  return QObject::tr("%1 · %2").arg(text, shownName(translated(record.imagesText)));
}

QString describeBranch(const MapItem& item) {
  const std::optional<Parent>& parent = item.record().recipe.parent;
  if (!parent) return {};
  const MapOptions& was = parent->recipe->lastOptions();
  return QObject::tr("branched from %1, at %2 %3")
      .arg(describeMap(was), translated(infoOf(was.method).unit))
      .arg(parent->iteration);
}

QString coloringTitle(Coloring coloring) {
  static const std::array<QString, kColorings> kTitles{QObject::tr("Class"),
                                                       QObject::tr("Trustworthiness"),
                                                       QObject::tr("Continuity"),
                                                       QObject::tr("Neighbour recall"),
                                                       QObject::tr("Label agreement"),
                                                       QObject::tr("Reconstruction error"),
                                                       QObject::tr("Distance moved (map radii)"),
                                                       QObject::tr("Neighbour overlap")};
  return kTitles[static_cast<std::size_t>(coloring)];
}

std::shared_ptr<const MatrixF> MapItem::positionsAt(double moment) const {
  const auto& moments = record().moments;
  if (moment < 0 || moments.empty()) return record().positions;
  return std::make_shared<const MatrixF>(lookbook::positionsAt(moments, timeOf(moments, moment)));
}

const Moment& MapItem::momentAt(double iteration) const {
  const auto& moments = record().moments;
  if (iteration < 0) return moments.back();
  return moments[static_cast<std::size_t>(timeOf(moments, iteration))];
}

bool MapItem::knowsValues(Coloring coloring) const {
  if (coloring == Coloring::classes) return true;
  if (coloring == Coloring::reconstructionError)
    return options().method != kProjection || reconstructionErrors;
  return pointScores != nullptr;
}

std::shared_ptr<const std::vector<float>> MapItem::values(Coloring coloring) const {
  const auto of = [this](std::vector<float> PointScores::* measure) {
    const bool some = pointScores && !((*pointScores).*measure).empty();
    return some ? std::shared_ptr<const std::vector<float>>(pointScores, &((*pointScores).*measure))
                : nullptr;
  };
  switch (coloring) {
    case Coloring::trustworthiness:
      return of(&PointScores::trustworthiness);
    case Coloring::continuity:
      return of(&PointScores::continuity);
    case Coloring::neighborRecall:
      return of(&PointScores::neighborRecall);
    case Coloring::labelAgreement:
      return of(&PointScores::labelAgreement);
    case Coloring::reconstructionError:
      return reconstructionErrors;
    case Coloring::classes:
    case Coloring::moved:
    case Coloring::overlap:
      break;
  }
  return nullptr;
}

}  // namespace lookbook::ui
