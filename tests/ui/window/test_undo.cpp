// Undoing selections and changes of the view, by real events on real data.

#include "tests/support/datasets.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/commands/command_table.h"
#include "ui/panels/run/options_form.h"

#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

#include <functional>

namespace lookbook::ui::test_undo {

using test::WindowDriver;

namespace {

using Deed = std::function<void(WindowDriver&)>;

void pressSegment(WindowDriver& driver, const char* name, int place) {
  auto* segments = driver.find<QWidget>(name);
  QTest::mouseClick(segments->findChildren<QToolButton*>().at(place), Qt::LeftButton);
}

}  // namespace

class UndoTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init();
  void cleanup() { driver_.reset(); }

  void nothingIsToBeTakenBackAtFirst();
  void aTypedParameterIsOneStepWithItsName();
  void theFieldKeepsTheFocus();
  void anotherMethodBringsItsFieldsBack();
  void goingAboutIsNoStepButHasAWayBack();
  void aRemovedMapComesBackByTheKey();
  void aClosedDataSetComesBackByTheKey();
  void oneOfTwoDataSetsIsClosed();
  void everyDeedIsOneStep_data();
  void everyDeedIsOneStep();

 private:
  [[nodiscard]] QString offered(const char* id) {
    const Command* command = CommandTable::find(QString::fromUtf8(id));
    if (!command->whyNot(driver_->workspace()).isEmpty()) return {};
    const auto* action = driver_->window().findChild<QAction*>(QString::fromUtf8(id));
    return action->text().remove(QLatin1Char('&'));
  }
  void undo() { driver_->key(Qt::Key_Z, Qt::ControlModifier); }
  void redo() { driver_->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }

  std::unique_ptr<WindowDriver> driver_;
};

void UndoTest::init() {
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
}

void UndoTest::nothingIsToBeTakenBackAtFirst() {
  QCOMPARE(offered("undo"), QString());
  QCOMPARE(offered("redo"), QString());
}

void UndoTest::aTypedParameterIsOneStepWithItsName() {
  auto* field = driver_->find<QDoubleSpinBox>("option-perplexity");
  field->setFocus();
  field->selectAll();
  QTest::keyClicks(field, QStringLiteral("50"));
  QCOMPARE(driver_->workspace().state().view().parameters.options.tsne.perplexity, 50.0);
  QCOMPARE(offered("undo"), QStringLiteral("Undo perplexity auto → 50"));
  undo();
  QCOMPARE(driver_->workspace().state().view().parameters.options.tsne.perplexity, 0.0);
  QCOMPARE(field->text(), QStringLiteral("auto"));
  QCOMPARE(offered("undo"), QString());
  QCOMPARE(offered("redo"), QStringLiteral("Redo perplexity auto → 50"));
  redo();
  QCOMPARE(field->value(), 50.0);
}

void UndoTest::theFieldKeepsTheFocus() {
  auto* field = driver_->find<QDoubleSpinBox>("option-perplexity");
  field->setFocus();
  field->selectAll();
  QTest::keyClicks(field, QStringLiteral("50"));
  // Pressed in the field, but not handled by it.
  QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(driver_->workspace().state().view().parameters.options.tsne.perplexity, 0.0);
  QCOMPARE(offered("redo"), QStringLiteral("Redo perplexity auto → 50"));
  QCOMPARE(driver_->find<QDoubleSpinBox>("option-perplexity"), field);
  QVERIFY(field->hasFocus());
}

void UndoTest::anotherMethodBringsItsFieldsBack() {
  driver_->chooseMethod(Method::umap);
  QCOMPARE(offered("undo"), QStringLiteral("Undo method t-SNE → UMAP"));
  undo();
  auto* perplexity = driver_->find<QDoubleSpinBox>("option-perplexity");
  QTRY_VERIFY(perplexity->isVisible());
  QCOMPARE(driver_->find<QComboBox>("option-method")->currentText(), QStringLiteral("t-SNE"));
  redo();
  QVERIFY(!driver_->window().findChild<OptionsForm*>()->findChild<QWidget*>(
      QStringLiteral("option-perplexity")));
}

void UndoTest::goingAboutIsNoStepButHasAWayBack() {
  const auto& view = driver_->workspace().state().view();
  driver_->key(Qt::Key_2, Qt::ControlModifier);
  QTest::keyClick(driver_->map(), Qt::Key_Plus);
  QVERIFY(driver_->view().mapCamera != MapCamera());
  QCOMPARE(offered("undo"), QString());
  driver_->key(Qt::Key_Left, Qt::AltModifier);
  QVERIFY(driver_->view().mapCamera == MapCamera());
  QCOMPARE(view.page, Page::map);
  driver_->key(Qt::Key_Left, Qt::AltModifier);
  QCOMPARE(view.page, Page::gallery);
  driver_->key(Qt::Key_Right, Qt::AltModifier);
  QCOMPARE(view.page, Page::map);
  driver_->key(Qt::Key_Right, Qt::AltModifier);
  QVERIFY(driver_->view().mapCamera != MapCamera());
}

void UndoTest::aRemovedMapComesBackByTheKey() {
  driver_->key(Qt::Key_2, Qt::ControlModifier);
  driver_->runTsne(300, 20);
  QVERIFY(WindowDriver::waitFor(
      [&] { return driver_->job()->state() == MapJob::State::finished && driver_->map(); }));
  QTest::keyClick(driver_->map(), Qt::Key_Plus);
  const MapCamera camera = driver_->view().mapCamera;
  driver_->click("removeMap");
  QCOMPARE(driver_->view().map, MapId(0));
  QTRY_VERIFY(driver_->map()->imagePosition(69999).has_value());  // the whole PCA map is in view
  undo();
  QCOMPARE(driver_->view().map, MapId(1));
  QVERIFY(driver_->view().mapCamera == camera);
  QTRY_VERIFY(driver_->map()->imagePosition(299).has_value() &&
              !driver_->map()->imagePosition(69999).has_value());
}

void UndoTest::aClosedDataSetComesBackByTheKey() {
  driver_->key(Qt::Key_W, Qt::ControlModifier);
  QVERIFY(!driver_->workspace().state().view().active);
  QCOMPARE(driver_->window().windowTitle(), QStringLiteral("Lookbook"));
  undo();
  QCOMPARE(driver_->workspace().state().view().active, DatasetId(0));
  QVERIFY(!driver_->gallery()->imageRect(0).isEmpty());
}

void UndoTest::oneOfTwoDataSetsIsClosed() {
  const auto& view = driver_->workspace().state().view();
  driver_->workspace().library().adopt(samples::small(20, 10));
  driver_->workspace().state().change([](ViewState& now) { now.active = DatasetId(1); });
  driver_->click("close1");
  QTRY_COMPARE(view.active, DatasetId(0));
  QCOMPARE(offered("undo"), QStringLiteral("Undo closing of a data set"));
  QVERIFY(!driver_->window().findChild<QToolButton*>(QStringLiteral("close1")));
  undo();
  QCOMPARE(view.active, DatasetId(1));
  QVERIFY(driver_->window().findChild<QToolButton*>(QStringLiteral("close1")));
}

void UndoTest::everyDeedIsOneStep_data() {
  QTest::addColumn<Deed>("deed");
  QTest::addColumn<QString>("name");
  const auto row = [](const char* name, Deed deed, const char* words) {
    QTest::newRow(name) << std::move(deed) << QString::fromUtf8(words);
  };
  const auto onMap = [](auto deed) {
    return [deed](WindowDriver& driver) {
      driver.key(Qt::Key_2, Qt::ControlModifier);
      deed(driver);
    };
  };
  row("all shown", [](WindowDriver& d) { d.key(Qt::Key_A, Qt::ControlModifier); }, "selection");
  row("split", [](WindowDriver& d) { pressSegment(d, "split", 1); }, "filter");
  row(
      "class",
      [](WindowDriver& d) {
        auto* legend = d.find<QAbstractItemView>("classLegend");
        const QModelIndex shirt = legend->model()->index(6, 0);
        legend->model()->setData(shirt, Qt::Unchecked, Qt::CheckStateRole);
      },
      "filter");
  row(
      "order",
      [](WindowDriver& d) { d.find<QToolButton>("sort")->menu()->actions().at(1)->trigger(); },
      "order");
  row("arrangement", [](WindowDriver& d) { pressSegment(d, "arrangement", 1); }, "order");
  row("images", [](WindowDriver& d) { d.chooseFirst(10000); }, "images all → first 10000");
  row("thumbnails", onMap([](WindowDriver& d) { d.key(Qt::Key_T); }), "appearance of points");
  row("colours", onMap([](WindowDriver& d) {
        auto* box = d.find<QComboBox>("coloring");
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        Q_EMIT box->activated(box->currentIndex());
      }),
      "colours");
  row("3-D", onMap([](WindowDriver& d) { d.key(Qt::Key_D, Qt::ControlModifier); }), "2-D or 3-D");
  row(
      "measure of pairs",
      [](WindowDriver& d) {
        d.key(Qt::Key_4, Qt::ControlModifier);
        pressSegment(d, "pairMeasure", 1);
      },
      "comparison");
}

void UndoTest::everyDeedIsOneStep() {
  QFETCH(Deed, deed);
  QFETCH(QString, name);
  ViewState before;
  // One undo must restore the view before the last step of the action.
  QVector<ViewState> views{driver_->workspace().state().view()};
  connect(&driver_->workspace().state(), &ViewStore::historyChanged, this,
          [&] { views += driver_->workspace().state().view(); });
  deed(*driver_);
  const ViewState after = driver_->workspace().state().view();
  QCOMPARE(offered("undo"), QStringLiteral("Undo ") + name);
  before = driver_->workspace().state().history().undoable()->before;
  QVERIFY(views.contains(before));
  undo();
  QVERIFY(driver_->workspace().state().view() == before);
  redo();
  QVERIFY(driver_->workspace().state().view() == after);
}

LOOKBOOK_WIDGET_TEST(UndoTest)

}  // namespace lookbook::ui::test_undo

#include "test_undo.moc"
