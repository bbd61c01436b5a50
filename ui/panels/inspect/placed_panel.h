#pragma once

#include "core/data/dataset.h"

#include <QWidget>

#include <array>

class QLabel;

namespace lookbook::ui {

class ImageButton;
class ImageView;
class NameLabel;
class MapCollection;
class OpenDatasets;
class Placing;
class ViewStore;

/// The new image on the map: its picture, the class for which its neighbours vote, and the
/// neighbours that determine its place, which can be clicked. Hidden if there is no new image.
class PlacedPanel : public QWidget {
  Q_OBJECT

 public:
  PlacedPanel(ViewStore& state, OpenDatasets& library, MapCollection& maps, Placing& placing,
              QWidget* parent = nullptr);

 private:
  static constexpr std::size_t kNeighbors = 10;

  QWidget* neighborGrid();
  void show();
  void showNeighbors();

  ViewStore& state_;
  OpenDatasets& library_;
  MapCollection& maps_;
  Placing& placing_;

  QLabel* title_;
  ImageView* picture_;
  NameLabel* vote_;
  QLabel* votes_;
  QLabel* note_;
  std::array<ImageButton*, kNeighbors> neighbors_{};
};

}  // namespace lookbook::ui
