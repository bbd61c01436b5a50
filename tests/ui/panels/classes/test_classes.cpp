// The page of classes, by real events: a cell of the matrix opens the images of its pair.
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/classes/pair_matrix.h"
#include "ui/panels/parts/image_strip.h"
#include "ui/panels/parts/image_wall.h"
#include "ui/text/class_pairs.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>

namespace lookbook::ui::test_classes {

using test::WindowDriver;

class ClassesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init() { driver_ = std::make_unique<WindowDriver>(); }
  void cleanup() { driver_.reset(); }

  void aOnePixelCellOpensTheImagesOfItsPair();
  void keysWalkTheMatrixAndOpenItsCells();
  void bothDataSetsHaveOneScale();
  void votesInTheMapFollowTheMap();
  void cancelledWorkIsTakenUpAgain();

 private:
  /// Opens Fashion-MNIST and shows its classes on the left.
  [[nodiscard]] bool showClasses();
  [[nodiscard]] PairMatrix* matrix() { return driver_->find<PairMatrix>("leftMatrix"); }
  void press(const char* group, int button) {
    QTest::mouseClick(driver_->find<QWidget>(group)->findChildren<QToolButton*>().at(button),
                      Qt::LeftButton);
  }
  [[nodiscard]] const OnePixel& rules() {
    return *driver_->workspace().library().dataset(0).classStatistics->onePixel;
  }
  std::unique_ptr<WindowDriver> driver_;
};

bool ClassesTest::showClasses() {
  if (!driver_->open(QStringLiteral("fashion-mnist"))) return false;
  driver_->click("page3");
  return WindowDriver::waitFor([this] {
    return !driver_->workspace().library().opening() && matrix()->table().size() == 10;
  });
}

void ClassesTest::aOnePixelCellOpensTheImagesOfItsPair() {
  QVERIFY(showClasses());
  QVERIFY(driver_->window().minimumSizeHint().width() <= 1280);
  const PixelRule rule = *rules().rule(7, 9);
  const auto cell = [this] { return matrix()->cellRect({7, 9}).center(); };
  const QString sentence = describe(*driver_->workspace().library().dataset(0).data(), rule);
  QVERIFY(WindowDriver::waitFor([&] {
    WindowDriver::moveTo(matrix()->viewport(), cell());  // the other side may still move it
    return driver_->find<QLabel>("leftSentence")->text() == sentence;
  }));
  QVERIFY(sentence.startsWith(QStringLiteral("Sneaker and Ankle boot: one pixel (column ")));

  WindowDriver::clickAt(matrix()->viewport(), cell());
  auto* wall = driver_->find<ImageWall>("firstImages");
  QTRY_VERIFY(wall->isVisible());
  QVERIFY(!matrix()->isVisible());
  QCOMPARE(driver_->find<QLabel>("pairTitle")->text(), QStringLiteral("Sneaker and Ankle boot"));
  QCOMPARE(driver_->find<QLabel>("pairSentence")->text(), sentence);
  // The sneakers of the test split; those that are predicted as boots come first.
  const Dataset& data = *driver_->workspace().library().dataset(0).data();
  QCOMPARE(wall->images().size(), std::size_t{1000});
  bool stillWrong = true;
  for (const ImageIndex image : wall->images()) {
    QCOMPARE(data.label(image), 7);
    QCOMPARE(data.split(image), Split::test);
    const bool wrong = rule.predicted(data.image(image)[rule.pixel]) != 7;
    QVERIFY(stillWrong || !wrong);
    stillWrong = wrong;
  }

  // The clicked image of the pair is the current one in all views.
  WindowDriver::clickAt(wall->viewport(), wall->placeRect(1).center());
  QCOMPARE(driver_->view().current, std::optional(wall->images()[1]));
  QVERIFY(driver_->view().selection->empty());
  QTRY_VERIFY(driver_->find<QLabel>("inspectorIndex")
                  ->text()
                  .endsWith(QString::fromStdString(data.describeIndex(wall->images()[1]))));
  driver_->click("chooseWrong");
  QCOMPARE(driver_->view().selection->count(), rule.test.of - rule.test.right);
  driver_->click("closePair");
  QTRY_VERIFY(matrix()->isVisible());
}

void ClassesTest::keysWalkTheMatrixAndOpenItsCells() {
  QVERIFY(showClasses());
  matrix()->setFocus();
  QCOMPARE(matrix()->current(), std::optional(PairMatrix::Cell(1, 0)));
  QTest::keyClick(matrix(), Qt::Key_Down);
  QTest::keyClick(matrix(), Qt::Key_Right);
  QCOMPARE(matrix()->current(), std::optional(PairMatrix::Cell(2, 1)));
  QVERIFY(driver_->find<QLabel>("leftSentence")->text().startsWith(QStringLiteral("Trouser and ")));
  QTest::keyClick(matrix(), Qt::Key_Right);  // a class with itself: there is nothing to open
  QTest::keyClick(matrix(), Qt::Key_Return);
  QVERIFY(matrix()->isVisible());
  QTest::keyClick(matrix(), Qt::Key_Left);
  QTest::keyClick(matrix(), Qt::Key_Return);
  auto* wall = driver_->find<ImageWall>("firstImages");
  QTRY_VERIFY(wall->isVisible());
  QCOMPARE(driver_->find<QLabel>("pairTitle")->text(), QStringLiteral("Trouser and Pullover"));
  QTRY_VERIFY(wall->hasFocus());
  QTest::keyClick(wall, Qt::Key_Right);
  QCOMPARE(driver_->view().current, std::optional(wall->images()[0]));
  QTest::keyClick(wall, Qt::Key_Right);
  QCOMPARE(driver_->view().current, std::optional(wall->images()[1]));
  QTest::keyClick(wall, Qt::Key_Left, Qt::AltModifier);
  QTRY_VERIFY(matrix()->hasFocus());
}

void ClassesTest::bothDataSetsHaveOneScale() {
  QVERIFY(showClasses());
  if (!driver_->open(QStringLiteral("mnist"))) QSKIP("MNIST is not on this machine");
  auto* right = driver_->find<PairMatrix>("rightMatrix");
  QVERIFY(WindowDriver::waitFor([&] { return right->table().size() == 10; }));
  QTRY_COMPARE(right->cellRect({3, 4}), matrix()->cellRect({3, 4}));
  QVERIFY(driver_->find<QLabel>("leftFigure")->text().endsWith(QLatin1Char('%')));
  QVERIFY(driver_->find<QLabel>("rightFigure")->text() !=
          driver_->find<QLabel>("leftFigure")->text());
  for (const char* strip : {"leftMeans", "rightMeans", "leftDeviations", "leftComponents"})
    QCOMPARE(driver_->find<ImageStrip>(strip)->pictures().size(), std::size_t{10});
}

void ClassesTest::votesInTheMapFollowTheMap() {
  QVERIFY(showClasses());
  const auto told = [this](const char* count) {
    return WindowDriver::waitFor([&] {
      const QString words = driver_->find<QLabel>("leftSummary")->text();
      return words.contains(QString::fromUtf8(count)) &&
             words.contains(QStringLiteral("on the map"));
    });
  };
  driver_->click("page1");
  driver_->runTsne(600, 60);
  driver_->click("page3");
  press("pairMeasure", 2);
  QVERIFY(driver_->find<QLabel>("leftSummary")->text().contains(QStringLiteral("has finished")));
  QVERIFY(told("600 checked"));
  QVERIFY(matrix()->table().cell(0, 0).share.has_value());
  driver_->click("page1");
  driver_->runTsne(500, 60);
  driver_->click("page3");
  QVERIFY(told("500 checked"));
  const auto cell = matrix()->cellRect({6, 0}).center();
  WindowDriver::clickAt(matrix()->viewport(), cell);
  QTRY_VERIFY(driver_->find<ImageWall>("secondImages")->isVisible());
  QCOMPARE(driver_->find<QLabel>("pairTitle")->text(), QStringLiteral("Shirt and T-shirt/top"));
}

void ClassesTest::cancelledWorkIsTakenUpAgain() {
  QVERIFY(showClasses());
  press("pairMeasure", 1);
  QTRY_VERIFY(driver_->find<QToolButton>("leftCancel")->isVisible());
  driver_->click("leftCancel");
  QCOMPARE(driver_->find<QLabel>("leftBusy")->text(), QStringLiteral("Cancelled"));
  QVERIFY(!matrix()->isVisible());
  driver_->click("leftCancel");  // "Compute"
  QVERIFY(driver_->find<QLabel>("leftBusy")->text() != QStringLiteral("Cancelled"));
  press("pairMeasure", 0);
  QTRY_VERIFY(matrix()->isVisible());
  driver_->destroy();
}

LOOKBOOK_WIDGET_TEST(ClassesTest)

}  // namespace lookbook::ui::test_classes

#include "test_classes.moc"
