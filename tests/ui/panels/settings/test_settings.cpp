// The settings in force at once, and in the next window.

#include "tests/ui/window_driver.h"
#include "ui/panels/settings/settings.h"

#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QSettings>
#include <QSpinBox>

namespace lookbook::ui {

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

}  // namespace lookbook::ui

QTEST_MAIN(lookbook::ui::SettingsTest)
#include "test_settings.moc"
