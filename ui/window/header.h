#pragma once

#include <QWidget>

#include <vector>

class QAbstractButton;
class QLineEdit;
class QMenu;
class QToolButton;

namespace lookbook::ui {

class PageWidget;
class Popover;
class RunPanel;
class Workspace;

/// The one bar at the window's top: menu, data set, pages, the tools of the page shown, the field
/// that goes to an image, and Run. The list of data sets and the parameters of the next map open
/// below their buttons.
class Header : public QWidget {
  Q_OBJECT

 public:
  /// @param pages in the order of Page; the header takes over their tools
  Header(Workspace& workspace, const std::vector<PageWidget*>& pages, QWidget* parent = nullptr);

  /// Shows the tools of a page.
  void showPage(PageWidget& page);
  /// What the menu button opens, still empty.
  [[nodiscard]] QMenu& menu() { return *menu_; }
  void openMenu();
  [[nodiscard]] QLineEdit& goTo() { return *goTo_; }
  [[nodiscard]] RunPanel& runPanel() { return *run_; }

 signals:
  /// A popover was closed, or something selected in the header: the keyboard belongs to the page.
  void done();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

 private:
  QWidget* menuButton();
  QWidget* datasetButton();
  QWidget* pageButtons();
  QWidget* runButtons();
  void showDataset();
  void showSpare();
  bool measureAgain();
  [[nodiscard]] int fitPages(int needed);

  Workspace& workspace_;
  QMenu* menu_;
  QToolButton* menuButton_ = nullptr;
  QToolButton* dataset_ = nullptr;
  QWidget* pages_ = nullptr;
  int titlesOfPages_ = 0;        ///< the width that the pages' titles need
  bool iconsOfPages_ = false;    ///< whether icons stand instead of them
  std::vector<QWidget*> tools_;  ///< of each page; null: none
  std::vector<QWidget*> spare_;  ///< what the menu has as well, where there is little room
  QLineEdit* goTo_;
  QWidget* runButtons_ = nullptr;
  RunPanel* run_;
};

}  // namespace lookbook::ui
