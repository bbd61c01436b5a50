#include "tests/support/test_program.h"
#include "ui/commands/conditions/why_not.h"
#include "ui/panels/run/options_form.h"
#include "ui/panels/run/run_panel.h"
#include "ui/window/event_loop_meter.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

namespace lookbook::ui::test_run_panel {

class RunPanelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void formHasAFieldForEachOption_data();
  void formHasAFieldForEachOption();
  void allOptionsFitASmallScreen_data();
  void allOptionsFitASmallScreen();
  void formKeepsToTheRanges();
  void whatIsTypedOutOfRangeIsExplained_data();
  void whatIsTypedOutOfRangeIsExplained();
  void tooltipsGiveTheRange();
  void learningRateZeroReadsAuto();
  void epochsZeroReadAuto();
  void pcaNeedsNoPerplexity();
  void whatMdePreservesDecidesTheFields();
  void nothingRunsWithoutADataSet();
  void meterSeesABlockedLoop();
};

void RunPanelTest::formHasAFieldForEachOption_data() {
  QTest::addColumn<int>("method");
  for (int method = 0; method < static_cast<int>(kMethodNames.size()); ++method)
    QTest::newRow(kMethodNames[static_cast<std::size_t>(method)]) << method;
}

void RunPanelTest::formHasAFieldForEachOption() {
  QFETCH(int, method);
  OptionsForm form;
  form.setOptions({.method = static_cast<Method>(method)});
  form.showAdvanced(true);
  describe(form.options(), [&](const Field& field, const auto&) {
    const QString name = QStringLiteral("option-%1").arg(QString::fromUtf8(field.name));
    auto* editor = form.findChild<QWidget*>(name);
    QVERIFY2(editor, field.name);
    QVERIFY(editor->toolTip().startsWith(QString::fromUtf8(field.help.english)));
  });
}

void RunPanelTest::allOptionsFitASmallScreen_data() {
  formHasAFieldForEachOption_data();
}

void RunPanelTest::allOptionsFitASmallScreen() {
  QFETCH(int, method);
  Workspace workspace;
  RunPanel panel(workspace);
  panel.findChild<OptionsForm*>()->setOptions({.method = static_cast<Method>(method)});
  panel.findChild<QToolButton*>(QStringLiteral("moreOptions"))->setChecked(true);
  QVERIFY(method == 0 || panel.findChild<QWidget*>(QStringLiteral("option-seed")));
  panel.ensurePolished();
  QVERIFY2(panel.minimumSizeHint().width() <= 1280,
           qPrintable(QString::number(panel.minimumSizeHint().width())));
}

void RunPanelTest::formKeepsToTheRanges() {
  OptionsForm form;
  auto* perplexity = form.findChild<QDoubleSpinBox*>(QStringLiteral("option-perplexity"));
  perplexity->setValue(0.1);
  QCOMPARE(form.options().tsne.perplexity, 2.0);
  auto* dims = form.findChild<QSpinBox*>(QStringLiteral("option-dims"));
  dims->setValue(7);
  QCOMPARE(form.options().dims, 3);
  QVERIFY(checkOptions(form.options()).has_value());
}

void RunPanelTest::whatIsTypedOutOfRangeIsExplained_data() {
  QTest::addColumn<QString>("field");
  QTest::addColumn<QString>("typed");
  QTest::addColumn<double>("becomes");
  QTest::addColumn<QString>("reported");
  QTest::newRow("too much") << "perplexity" << "100000" << 1000.0 << "From 2 to 1,000";
  QTest::newRow("too little") << "perplexity" << "0.1" << 2.0 << "From 2 to 1,000";
  QTest::newRow("within") << "perplexity" << "45" << 45.0 << "";
  QTest::newRow("whole, too much") << "dims" << "70" << 3.0 << "From 2 to 3";
}

void RunPanelTest::whatIsTypedOutOfRangeIsExplained() {
  QFETCH(QString, field);
  QFETCH(QString, typed);
  QFETCH(double, becomes);
  QFETCH(QString, reported);
  OptionsForm form;
  form.show();
  form.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&form));
  auto* box = form.findChild<QAbstractSpinBox*>(QStringLiteral("option-") + field);
  box->setFocus();
  box->selectAll();
  QTest::keyClicks(box, typed);
  QTest::keyClick(box, Qt::Key_Return);
  const auto* number = qobject_cast<QDoubleSpinBox*>(box);
  QCOMPARE(number ? number->value() : qobject_cast<QSpinBox*>(box)->value(), becomes);
  QCOMPARE(QToolTip::isVisible(), !reported.isEmpty());
  QVERIFY2(reported.isEmpty() || QToolTip::text().contains(reported), qPrintable(QToolTip::text()));
  QToolTip::hideText();
  QTRY_VERIFY(!QToolTip::isVisible());
}

void RunPanelTest::tooltipsGiveTheRange() {
  OptionsForm form;
  const auto tip = [&](const char* name) {
    return form.findChild<QWidget*>(QStringLiteral("option-%1").arg(QLatin1String(name)))
        ->toolTip();
  };
  QVERIFY2(tip("perplexity").contains(QStringLiteral("From 2 to 1,000")),
           qPrintable(tip("perplexity")));
  QVERIFY2(tip("dims").contains(QStringLiteral("From 2 to 3")), qPrintable(tip("dims")));
}

void RunPanelTest::learningRateZeroReadsAuto() {
  OptionsForm form;
  form.showAdvanced(true);
  auto* rate = form.findChild<QDoubleSpinBox*>(QStringLiteral("option-learning-rate"));
  QCOMPARE(rate->text(), QStringLiteral("auto"));
  rate->setValue(500);
  QCOMPARE(rate->text(), QStringLiteral("500"));
  QCOMPARE(form.options().tsne.learningRate, 500.0);
}

void RunPanelTest::epochsZeroReadAuto() {
  OptionsForm form;
  form.setOptions({.method = Method::umap});
  auto* epochs = form.findChild<QSpinBox*>(QStringLiteral("option-epochs"));
  QCOMPARE(epochs->text(), QStringLiteral("auto"));
  QCOMPARE(form.options().umap.epochs, 0);
  epochs->setValue(300);
  QCOMPARE(form.options().umap.epochs, 300);
}

void RunPanelTest::pcaNeedsNoPerplexity() {
  OptionsForm form;
  auto* method = form.findChild<QComboBox*>(QStringLiteral("option-method"));
  method->setFocus();
  QTest::keyClick(method, Qt::Key_Home);
  Q_EMIT method->activated(method->currentIndex());
  QCOMPARE(form.options().method, Method::pca);
  QTRY_VERIFY(!form.findChild<QWidget*>(QStringLiteral("option-perplexity")));
}

void RunPanelTest::whatMdePreservesDecidesTheFields() {
  OptionsForm form;
  form.showAdvanced(true);
  form.setOptions({.method = Method::mde});
  QVERIFY(form.findChild<QWidget*>(QStringLiteral("option-attractive")));
  auto* preserve = form.findChild<QComboBox*>(QStringLiteral("option-preserve"));
  preserve->setFocus();
  QTest::keyClick(preserve, Qt::Key_Down);
  Q_EMIT preserve->activated(preserve->currentIndex());
  QCOMPARE(form.options().mde.preserve, Preserve::distances);
  QVERIFY(!form.findChild<QWidget*>(QStringLiteral("option-attractive")));
  QVERIFY(form.findChild<QWidget*>(QStringLiteral("option-loss")));
}

void RunPanelTest::nothingRunsWithoutADataSet() {
  Workspace workspace;
  RunPanel panel(workspace);
  QVERIFY(!whyNotRun(workspace).isEmpty());
  panel.run();
  QCOMPARE(workspace.library().count(), 0);
}

void RunPanelTest::meterSeesABlockedLoop() {
  EventLoopMeter meter;
  QSignalSpy updated(&meter, &EventLoopMeter::updated);
  QVERIFY(updated.wait(10000));
  QElapsedTimer busy;
  busy.start();
  while (busy.elapsed() < 400) {
  }
  QVERIFY(updated.wait(10000));
  QVERIFY(meter.delay(100) > 350);
  meter.reset();
  QCOMPARE(meter.delay(99), 0.0);
}

LOOKBOOK_WIDGET_TEST(RunPanelTest)

}  // namespace lookbook::ui::test_run_panel

#include "test_run_panel.moc"
