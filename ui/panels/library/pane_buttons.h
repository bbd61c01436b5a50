#pragma once

#include <QToolButton>

namespace lookbook::ui {

class OpenDatasets;
class ViewStore;

/// Adds the second pane to a page that compares and shows one: its menu has the data sets that are
/// open, those that are known, and how to open others. Hidden where there are two panes.
class AddPaneButton : public QToolButton {
  Q_OBJECT

 public:
  /// @param itself whether a data set can stand beside itself, as two maps of it can
  AddPaneButton(ViewStore& state, OpenDatasets& library, bool itself);

 private:
  void list();

  ViewStore& state_;
  OpenDatasets& library_;
  bool itself_;
};

/// A button that leaves the page to the left pane. Hidden where there is one pane.
QToolButton* closePaneButton(ViewStore& state);

}  // namespace lookbook::ui
