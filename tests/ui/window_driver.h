#pragma once

#include "tests/support/wait_for.h"
#include "ui/canvas/gallery/gallery_canvas.h"
#include "ui/canvas/map/map_canvas.h"
#include "ui/window/main_window.h"
#include "ui/workspace/workspace.h"

#include <QLabel>
#include <QMenu>
#include <QTest>

#include <memory>
#include <optional>
#include <type_traits>
#include <vector>

namespace lookbook::test {

/// Drives the real window like a user: by events on widgets, which are found by name. It waits for
/// conditions, with a limit of time, and never sleeps.
class WindowDriver {
 public:
  static constexpr int kPatience = test::kPatience;

  /// The same as test::waitFor().
  template <class Condition>
  [[nodiscard]] static bool waitFor(Condition condition) {
    return test::waitFor(condition);
  }

  /// Separates the settings and files of the tests from those of the user. To be called once,
  /// before the first window.
  static void useSettingsOfTests();

  /// @param cache the cache that the window uses instead of the user's
  explicit WindowDriver(std::optional<DiskCache> cache = {});
  ~WindowDriver();

  [[nodiscard]] ui::MainWindow& window() { return *window_; }
  [[nodiscard]] ui::Workspace& workspace() { return window_->workspace(); }
  [[nodiscard]] const DatasetView& view(DatasetId dataset = 0) {
    return workspace().state().viewOf(dataset);
  }
  void destroy() { window_.reset(); }

  /// Opens a data set and waits for its PCA, which each test program computes only once.
  [[nodiscard]] bool open(const QString& nameOrPath);
  /// Closes menus and dialogs and shows what was shown when the last data set had been opened:
  /// the page, the filter, nothing selected. Maps made since are kept.
  void startOver();

  /// The visible widget of that name, because several pages may have one. If none is visible, one
  /// in a popover, which is opened for it (except for labels); otherwise any.
  template <class Widget>
  [[nodiscard]] Widget* find(const char* name) {
    const auto named = window_->findChildren<Widget*>(QString::fromUtf8(name));
    for (Widget* widget : named)
      if (widget->isVisible()) return widget;
    if constexpr (!std::is_same_v<Widget, QLabel>)
      for (Widget* widget : named)
        if (reveal(widget)) return widget;
    if (named.isEmpty()) qWarning("no widget named %s", name);
    return named.isEmpty() ? nullptr : named.front();
  }
  /// Opens the popover that contains a widget. Returns whether the widget is visible now.
  bool reveal(QWidget* widget);
  /// Clicks a button, which is made visible first.
  void click(const char* name);
  /// The menu of the window.
  [[nodiscard]] QMenu& menu() { return *window_->findChild<QMenu*>(QStringLiteral("mainMenu")); }
  /// Opens the menu that contains a command's entry, and clicks the entry.
  void clickEntry(const char* id);
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
  [[nodiscard]] ui::GalleryCanvas* gallery() { return find<ui::GalleryCanvas>("galleryCanvas"); }
  [[nodiscard]] ui::MapCanvas* map() { return find<ui::MapCanvas>("mapCanvas"); }

  /// Selects in the Run menu.
  void chooseFirst(int count);
  void chooseMethod(Method method);
  /// Fills the run panel for t-SNE of the first `count` images and presses Run.
  void runTsne(int count, int iterations);
  /// The same for UMAP and MDE.
  void runUmap(int count, int epochs);
  void runMde(int count, int iterations);
  [[nodiscard]] ui::MapJob* job(DatasetId dataset = 0);

  static void moveTo(QWidget* widget, QPointF position);
  static void clickAt(QWidget* widget, QPointF position, Qt::KeyboardModifiers modifiers = {});
  /// Presses the button at the first point, moves through the others and releases it at the last.
  static void drag(QWidget* widget, const std::vector<QPointF>& path,
                   Qt::KeyboardModifiers modifiers = {});

 private:
  std::unique_ptr<ui::MainWindow> window_;
  // After open():
  ViewState opened_;
  QByteArray layout_;
};

}  // namespace lookbook::test
