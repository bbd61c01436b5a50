#include "tests/support/sanitized.h"
#include "tests/support/test_program.h"
#include "ui/jobs/latest_task.h"

#include <QTest>

#include <atomic>
#include <functional>
#include <new>
#include <optional>
#include <stdexcept>
#include <sys/resource.h>

namespace lookbook::ui::test_latest_task {

class LatestTaskTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Must be first, because later tests leave stacks of threads that are reused.
  void aThreadThatCannotBeStartedIsAnError();
  void answersOnTheOwnersThread();
  void onlyTheLatestAnswers();
  void cancelDropsTheAnswer();
  void goesWhileItsWorkRuns();
  void whatWorkThrowsIsItsError_data();
  void whatWorkThrowsIsItsError();
};

void LatestTaskTest::answersOnTheOwnersThread() {
  LatestTask task("Counting failed");
  int answer = 0;
  QThread* thread = nullptr;
  task.start([](const std::stop_token&) -> Result<int> { return 42; },
             [&](const Result<int>& value) {
               answer = *value;
               thread = QThread::currentThread();
             });
  QVERIFY(task.running());
  QTRY_COMPARE(answer, 42);
  QCOMPARE(thread, QThread::currentThread());
  QVERIFY(!task.running());
}

void LatestTaskTest::onlyTheLatestAnswers() {
  std::vector<int> answers;
  LatestTask task("Counting failed");
  for (int i = 0; i < 100; ++i)
    task.start([i](const std::stop_token&) -> Result<int> { return i; },
               [&](const Result<int>& value) { answers.push_back(*value); });
  QTRY_VERIFY(!answers.empty());
  QCOMPARE(answers, std::vector<int>{99});
}

void LatestTaskTest::cancelDropsTheAnswer() {
  std::atomic<bool> stopped = false;
  bool answered = false;
  bool next = false;
  // The last variable: its destructor waits for the work, which uses the others.
  LatestTask task("Counting failed");
  task.start(
      [&](const std::stop_token& stop) -> Result<int> {
        while (!stop.stop_requested()) std::this_thread::yield();
        stopped = true;
        return 0;
      },
      [&](const Result<int>&) { answered = true; });
  // Waits until the work has begun: work that has begun is asked to stop, and other work is
  // discarded.
  task.start([](const std::stop_token&) -> Result<int> { return 0; },
             [&](const Result<int>&) { next = true; });
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
    LatestTask task("Counting failed");
    task.start(
        [&](const std::stop_token& stop) -> Result<int> {
          begun = true;
          while (!stop.stop_requested()) std::this_thread::yield();
          ended = true;
          return 0;
        },
        [](const Result<int>&) { QFAIL("answered after its owner went"); });
    QTRY_VERIFY(begun);
  }
  QVERIFY(ended);
}

void LatestTaskTest::whatWorkThrowsIsItsError_data() {
  QTest::addColumn<std::function<int()>>("work");
  QTest::addColumn<Error::Kind>("kind");
  QTest::addColumn<QString>("words");
  using Work = std::function<int()>;
  QTest::newRow("memory") << Work([]() -> int { throw std::bad_alloc(); }) << Error::Kind::exhausted
                          << "Counting failed: there is not enough memory";
  QTest::newRow("anything") << Work([]() -> int { throw std::runtime_error("why"); })
                            << Error::Kind::io << "Counting failed: why";
}

void LatestTaskTest::whatWorkThrowsIsItsError() {
  QFETCH(std::function<int()>, work);
  QFETCH(Error::Kind, kind);
  QFETCH(QString, words);
  LatestTask task("Counting failed");
  std::optional<Error> error;
  task.start([work](const std::stop_token&) -> Result<int> { return work(); },
             [&](const Result<int>& value) { error = value.error(); });
  QTRY_VERIFY(error);
  QCOMPARE(error->kind, kind);
  QVERIFY2(QString::fromStdString(error->message).startsWith(words), error->message.c_str());
  QVERIFY(!task.running());
  // The task can still be used.
  int answer = 0;
  task.start([](const std::stop_token&) -> Result<int> { return 42; },
             [&](const Result<int>& value) { answer = *value; });
  QTRY_COMPARE(answer, 42);
}

void LatestTaskTest::aThreadThatCannotBeStartedIsAnError() {
  if (test::kAddressSanitizer)
    QSKIP("AddressSanitizer needs the addresses that this test takes away.");
  rlimit before{};
  QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
  LatestTask task("Counting failed");
  std::optional<Error> error;
  const rlimit none{.rlim_cur = 1, .rlim_max = before.rlim_max};  // no room for a stack
  QCOMPARE(setrlimit(RLIMIT_AS, &none), 0);
  task.start([](const std::stop_token&) -> Result<int> { return 42; },
             [&](const Result<int>& value) {
               if (!value) error = value.error();
             });
  QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
  QTRY_VERIFY(error);
  QCOMPARE(error->kind, Error::Kind::exhausted);
  int answer = 0;
  task.start([](const std::stop_token&) -> Result<int> { return 42; },
             [&](const Result<int>& value) { answer = *value; });
  QTRY_COMPARE(answer, 42);
}

LOOKBOOK_TEST(LatestTaskTest)

}  // namespace lookbook::ui::test_latest_task

#include "test_latest_task.moc"
