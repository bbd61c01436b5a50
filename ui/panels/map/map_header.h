#pragma once

#include "core/session/ids.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QComboBox;
class QPoint;
class QToolButton;

namespace lookbook::ui {

/// A box that selects the map of a data set, a button that removes the map, and one that shows it
/// in three dimensions. It only emits signals for the user's requests and changes nothing itself.
class MapHeader : public QWidget {
  Q_OBJECT

 public:
  explicit MapHeader(QWidget* parent = nullptr);

  /// @param maps title and number of each map
  /// @param shown the map shown; empty: none
  void setMaps(const std::vector<std::pair<QString, MapId>>& maps, std::optional<MapId> shown);
  /// @param canTurn whether the map shown has three dimensions or more; @param on whether all three
  /// are shown
  void setDimensions(bool canTurn, bool on);

 signals:
  void mapSelected(lookbook::MapId map);
  void removeRequested();
  void noteRequested();
  void threeDimensionalRequested(bool on);

 private:
  void showMenu(QPoint place);

  QComboBox* maps_;
  QToolButton* remove_;
  QToolButton* dimensions_;
};

}  // namespace lookbook::ui
