// The start card, by real events.
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/start/start_card.h"

#include <QAction>
#include <QLabel>
#include <QToolButton>

namespace lookbook::ui::test_start_card {

using test::WindowDriver;

class StartCardTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init();
  void cleanup() { driver_.reset(); }

  void aNewcomerSeesIt();
  void eachWayInLeadsThere_data();
  void eachWayInLeadsThere();
  void itIsDismissedForGoodAndComesBackFromTheMenu();
  void aMapIsExplainedOnce();
  void theKeyboardReachesItAndIsNotTaken();
  void openingIsSaidInsteadOfNothing();
  void aSetTooSmallForAMapSaysWhy();

 private:
  [[nodiscard]] bool open(unsigned images = 60);
  [[nodiscard]] QWidget& card() { return *driver_->window().findChild<StartCard*>(); }
  [[nodiscard]] Page page() { return driver_->workspace().state().view().page; }
  void again() { driver_ = std::make_unique<WindowDriver>(); }

  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<WindowDriver> driver_;
};

void StartCardTest::init() {
  folder_ = std::make_unique<samples::Folder>();
  setStartCardDismissed(false);
  driver_ = std::make_unique<WindowDriver>();
}

bool StartCardTest::open(unsigned images) {
  folder_->add(QStringLiteral("set/train-images-idx3-ubyte"), samples::idxImages(images, 5, 7));
  QByteArray labels = samples::bigEndian({samples::kLabelsMagic, images});
  for (unsigned i = 0; i < images; ++i) labels.append(static_cast<char>(i % 3));
  folder_->add(QStringLiteral("set/train-labels-idx1-ubyte"), labels);
  driver_->window().open(QString::fromStdString((folder_->path() / "set").string()));
  return WindowDriver::waitFor([this] {
    return !driver_->workspace().library().opening() &&
           driver_->workspace().state().view().active.has_value();
  });
}

void StartCardTest::aNewcomerSeesIt() {
  QVERIFY(!card().isVisible());  // no data set is open yet
  QVERIFY(open());
  QVERIFY(card().isVisible());
  const QRect place(card().mapTo(&driver_->window(), QPoint()), card().size());
  QVERIFY(driver_->window().rect().contains(place));
  for (const QLabel* label : card().findChildren<QLabel*>())
    if (label->isVisible())
      QVERIFY2(label->height() >= label->heightForWidth(label->width()),
               qPrintable(QStringLiteral("%1: %2 of %3")
                              .arg(label->text())
                              .arg(label->height())
                              .arg(label->heightForWidth(label->width()))));
  for (const char* other : {"page1", "page2", "page3"}) {
    driver_->click(other);
    QVERIFY(!card().isVisible());
  }
  driver_->click("page0");
  QVERIFY(card().isVisible());
}

void StartCardTest::eachWayInLeadsThere_data() {
  QTest::addColumn<QByteArray>("way");
  QTest::addColumn<int>("page");
  QTest::newRow("images") << QByteArray("lookAtImages") << static_cast<int>(Page::gallery);
  QTest::newRow("map") << QByteArray("makeMap") << static_cast<int>(Page::map);
  QTest::newRow("confusions") << QByteArray("showConfusions") << static_cast<int>(Page::classes);
}

void StartCardTest::eachWayInLeadsThere() {
  QFETCH(const QByteArray, way);
  QFETCH(const int, page);
  QVERIFY(open());
  driver_->click(way.constData());
  QCOMPARE(static_cast<int>(this->page()), page);
  driver_->click("page0");
  QVERIFY(!card().isVisible());
  if (way == "makeMap") {
    const MapItem* item = driver_->workspace().maps().shownMap(0);
    QVERIFY(item && item->images().size() == 60);
    QCOMPARE(item->options().method, Method::tsne);
  }
  if (way == "showConfusions")
    QCOMPARE(driver_->workspace().state().view().pairMeasure, PairMeasure::pixelVotes);
  again();
  QVERIFY(open());
  QVERIFY(!card().isVisible());
}

void StartCardTest::itIsDismissedForGoodAndComesBackFromTheMenu() {
  QVERIFY(open());
  driver_->click("closeStart");
  QVERIFY(!card().isVisible());
  QCOMPARE(page(), Page::gallery);
  again();
  QVERIFY(open());
  QVERIFY(!card().isVisible());
  driver_->click("page1");
  driver_->clickEntry("startHere");
  QCOMPARE(page(), Page::gallery);
  QVERIFY(card().isVisible());
}

void StartCardTest::aMapIsExplainedOnce() {
  QVERIFY(open());
  driver_->click("makeMap");
  QVERIFY(card().isVisible());
  QVERIFY(driver_->find<QLabel>("mapWords")->isVisible());
  QVERIFY(!driver_->find<QWidget>("showConfusions")->isVisible());
  driver_->click("closeMapWords");
  QVERIFY(!card().isVisible());
  driver_->click("page0");
  driver_->click("page1");
  QVERIFY(!card().isVisible());
}

void StartCardTest::theKeyboardReachesItAndIsNotTaken() {
  QVERIFY(open());
  QTRY_VERIFY(driver_->gallery()->hasFocus());
  driver_->key(Qt::Key_A, Qt::ControlModifier);
  QCOMPARE(driver_->view().selection->count(), std::size_t{60});
  QWidget* way = driver_->find<QWidget>("showConfusions");
  for (int i = 0; i < 100 && !way->hasFocus(); ++i)
    QTest::keyClick(driver_->window().focusWidget(), Qt::Key_Tab);
  QVERIFY(way->hasFocus());
  // The keys of the canvas are active there, too.
  QTest::keyClick(way, Qt::Key_O);
  QVERIFY(driver_->view().onlySelection);
  QTest::keyClick(way, Qt::Key_Space);
  QCOMPARE(page(), Page::classes);
  QVERIFY(!card().isAncestorOf(driver_->window().focusWidget()));
}

void StartCardTest::openingIsSaidInsteadOfNothing() {
  const QRect before = driver_->gallery()->geometry();
  const QImage nothing = driver_->gallery()->grab().toImage();
  folder_->add(QStringLiteral("set/train-images-idx3-ubyte"), samples::idxImages(60, 5, 7));
  driver_->window().open(QString::fromStdString((folder_->path() / "set").string()));
  QTRY_VERIFY(driver_->workspace().library().opening());
  QVERIFY(driver_->gallery()->grab().toImage() != nothing);
  QTRY_VERIFY(driver_->workspace().state().view().active.has_value());
  QCOMPARE(driver_->gallery()->geometry(), before);  // the gallery does not move
}

void StartCardTest::aSetTooSmallForAMapSaysWhy() {
  QVERIFY(open(1));
  driver_->click("page1");
  auto* run = driver_->find<QAbstractButton>("run");
  QVERIFY(!run->isEnabled());
  QVERIFY2(run->toolTip().startsWith(QStringLiteral("A map needs at least")),
           qPrintable(run->toolTip()));
  QCOMPARE(driver_->find<QAbstractButton>("makeMap")->toolTip(), run->toolTip());
}

LOOKBOOK_WIDGET_TEST(StartCardTest)

}  // namespace lookbook::ui::test_start_card

#include "test_start_card.moc"
