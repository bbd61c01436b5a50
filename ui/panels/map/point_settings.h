#pragma once

#include "core/session/view_state.h"

#include <QWidget>

class QGridLayout;

namespace lookbook::ui {

class ViewStore;

/// How the points of maps are drawn: as dots or thumbnails, how large, how opaque.
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
