// Branching a run at one of its moments, by real events on real data.

#include "core/data/pixels.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/parts/message_bar.h"

#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

namespace lookbook::ui::test_branching {

using test::WindowDriver;

class BranchingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init();
  void cleanup() { driver_.reset(); }

  void aBranchBeginsWithTheMomentAndTheParametersShown();
  void aBranchIsTheCoresByTheByte();
  void theSameParametersGiveTheSameUmap();
  void theKeyDoesWhatTheButtonDoes();
  void whyThereIsNothingToBranchIsSaid();
  void aBranchIsTakenBackAndShownAgain();
  void aBranchStartsAnewFromItsMoment();
  void aBranchIsSavedAsOne();

 private:
  [[nodiscard]] QSlider* slider() { return driver_->find<QSlider>("moments"); }
  [[nodiscard]] QToolButton* button() { return driver_->find<QToolButton>("branch"); }
  [[nodiscard]] MapItem& shown() { return *driver_->workspace().maps().shownMap(0); }
  [[nodiscard]] bool ended() { return driver_->job()->state() == MapJob::State::finished; }
  void lookBack() {
    slider()->setFocus();
    QTest::keyClick(slider(), Qt::Key_Home);
    for (int i = 0; i < 3; ++i) QTest::keyClick(slider(), Qt::Key_PageUp);
  }
  void type(const char* field, const char* text) {
    auto* box = driver_->find<QAbstractSpinBox>(field);
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QString::fromUtf8(text));
  }

  std::unique_ptr<WindowDriver> driver_;
};

void BranchingTest::init() {
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->key(Qt::Key_2, Qt::ControlModifier);
  driver_->runTsne(500, 120);
  QVERIFY(WindowDriver::waitFor([&] { return ended(); }));
}

void BranchingTest::aBranchBeginsWithTheMomentAndTheParametersShown() {
  const MapItem& parent = shown();
  lookBack();
  const double moment = driver_->view().moment;
  QVERIFY(moment > 0);
  type("option-perplexity", "10");
  QVERIFY(button()->isEnabled());
  driver_->click("branch");

  const MapItem& branch = shown();
  QVERIFY(&branch != &parent);
  QCOMPARE(driver_->workspace().maps().of(0).size(), std::size_t{3});
  QCOMPARE(branch.options().tsne.perplexity, 10.0);
  QCOMPARE(branch.images(), parent.images());
  QCOMPARE(branch.record().recipe.parent->recipe->options.tsne.perplexity, 30.0);
  QCOMPARE(driver_->view().moment, -1.0);
  QVERIFY(branch.record().positions);  // it has positions immediately
  QVERIFY(WindowDriver::waitFor([&] { return ended(); }));
  const Moment& first = branch.job->record().moments.front();
  QCOMPARE(first.iteration, branch.record().recipe.parent->iteration);
  QVERIFY(first.iteration <= moment);
  QCOMPARE(*first.positions, *parent.positionsAt(first.iteration));
  QCOMPARE(branch.record().iteration, 120);
  QVERIFY(*branch.record().positions != *parent.record().positions);
  QCOMPARE(branch.title, QStringLiteral("t-SNE, perplexity 10, branched at %1 · first 500 images")
                             .arg(first.iteration));
  QVERIFY(driver_->find<QLabel>("mapStatus")
              ->text()
              .contains(QStringLiteral("branched from t-SNE, perplexity 30, at iteration %1")
                            .arg(first.iteration)));
}

void BranchingTest::aBranchIsTheCoresByTheByte() {
  lookBack();
  type("option-perplexity", "10");
  driver_->click("branch");
  QVERIFY(WindowDriver::waitFor([&] { return ended(); }));
  const MapItem& branch = shown();
  const Moment& moment = branch.job->record().moments.front();
  auto run =
      MapRun::branch(pixelPoints(driver_->workspace().library().dataset(0).data(), branch.images()),
                     branch.options(), *moment.positions, moment.iteration);
  QVERIFY(run.has_value());
  ThreadTeam team(1);
  while (!run->finished()) QVERIFY(run->advance(7, team).has_value());
  QCOMPARE(*branch.record().positions, run->embedding());
}

void BranchingTest::theSameParametersGiveTheSameUmap() {
  driver_->runUmap(500, 90);
  QVERIFY(WindowDriver::waitFor([&] { return ended(); }));
  const MatrixF whole = *shown().record().positions;
  lookBack();
  driver_->click("branch");
  QVERIFY(shown().record().recipe.parent && shown().record().recipe.parent->iteration > 0);
  QVERIFY(shown().record().recipe.parent->iteration < 90);
  QVERIFY(WindowDriver::waitFor([&] { return ended(); }));
  QCOMPARE(*shown().record().positions, whole);
  QVERIFY(driver_->find<QLabel>("mapStatus")->text().contains(QStringLiteral("at epoch")));
}

void BranchingTest::theKeyDoesWhatTheButtonDoes() {
  lookBack();
  driver_->key(Qt::Key_B);
  QVERIFY(shown().record().recipe.parent);
  QCOMPARE(driver_->workspace().maps().of(0).size(), std::size_t{3});
}

void BranchingTest::whyThereIsNothingToBranchIsSaid() {
  auto* messages = driver_->window().findChild<MessageBar*>();
  const auto refused = [&](const char* words) {
    driver_->key(Qt::Key_B);
    return !button()->isEnabled() && button()->toolTip().contains(QString::fromUtf8(words)) &&
           messages->isVisible() && driver_->workspace().maps().of(0).size() == 2;
  };
  QVERIFY(refused("end at iteration 120"));
  lookBack();
  QVERIFY(button()->isEnabled());
  driver_->find<QSpinBox>("option-dims")->setValue(3);
  QVERIFY(refused("has 2 dimensions"));
  driver_->find<QSpinBox>("option-dims")->setValue(2);
  driver_->chooseMethod(Method::umap);
  QVERIFY(refused("computed by t-SNE"));
  driver_->chooseMethod(Method::tsne);
  QVERIFY(button()->isEnabled());
  QVERIFY(button()->toolTip().contains(QStringLiteral("(B)")));
}

void BranchingTest::aBranchIsTakenBackAndShownAgain() {
  lookBack();
  const double moment = driver_->view().moment;
  driver_->click("branch");
  QCOMPARE(driver_->view().map, MapId(2));
  driver_->key(Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(driver_->view().map, MapId(1));
  QCOMPARE(driver_->view().moment, moment);
  driver_->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(driver_->view().map, MapId(2));
}

void BranchingTest::aBranchStartsAnewFromItsMoment() {
  lookBack();
  driver_->click("branch");
  QVERIFY(WindowDriver::waitFor([&] { return ended(); }));
  const Parent parent = *shown().record().recipe.parent;
  const MatrixF moment = *shown().job->record().moments.front().positions;
  type("option-perplexity", "10");
  driver_->click("restart");
  QCOMPARE(shown().options().tsne.perplexity, 10.0);
  QCOMPARE(shown().record().recipe.parent->iteration, parent.iteration);
  QVERIFY(WindowDriver::waitFor([&] { return ended(); }));
  QCOMPARE(*shown().job->record().moments.front().positions, moment);
}

void BranchingTest::aBranchIsSavedAsOne() {
  const samples::Folder folder;
  const QString file = QString::fromStdString((folder.path() / "a.lookbook").string());
  lookBack();
  type("option-perplexity", "10");
  driver_->click("branch");
  QVERIFY(WindowDriver::waitFor([&] { return shown().scores.has_value(); }));
  const QString title = shown().title;
  const QString status = driver_->find<QLabel>("mapStatus")->text();
  driver_->window().saveSession(file);
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(file); }));

  driver_ = std::make_unique<WindowDriver>();
  driver_->window().open(file);
  QVERIFY(WindowDriver::waitFor([&] { return driver_->workspace().library().count() == 1; }));
  QVERIFY(WindowDriver::waitFor([&] { return shown().scores.has_value(); }));
  QCOMPARE(shown().title, title);
  QCOMPARE(driver_->find<QLabel>("mapStatus")->text(), status);
  QCOMPARE(driver_->find<QDoubleSpinBox>("option-perplexity")->value(), 10.0);
  // A restored map can be branched, too.
  lookBack();
  driver_->click("branch");
  QCOMPARE(shown().record().recipe.parent->recipe->parent->recipe->options.tsne.perplexity, 30.0);
  QVERIFY(WindowDriver::waitFor([&] { return ended(); }));
}

LOOKBOOK_WIDGET_TEST(BranchingTest)

}  // namespace lookbook::ui::test_branching

#include "test_branching.moc"
