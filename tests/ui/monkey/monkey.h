#pragma once

#include "tests/ui/monkey/journal.h"
#include "tests/ui/monkey/odd_files.h"
#include "ui/window/main_window.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QList>
#include <QPoint>
#include <QPointer>

#include <memory>
#include <random>

class QFileDialog;
class QWindow;

namespace lookbook::test {

/// Uses the window at random, from a seed: clicks, drags, wheels, keys, typed texts, menus and
/// dropped files, by the same ways as real events. Modal windows and popups get the events while
/// they are open. File dialogs are answered with names in the monkey's folder.
class Monkey : public QObject {
  Q_OBJECT

 public:
  Monkey(unsigned long long seed, Journal& journal, const OddFiles& files);

  /// Opens a window, sends it this number of events, and destroys it while work may be running.
  void play(int events);
  [[nodiscard]] int done() const { return done_; }

 private:
  struct Target {
    QWidget* window = nullptr;
    QWidget* widget = nullptr;
    QPoint at;  ///< position in the window
  };

  [[nodiscard]] int upTo(int end) {
    return static_cast<int>(random_() % static_cast<unsigned>(end));
  }
  [[nodiscard]] bool chance(int percent) { return upTo(100) < percent; }
  template <class List>
  [[nodiscard]] auto anyOf(const List& list) {
    return list[static_cast<decltype(list.size())>(upTo(static_cast<int>(list.size())))];
  }
  [[nodiscard]] QString anyFile();
  [[nodiscard]] Qt::KeyboardModifiers anyModifiers();
  [[nodiscard]] ui::MainWindow* mainWindow();
  [[nodiscard]] QWidget* topmost();
  [[nodiscard]] Target anyTarget();

  void next(int delay = 0);
  void step();
  void act();
  void unwind();
  void keepInFolder();

  void click();
  void doubleClick();
  void beginDrag();
  void goOnDragging();
  void turnWheel();
  void pressKey();
  void type();
  void resize();
  void chooseFromMenu();
  void toggleTheme();
  void letGoFiles();
  void openFile();
  void undoOrRedo();
  void steerRun();
  void closeTopmost();
  void answer(QFileDialog* dialog);
  void showKept();

  std::mt19937_64 random_;
  Journal& journal_;
  const OddFiles& files_;
  QPointer<ui::MainWindow> window_;
  QEventLoop* loop_ = nullptr;
  int left_ = 0;
  int done_ = 0;
  int depth_ = 0;  ///< depth of event loops of modal dialogs
  int level_ = 0;  ///< level of the event loop of the last step
  int tries_ = 0;  ///< attempts to close a modal window
  QPointer<QWindow> dragged_;
  QList<QPoint> path_;
  Qt::KeyboardModifiers held_;
};

}  // namespace lookbook::test
