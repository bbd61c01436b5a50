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

/// The bar at the top of the window: menu, data set, pages, the tools of the page shown, the field
/// "Go to", and Run. The list of data sets and the parameters of the next map open below their
/// buttons.
class Header : public QWidget {
  Q_OBJECT

 public:
  /// @param pages in the order of Page; the header takes over their tools
  Header(Workspace& workspace, const std::vector<PageWidget*>& pages, QWidget* parent = nullptr);

  /// Shows the tools of a page.
  void showPage(PageWidget& page);
  /// The menu of the menu button; CommandSet fills it.
  [[nodiscard]] QMenu& menu() { return *menu_; }
  void openMenu();
  [[nodiscard]] QLineEdit& goTo() { return *goTo_; }
  [[nodiscard]] RunPanel& runPanel() { return *run_; }

 signals:
  /// A popover was closed, or an entry of the header was selected. The page should get the keyboard
  /// focus.
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
  int titlesOfPages_ = 0;        ///< width that the titles of the pages need
  bool iconsOfPages_ = false;    ///< whether icons are shown instead of titles
  std::vector<QWidget*> tools_;  ///< the tools of each page; null: none
  /// Parts that are hidden first if there is little room; the menu has them, too.
  std::vector<QWidget*> spare_;
  QLineEdit* goTo_;
  QWidget* runButtons_ = nullptr;
  RunPanel* run_;
};

}  // namespace lookbook::ui
