// Estimating how long work takes, and formatting the result.

#include "tests/support/test_program.h"
#include "ui/jobs/pace.h"

#include <QTest>

namespace lookbook::ui::test_pace {

class PaceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatIsLeftFollowsFromWhatIsDone();
  void secondsAreWritten_data();
  void secondsAreWritten();
};

void PaceTest::whatIsLeftFollowsFromWhatIsDone() {
  using std::chrono::milliseconds;
  const Pace::Clock::time_point begun{};
  Pace pace;
  pace.begin(begun);
  QCOMPARE(pace.secondsLeft(0.25, begun + milliseconds(10'000)), 30.0);
  QCOMPARE(pace.secondsLeft(1, begun + milliseconds(10'000)), 0.0);
  QVERIFY(pace.secondsLeft(0.01, begun + milliseconds(10'000)) < 0);  // too little is done
  QVERIFY(pace.secondsLeft(0.5, begun + milliseconds(100)) < 0);      // too early
}

void PaceTest::secondsAreWritten_data() {
  QTest::addColumn<double>("seconds");
  QTest::addColumn<QString>("text");
  QTest::newRow("unknown") << -1.0 << "";
  QTest::newRow("seconds") << 11.6 << "0:12 left";
  QTest::newRow("minutes") << 605.0 << "10:05 left";
  QTest::newRow("hours") << 3900.0 << "1:05:00 left";
}

void PaceTest::secondsAreWritten() {
  QFETCH(double, seconds);
  QTEST(timeLeft(seconds), "text");
}

LOOKBOOK_TEST(PaceTest)

}  // namespace lookbook::ui::test_pace

#include "test_pace.moc"
