// An exception in an event handler is shown in the message bar, and does not end the program.

#include "tests/ui/window_driver.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/window/application.h"

#include <QTimer>

#include <new>
#include <stdexcept>

namespace lookbook::ui {

using test::WindowDriver;

class ApplicationTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void whatASlotThrowsIsReported();
  void wantOfMemoryIsNamed();
  void withoutAWindowItIsDropped();

 private:
  /// The message in the window after a slot has thrown.
  template <class Exception>
  [[nodiscard]] static QString saidAfter(const Exception& exception) {
    WindowDriver driver;
    const auto* bar = driver.window().findChild<MessageBar*>();
    bool thrown = false;
    QTimer::singleShot(0, &driver.window(), [&] {
      thrown = true;
      throw exception;
    });
    if (!WindowDriver::waitFor([&] { return thrown && bar->isVisible(); })) return {};
    return bar->text();
  }
};

void ApplicationTest::whatASlotThrowsIsReported() {
  const QString said = saidAfter(std::runtime_error("the disk is on fire"));
  QVERIFY2(said.contains(QStringLiteral("the disk is on fire")), qPrintable(said));
}

void ApplicationTest::wantOfMemoryIsNamed() {
  const QString said = saidAfter(std::bad_alloc());
  QVERIFY2(said.contains(QStringLiteral("not enough memory")), qPrintable(said));
}

void ApplicationTest::withoutAWindowItIsDropped() {
  bool thrown = false;
  QTimer::singleShot(0, qApp, [&] {
    thrown = true;
    throw std::runtime_error("nobody is there to read it");
  });
  QVERIFY(WindowDriver::waitFor([&] { return thrown; }));
}

}  // namespace lookbook::ui

int main(int argc, char** argv) {
  lookbook::ui::Application application(argc, argv);
  lookbook::ui::ApplicationTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_application.moc"
