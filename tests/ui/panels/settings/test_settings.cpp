// Settings take effect immediately, and in the next window.

#include "core/base/memory_limit.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/settings/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>

namespace lookbook::ui::test_settings {

using test::WindowDriver;

class SettingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init() {
    QSettings().clear();
    driver_ = std::make_unique<WindowDriver>();
  }
  void cleanup() {
    QSettings().clear();
    apply(readSettings(), driver_->workspace().maps());
    driver_.reset();
  }

  void eachIsInForceAtOnce();
  void reducedMotionLetsMapsRest();
  void whatIsOutOfRangeIsBroughtIntoIt();
  void theNextWindowHasThem();
  void foldersComeAfterTheVariables();

 private:
  template <class Field>
  [[nodiscard]] Field* field(const char* name) {
    return driver_->window().findChild<Field*>(QString::fromUtf8(name));
  }
  void openDialog() { driver_->key(Qt::Key_Comma, Qt::ControlModifier); }

  std::unique_ptr<WindowDriver> driver_;
};

void SettingsTest::eachIsInForceAtOnce() {
  openDialog();
  auto* theme = field<QComboBox>("settingsTheme");
  QVERIFY(theme && theme->isVisible());
  theme->setFocus();
  QTest::keyClick(theme, Qt::Key_End);
  Q_EMIT theme->activated(theme->currentIndex());
  QCOMPARE(driver_->workspace().state().view().theme, ThemeChoice::dark);
  auto* size = field<QDoubleSpinBox>("settingsFontSize");
  size->setValue(17);
  QCOMPARE(QApplication::font().pointSizeF(), 17.0);
  field<QSpinBox>("settingsThreads")->setValue(1);
  QCOMPARE(readSettings().threads, 1);
  field<QDoubleSpinBox>("settingsMemory")->setValue(2);
  QCOMPARE(memoryLimit(), std::uint64_t{2'000'000'000});
  field<QDoubleSpinBox>("settingsMemory")->setValue(0.1);  // less than any map needs
  QCOMPARE(field<QDoubleSpinBox>("settingsMemory")->value(), kSmallestMemoryLimit);
  QCOMPARE(memoryLimit(), std::uint64_t{500'000'000});
}

/// The run would otherwise report much more often than every two seconds.
void SettingsTest::reducedMotionLetsMapsRest() {
  openDialog();
  QTest::mouseClick(field<QCheckBox>("settingsReducedMotion"), Qt::LeftButton, {}, QPoint(8, 8));
  QVERIFY(readSettings().reducedMotion);
  driver_->key(Qt::Key_Escape);
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->runTsne(2000, 100'000);
  const auto running = [this] { return driver_->job()->record().iteration > 0; };
  QVERIFY(driver_->waitFor(running));
  QSignalSpy reported(driver_->job(), &MapJob::advanced);
  QSignalSpy moved(&driver_->workspace().maps(), &MapCollection::mapAdvanced);
  QVERIFY(driver_->waitFor([&] { return reported.size() >= 8 && !moved.empty(); }));
  QVERIFY2(moved.size() < reported.size(), qPrintable(QString::number(moved.size())));
  driver_->job()->stop();
}

void SettingsTest::whatIsOutOfRangeIsBroughtIntoIt() {
  QSettings kept;
  kept.setValue(QStringLiteral("settings/memory"), -3);
  kept.setValue(QStringLiteral("settings/fontSize"), 500);
  kept.setValue(QStringLiteral("settings/threads"), -1);
  const Settings settings = readSettings();
  QCOMPARE(settings.memory, 0.0);
  QCOMPARE(settings.fontSize, kLargestLetters);
  QCOMPARE(settings.threads, 0);
  kept.setValue(QStringLiteral("settings/memory"), 0.01);
  QCOMPARE(readSettings().memory, kSmallestMemoryLimit);
}

void SettingsTest::theNextWindowHasThem() {
  openDialog();
  field<QDoubleSpinBox>("settingsFontSize")->setValue(15);
  driver_ = std::make_unique<WindowDriver>();
  QCOMPARE(QApplication::font().pointSizeF(), 15.0);
  openDialog();
  QCOMPARE(field<QDoubleSpinBox>("settingsFontSize")->value(), 15.0);
}

void SettingsTest::foldersComeAfterTheVariables() {
  const QByteArray before = qgetenv("LOOKBOOK_DATA_PATH");
  Settings settings;
  settings.folders = {QStringLiteral("/somewhere/else")};
  apply(settings, driver_->workspace().maps());
  const QByteArray wanted = before.isEmpty() ? "/somewhere/else" : before + ":/somewhere/else";
  QCOMPARE(qgetenv("LOOKBOOK_DATA_PATH"), wanted);
  apply({}, driver_->workspace().maps());
  QCOMPARE(qgetenv("LOOKBOOK_DATA_PATH"), before);
}

LOOKBOOK_WIDGET_TEST(SettingsTest)

}  // namespace lookbook::ui::test_settings

#include "test_settings.moc"
