// The window's thread reads nothing of the files that a user opens, because disks can be slow. This
// test intercepts the calls of the program that open files.

#include "tests/support/sample_files.h"
#include "tests/ui/window_driver.h"
#include "ui/workspace/workspace.h"

#include <QTest>

#include <cstdio>
#include <dlfcn.h>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

struct Opened {
  std::string path;
  std::thread::id thread;
};

std::mutex mutex;
std::vector<Opened> opened;

void note(const char* path) {
  const std::scoped_lock lock(mutex);
  opened.push_back({path, std::this_thread::get_id()});
}

}  // namespace

extern "C" std::FILE* fopen(const char* path, const char* mode) {
  static const auto real =
      reinterpret_cast<std::FILE* (*)(const char*, const char*)>(dlsym(RTLD_NEXT, "fopen"));
  note(path);
  return real(path, mode);
}

extern "C" std::FILE* fopen64(const char* path, const char* mode) {
  static const auto real =
      reinterpret_cast<std::FILE* (*)(const char*, const char*)>(dlsym(RTLD_NEXT, "fopen64"));
  note(path);
  return real(path, mode);
}

namespace lookbook::ui {

using test::WindowDriver;

class ReadingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }

  void filesAreReadOffTheWindowsThread();
  void aChangeOfTheViewLooksThroughTheImagesOnce();
};

void ReadingTest::filesAreReadOffTheWindowsThread() {
  const samples::Folder folder;
  const auto images =
      folder.add(QStringLiteral("a-images-idx3-ubyte"), samples::idxImages(6, 4, 4));
  const auto map = folder.add(QStringLiteral("map.csv"), "x,y\n0,1\n1,2\n2,3\n3,4\n4,5\n5,6\n");
  WindowDriver driver;
  QVERIFY(driver.open(QString::fromStdString(images.string())));
  driver.window().open(QString::fromStdString(map.string()));
  QVERIFY(WindowDriver::waitFor([&] { return driver.workspace().maps().of(0).size() == 2; }));
  const std::scoped_lock lock(mutex);
  int files = 0;
  for (const Opened& file : opened) {
    if (!file.path.starts_with(folder.path().string())) continue;
    ++files;
    QVERIFY2(file.thread != std::this_thread::get_id(), file.path.c_str());
  }
  QVERIFY(files >= 2);  // the calls were intercepted
}

void ReadingTest::aChangeOfTheViewLooksThroughTheImagesOnce() {
  const samples::Folder folder;
  const auto images =
      folder.add(QStringLiteral("a-images-idx3-ubyte"), samples::idxImages(60, 4, 4));
  WindowDriver driver;
  QVERIFY(driver.open(QString::fromStdString(images.string())));
  const OpenDataset& open = driver.workspace().library().dataset(0);
  const std::size_t before = open.scans();
  driver.workspace().state().changeDataset(
      0, [](DatasetView& view) { view.filter.hiddenClasses.set(0); });
  QCoreApplication::processEvents();
  QCOMPARE(open.scans(), before + 1);
  driver.workspace().state().select(0, ImageSet(60, std::vector<ImageIndex>{1}));
  QCoreApplication::processEvents();
  QCOMPARE(open.scans(), before + 1);
}

}  // namespace lookbook::ui

QTEST_MAIN(lookbook::ui::ReadingTest)
#include "test_reading.moc"
