#include "core/base/options.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

namespace test_options {

namespace {

struct Sample {
  double angle = 0.5;
  int steps = 10;
  double rate = 0;  // auto
};

template <class Visitor>
void describe(const Sample& sample, Visitor&& visit) {
  using lookbook::Field;
  visit(Field{.name = "angle", .label = "Angle", .help = "", .minimum = 0, .maximum = 1},
        sample.angle);
  visit(Field{.name = "steps", .label = "Steps", .help = "", .minimum = 1}, sample.steps);
  visit(Field{.name = "rate", .label = "Rate", .help = "", .minimum = 1, .automatic = true},
        sample.rate);
}

}  // namespace

class TestOptions : public QObject {
  Q_OBJECT

 private slots:
  void optionsInRangePass();
  void firstOptionOutOfRangeIsNamed_data();
  void firstOptionOutOfRangeIsNamed();
};

void TestOptions::optionsInRangePass() {
  QVERIFY(lookbook::checkOptions(Sample{}));
  QVERIFY(lookbook::checkOptions(Sample{.angle = 1, .steps = 1, .rate = 1e9}));
}

void TestOptions::firstOptionOutOfRangeIsNamed_data() {
  QTest::addColumn<double>("angle");
  QTest::addColumn<int>("steps");
  QTest::addColumn<double>("rate");
  QTest::addColumn<QString>("message");
  QTest::newRow("above") << 1.5 << 1 << 0.0 << "angle is 1.5; it must be between 0 and 1.";
  QTest::newRow("below") << -1.0 << 1 << 0.0 << "angle is -1; it must be between 0 and 1.";
  QTest::newRow("no number") << std::nan("") << 1 << 0.0
                             << "angle is nan; it must be between 0 and 1.";
  QTest::newRow("open end") << 0.0 << 0 << 0.0 << "steps is 0; it must be at least 1.";
  QTest::newRow("auto") << 0.0 << 1 << 0.5 << "rate is 0.5; it must be at least 1, or auto.";
  QTest::newRow("several") << 2.0 << 0 << 0.5 << "angle is 2; it must be between 0 and 1.";
}

void TestOptions::firstOptionOutOfRangeIsNamed() {
  QFETCH(double, angle);
  QFETCH(int, steps);
  QFETCH(double, rate);
  QFETCH(QString, message);
  const auto checked = lookbook::checkOptions(Sample{angle, steps, rate});
  QVERIFY(!checked);
  QCOMPARE(checked.error().kind, lookbook::Error::Kind::badArgument);
  QCOMPARE(QString::fromStdString(checked.error().message), message);
}

LOOKBOOK_TEST(TestOptions)

}  // namespace test_options

#include "test_options.moc"
