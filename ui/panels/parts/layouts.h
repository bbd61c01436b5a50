#pragma once

#include <QVBoxLayout>
#include <QWidget>

namespace lookbook::ui {

inline constexpr int kGap = 8;  ///< logical pixels between parts; margins are the same

/// Gives a widget the background of panels.
void asPanel(QWidget* widget);
/// A vertical layout with the margins of panels.
QVBoxLayout* panelLayout(QWidget* panel);
/// A thin vertical line between groups of tools.
QWidget* separator();

}  // namespace lookbook::ui
