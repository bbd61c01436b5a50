#pragma once

#include <QVBoxLayout>
#include <QWidget>

namespace lookbook::ui {

inline constexpr int kGap = 8;  ///< logical pixels between parts; margins are the same

/// Paints a widget's ground in the panels' colour.
void asPanel(QWidget* widget);
/// A vertical layout with the panel's margins.
QVBoxLayout* panelLayout(QWidget* panel);
/// A thin vertical line between groups of tools.
QWidget* separator();

}  // namespace lookbook::ui
