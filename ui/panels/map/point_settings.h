#pragma once

#include "core/session/view_state.h"

#include <QWidget>

class QGridLayout;

namespace lookbook::ui {

class ViewStore;

/// Settings of the points of maps: dots or thumbnails, size and opacity.
class PointSettings : public QWidget {
  Q_OBJECT

 public:
  explicit PointSettings(ViewStore& state, QWidget* parent = nullptr);

 private:
  QWidget* marks();
  void addSlider(QGridLayout& grid, const QString& text, const QString& tip, const char* name,
                 double least, double most, double ViewState::* member);

  ViewStore& state_;
};

}  // namespace lookbook::ui
