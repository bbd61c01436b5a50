#pragma once

#include "core/session/ids.h"

#include <QPoint>

#include <optional>

class QWidget;

namespace lookbook::ui {

class OpenDatasets;
class ViewStore;

/// Shows the context menu of a class in a legend: show only this class, hide it, select it, show
/// all.
/// @param label empty: the row of all classes
void showClassMenu(QWidget& owner, ViewStore& state, OpenDatasets& library, DatasetId dataset,
                   std::optional<int> label, QPoint globalPosition);

}  // namespace lookbook::ui
