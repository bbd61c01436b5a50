#pragma once

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace lookbook::ui {

class OpenDatasets;
class ViewStore;

/// The data sets that are open and those that are known, and how to open others.
class LibraryPanel : public QWidget {
  Q_OBJECT

 public:
  LibraryPanel(ViewStore& state, OpenDatasets& library, QWidget* parent = nullptr);

 signals:
  /// The user has selected a data set.
  void selected();

 private:
  void listDatasets();

  ViewStore& state_;
  OpenDatasets& library_;
  QVBoxLayout* entries_;
  QButtonGroup* group_;
};

}  // namespace lookbook::ui
