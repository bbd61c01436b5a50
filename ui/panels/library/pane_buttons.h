#pragma once

#include <QToolButton>

namespace lookbook::ui {

class OpenDatasets;
class ViewStore;

/// Adds a second pane to a page for comparison. Its menu has the open and the known data sets, and
/// entries to open others. Hidden if there are two panes.
class AddPaneButton : public QToolButton {
  Q_OBJECT

 public:
  /// @param itself whether a data set can be compared with itself, for two of its maps
  AddPaneButton(ViewStore& state, OpenDatasets& library, bool itself);

 private:
  void list();

  ViewStore& state_;
  OpenDatasets& library_;
  bool itself_;
};

/// A button that closes the right pane. Hidden if there is only one pane.
QToolButton* closePaneButton(ViewStore& state);

}  // namespace lookbook::ui
