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

/// Plays with the window: clicks, drags, wheels, keys, typed texts, menus, files let go over it,
/// all by chance from a seed, through the ways that real events come. What is modal or pops up gets
/// the events while it is there; file dialogs are answered with names in the monkey's own folder.
class Monkey : public QObject {
  Q_OBJECT

 public:
  Monkey(unsigned long long seed, Journal& journal, const OddFiles& files);

  /// A new window, so many events, and its end, in the middle of whatever runs.
  void play(int events);
  [[nodiscard]] int done() const { return done_; }

 private:
  struct Target {
    QWidget* window = nullptr;
    QWidget* widget = nullptr;
    QPoint at;  ///< in the window
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
  int depth_ = 0;  ///< of event loops that modal dialogs run
  int level_ = 0;  ///< of the loop in which the last step was made
  int tries_ = 0;  ///< to close what is modal
  QPointer<QWindow> dragged_;
  QList<QPoint> path_;
  Qt::KeyboardModifiers held_;
};

}  // namespace lookbook::test
