#include "ui/jobs/latest_task.h"

#include <QTest>

#include <atomic>

namespace lookbook::ui {

class LatestTaskTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answersOnTheOwnersThread();
  void onlyTheLatestAnswers();
  void cancelDropsTheAnswer();
  void goesWhileItsWorkRuns();
};

void LatestTaskTest::answersOnTheOwnersThread() {
  LatestTask task;
  int answer = 0;
  QThread* thread = nullptr;
  task.start([](const std::stop_token&) { return 42; },
             [&](int value) {
               answer = value;
               thread = QThread::currentThread();
             });
  QVERIFY(task.running());
  QTRY_COMPARE(answer, 42);
  QCOMPARE(thread, QThread::currentThread());
  QVERIFY(!task.running());
}

void LatestTaskTest::onlyTheLatestAnswers() {
  LatestTask task;
  std::vector<int> answers;
  for (int i = 0; i < 100; ++i)
    task.start([i](const std::stop_token&) { return i; },
               [&](int value) { answers.push_back(value); });
  QTRY_VERIFY(!answers.empty());
  QCOMPARE(answers, std::vector<int>{99});
}

void LatestTaskTest::cancelDropsTheAnswer() {
  LatestTask task;
  std::atomic<bool> stopped = false;
  bool answered = false;
  task.start(
      [&](const std::stop_token& stop) {
        while (!stop.stop_requested()) std::this_thread::yield();
        stopped = true;
        return 0;
      },
      [&](int) { answered = true; });
  // Work that has begun is asked to stop; work that has not is forgotten: wait for the former.
  bool next = false;
  task.start([](const std::stop_token&) { return 0; }, [&](int) { next = true; });
  task.cancel();
  QCoreApplication::sendPostedEvents();
  QVERIFY(!answered);
  QVERIFY(!next);
  QVERIFY(!task.running());
}

void LatestTaskTest::goesWhileItsWorkRuns() {
  std::atomic<bool> begun = false;
  std::atomic<bool> ended = false;
  {
    LatestTask task;
    task.start(
        [&](const std::stop_token& stop) {
          begun = true;
          while (!stop.stop_requested()) std::this_thread::yield();
          ended = true;
          return 0;
        },
        [](int) { QFAIL("answered after its owner went"); });
    QTRY_VERIFY(begun);
  }
  QVERIFY(ended);
}

}  // namespace lookbook::ui

QTEST_GUILESS_MAIN(lookbook::ui::LatestTaskTest)
#include "test_latest_task.moc"
