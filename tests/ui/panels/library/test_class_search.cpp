// The legend of a data set of many classes: sorted by count, searched by name.

#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/parts/class_legend.h"

#include <QLineEdit>
#include <QSettings>
#include <QToolButton>

namespace lookbook::ui::test_class_search {

using test::WindowDriver;

class ClassSearchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void theLargestClassesComeFirst();
  void classesAreFoundByName();
  void aClickActsOnTheClassShown();

 private:
  [[nodiscard]] ClassLegend* legend() { return driver_->find<ClassLegend>("classLegend"); }
  /// The names in the legend.
  [[nodiscard]] QStringList rows() {
    QStringList names;
    for (int row = 0; row < legend()->model()->rowCount(); ++row)
      names << legend()->model()->index(row, 0).data().toString().remove(QStringLiteral("class "));
    return names;
  }

  samples::Folder folder_;
  std::unique_ptr<WindowDriver> driver_;
};

/// Forty classes, of which class 30 has three images, class 7 two, and the others one.
void ClassSearchTest::initTestCase() {
  WindowDriver::useSettingsOfTests();
  QSettings().clear();
  QByteArray labels = samples::bigEndian({samples::kLabelsMagic, 43});
  for (int label = 0; label < 40; ++label) labels.append(static_cast<char>(label));
  for (const int label : {30, 30, 7}) labels.append(static_cast<char>(label));
  folder_.add(QStringLiteral("train-labels-idx1-ubyte"), labels);
  const auto images =
      folder_.add(QStringLiteral("train-images-idx3-ubyte"), samples::idxImages(43));
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QString::fromStdString(images.string())));
  driver_->key(Qt::Key_2, Qt::ControlModifier);
  QVERIFY(driver_->find<QLineEdit>("classSearch")->isVisible());
}

void ClassSearchTest::theLargestClassesComeFirst() {
  QCOMPARE(rows().size(), 41);
  QCOMPARE(rows().mid(0, 4), QStringList({QStringLiteral("30"), QStringLiteral("7"),
                                          QStringLiteral("0"), QStringLiteral("1")}));
  QCOMPARE(rows().last(), QStringLiteral("All classes"));
  QTest::mouseClick(driver_->find<QToolButton>("byCount"), Qt::LeftButton);
  QCOMPARE(rows().mid(0, 2), QStringList({QStringLiteral("0"), QStringLiteral("1")}));
  QCOMPARE(rows().last(), QStringLiteral("All classes"));
}

void ClassSearchTest::classesAreFoundByName() {
  QTest::keyClicks(driver_->find<QLineEdit>("classSearch"), QStringLiteral("7"));
  QCOMPARE(rows(), QStringList({QStringLiteral("7"), QStringLiteral("17"), QStringLiteral("27"),
                                QStringLiteral("37"), QStringLiteral("All classes")}));
}

void ClassSearchTest::aClickActsOnTheClassShown() {
  const QRect row = legend()->visualRect(legend()->model()->index(1, 0));  // class 17
  QTest::mouseClick(legend()->viewport(), Qt::LeftButton, {}, row.center());
  const auto& hidden = driver_->view().filter.hiddenClasses;
  QVERIFY(!hidden[17]);
  QVERIFY(hidden[7] && hidden[16] && hidden[18]);
  driver_->find<QLineEdit>("classSearch")->clear();
  QCOMPARE(rows().size(), 41);
}

LOOKBOOK_WIDGET_TEST(ClassSearchTest)

}  // namespace lookbook::ui::test_class_search

#include "test_class_search.moc"
