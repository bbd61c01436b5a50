#include "ui/text/step_words.h"

#include "core/session/parameter_change.h"
#include "ui/text/choice_words.h"
#include "ui/text/translated.h"

#include <QObject>

#include <algorithm>
#include <cstddef>

namespace lookbook::ui {

namespace {

/// "perplexity 30 → 50"; if several have changed, their number.
QString describeParameters(const ViewHistory::Step& step) {
  const auto changes = parameterChanges(step.before.parameters, step.after.parameters);
  if (changes.size() != 1) return QObject::tr("parameters");
  const ParameterChange& change = changes.front();
  QString label = translated(change.label);
  label.replace(0, 1, label.at(0).toLower());
  return QObject::tr("%1 %2 → %3")
      .arg(label, valueTitle(change.before, change.choice),
           valueTitle(change.after, change.choice));
}

/// A step to another map, or to another number of dimensions.
QString describeMapStep(const ViewHistory::Step& step) {
  for (std::size_t i = 0; i < std::min(step.before.datasets.size(), step.after.datasets.size());
       ++i) {
    const DatasetView& was = step.before.datasets[i];
    const DatasetView& is = step.after.datasets[i];
    if (was.map != is.map || was.secondMap != is.secondMap) return QObject::tr("map shown");
  }
  return QObject::tr("2-D or 3-D");
}

QString describeClosing(const ViewHistory::Step& step) {
  const auto closed = [](const DatasetView& view) { return view.closed; };
  return std::ranges::count_if(step.after.datasets, closed) >
                 std::ranges::count_if(step.before.datasets, closed)
             ? QObject::tr("closing of a data set")
             : QObject::tr("opening of a data set");
}

}  // namespace

QString describeStep(const ViewHistory::Step& step) {
  switch (step.part) {
    case ViewPart::selection:
      return QObject::tr("selection");
    case ViewPart::image:
      return QObject::tr("current image");
    case ViewPart::filter:
      return QObject::tr("filter");
    case ViewPart::camera:
      return QObject::tr("camera");
    case ViewPart::map:
      return describeMapStep(step);
    case ViewPart::moment:
      return QObject::tr("moment shown");
    case ViewPart::dataset:
      return QObject::tr("data set shown");
    case ViewPart::order:
      return QObject::tr("order");
    case ViewPart::coloring:
      return QObject::tr("colours");
    case ViewPart::marks:
      return QObject::tr("appearance of points");
    case ViewPart::parameters:
      return describeParameters(step);
    case ViewPart::comparison:
      return QObject::tr("comparison");
    case ViewPart::removal:
      return QObject::tr("removal of a map");
    case ViewPart::note:
      return QObject::tr("name of a map");
    case ViewPart::closing:
      return describeClosing(step);
    case ViewPart::page:
      return QObject::tr("page");
  }
  return {};
}

}  // namespace lookbook::ui
