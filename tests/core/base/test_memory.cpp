#include "core/base/memory.h"
#include "core/base/memory_limit.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

namespace test_memory {

using namespace lookbook;

class TestMemory : public QObject {
  Q_OBJECT

 private slots:
  void limitOfAddressesCounts();
  void budgetIsHalfOfWhatIsAvailable();
  void aLimitBoundsBoth();
  void sizesAreForPeople_data();
  void sizesAreForPeople();
  void exceptionsBecomeErrors();
};

void TestMemory::limitOfAddressesCounts() {
  rlimit before{};
  QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
  std::uint64_t pages = 0;
  QVERIFY(std::ifstream("/proc/self/statm") >> pages);
  constexpr std::uint64_t kLeft = std::uint64_t{64} << 20;
  const rlimit low{pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) + kLeft,
                   before.rlim_max};
  QVERIFY(availableMemory() > kLeft);
  QCOMPARE(setrlimit(RLIMIT_AS, &low), 0);
  const std::uint64_t limited = availableMemory();
  QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
  QVERIFY(limited > 0);
  QVERIFY(limited < 2 * kLeft);  // the memory of the file has been freed
}

void TestMemory::budgetIsHalfOfWhatIsAvailable() {
  QVERIFY(memoryBudget() <= std::uint64_t{8} << 30);
  QVERIFY(memoryBudget() > 0);
}

void TestMemory::aLimitBoundsBoth() {
  constexpr std::uint64_t kLimit = std::uint64_t{100} << 20;
  const auto check = [](std::uint64_t bytes) {
    return checkAvailable(bytes, text("A map"), text("Select fewer points."));
  };
  QVERIFY(check(kLimit + 1));
  setMemoryLimit(kLimit);
  QCOMPARE(memoryLimit(), kLimit);
  QVERIFY(memoryBudget() <= kLimit);
  QVERIFY(check(kLimit));
  const auto refused = check(kLimit + 1);
  setMemoryLimit(0);
  QVERIFY(!refused);
  QCOMPARE(refused.error().kind, Error::Kind::exhausted);
  QCOMPARE(refused.error().message,
           std::string("A map needs about 105 MB of memory, more than the limit of 105 MB. Select "
                       "fewer points."));
  QVERIFY(check(kLimit + 1));
}

void TestMemory::sizesAreForPeople_data() {
  QTest::addColumn<quint64>("bytes");
  QTest::addColumn<QString>("text");
  QTest::newRow("one") << quint64{1} << "1 byte";
  QTest::newRow("none") << quint64{0} << "0 bytes";
  QTest::newRow("some") << quint64{999} << "999 bytes";
  QTest::newRow("kB") << quint64{1499} << "1 kB";
  QTest::newRow("rounded up") << quint64{999'700} << "1 MB";
  QTest::newRow("MB") << quint64{312'400'000} << "312 MB";
  QTest::newRow("GB") << quint64{2'000'000'000} << "2 GB";
  QTest::newRow("tenths") << quint64{1'540'000'000} << "1.5 GB";
}

void TestMemory::sizesAreForPeople() {
  QFETCH(quint64, bytes);
  QTEST(QString::fromStdString(byteCount(bytes).english()), "text");
}

void TestMemory::exceptionsBecomeErrors() {
  const auto memory = guarded(text("testing"), []() -> Result<int> { throw std::bad_alloc(); });
  QVERIFY(!memory);
  QCOMPARE(memory.error().kind, Error::Kind::exhausted);
  QVERIFY(memory.error().message.starts_with("testing: there is not enough memory"));
  const auto threads = guarded(text("testing"), []() -> Result<int> {
    throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
  });
  QCOMPARE(threads.error().kind, Error::Kind::exhausted);
  const auto other =
      guarded(text("testing"), []() -> Result<int> { throw std::runtime_error("broken"); });
  QCOMPARE(other.error().message, std::string("testing: broken"));
  QCOMPARE(*guarded(text("testing"), []() -> Result<int> { return 3; }), 3);
}

LOOKBOOK_TEST(TestMemory)

}  // namespace test_memory

#include "test_memory.moc"
