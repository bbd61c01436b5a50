// The cache of files: finding, limiting, emptying.

#include "core/cache/disk_cache.h"
#include "core/io/whole_file.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <sys/stat.h>
#include <thread>
#include <vector>

namespace test_disk_cache {

using namespace lookbook;

namespace {

namespace fs = std::filesystem;

constexpr const char* kA = "map-0123456789abcdef0123456789abcdea.npz";
constexpr const char* kB = "map-0123456789abcdef0123456789abcdeb.npz";
constexpr const char* kC = "neighbours-0123456789abcdef0123456789abcdec.npz";

/// Saves this number of bytes under a name.
Result<void> keep(const DiskCache& cache, const std::string& name, std::size_t bytes) {
  const std::vector<std::uint8_t> content(bytes, std::uint8_t{7});
  return cache.keep(name, bytes,
                    [&](const fs::path& path) { return writeWholeFile(path, {content}); });
}

/// Sets the time of the last use, because files that are written at the same moment have the same
/// time.
void setUsed(const DiskCache& cache, const std::string& name, int minutesAgo) {
  fs::last_write_time(cache.folder() / name,
                      fs::file_time_type::clock::now() - std::chrono::minutes(minutesAgo));
}

}  // namespace

class DiskCacheTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    home_ = std::make_unique<samples::Folder>();
    cache_ = std::make_unique<DiskCache>(home_->path() / "below" / "cache");
  }
  void whatIsKeptIsFound();
  void theLeastRecentlyUsedGoesFirst();
  void whatIsLargerThanTheLimitIsNotKept();
  void aSmallerLimitDropsAtOnce();
  void aLimitThatIsNoneIsTheUsualOne_data();
  void aLimitThatIsNoneIsTheUsualOne();
  void emptyingLeavesOtherFilesAlone();
  void whatCannotBeWrittenLeavesNothing();
  void severalAtOnceKeepTheLimit();
  void theUsersFolderIsFound_data();
  void theUsersFolderIsFound();

 private:
  std::unique_ptr<samples::Folder> home_;
  std::unique_ptr<DiskCache> cache_;
};

void DiskCacheTest::whatIsKeptIsFound() {
  QVERIFY(!cache_->find(kA));
  QCOMPARE(cache_->usage().files, std::size_t{0});
  QVERIFY(keep(*cache_, kA, 1000));
  QCOMPARE(*cache_->find(kA), cache_->folder() / kA);
  QVERIFY(!cache_->find(kB));
  QCOMPARE(cache_->usage().bytes, std::uintmax_t{1000});
  cache_->drop(kA);
  QVERIFY(!cache_->find(kA));
  cache_->drop(kA);  // another program may have removed it already
}

void DiskCacheTest::theLeastRecentlyUsedGoesFirst() {
  QVERIFY(cache_->setLimit(2500));
  QVERIFY(keep(*cache_, kA, 1000));
  QVERIFY(keep(*cache_, kB, 1000));
  setUsed(*cache_, kA, 20);
  setUsed(*cache_, kB, 10);
  QVERIFY(cache_->find(kA));  // used now
  QVERIFY(keep(*cache_, kC, 1000));
  QVERIFY(cache_->find(kA));
  QVERIFY(!cache_->find(kB));
  QVERIFY(cache_->find(kC));
}

void DiskCacheTest::whatIsLargerThanTheLimitIsNotKept() {
  QVERIFY(cache_->setLimit(1500));
  QVERIFY(keep(*cache_, kA, 1000));
  QVERIFY(keep(*cache_, kB, 1501));
  QVERIFY(cache_->find(kA));  // nothing was removed for it
  QVERIFY(!cache_->find(kB));
  QVERIFY(cache_->setLimit(0));
  QVERIFY(keep(*cache_, kC, 1));
  QCOMPARE(cache_->usage().files, std::size_t{0});
}

void DiskCacheTest::aSmallerLimitDropsAtOnce() {
  QCOMPARE(cache_->limit(), DiskCache::kDefaultLimit);
  for (const char* name : {kA, kB, kC}) QVERIFY(keep(*cache_, name, 1000));
  QVERIFY(cache_->setLimit(2000));
  QCOMPARE(cache_->usage().bytes, std::uintmax_t{2000});
  QCOMPARE(DiskCache(cache_->folder()).limit(), std::uintmax_t{2000});  // set by another program
}

void DiskCacheTest::aLimitThatIsNoneIsTheUsualOne_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<quint64>("limit");
  QTest::newRow("a number") << QByteArray("5000\n") << quint64{5000};
  QTest::newRow("below nought") << QByteArray("-5\n") << quint64{DiskCache::kDefaultLimit};
  QTest::newRow("words") << QByteArray("much") << quint64{DiskCache::kDefaultLimit};
  QTest::newRow("nothing") << QByteArray() << quint64{DiskCache::kDefaultLimit};
  QTest::newRow("too much") << QByteArray(30, '9') << quint64{DiskCache::kDefaultLimit};
}

void DiskCacheTest::aLimitThatIsNoneIsTheUsualOne() {
  QFETCH(QByteArray, text);
  QFETCH(quint64, limit);
  home_->add("below/cache/limit", text);
  QCOMPARE(cache_->limit(), limit);
  fs::remove(cache_->folder() / "limit");
  QCOMPARE(::mkfifo((cache_->folder() / "limit").c_str(), 0600), 0);
  QCOMPARE(cache_->limit(), DiskCache::kDefaultLimit);  // and reading does not wait for a writer
}

void DiskCacheTest::emptyingLeavesOtherFilesAlone() {
  QVERIFY(keep(*cache_, kA, 1000));
  // Other files in a folder that a user named by mistake, and files that a killed program left.
  const std::string a = kA;
  std::vector<std::string> own{"letter.txt",
                               "map.npz",
                               "map-of-town.png",
                               "map-of-mine.npz",
                               "map-thesis.npz.bak",
                               "neighbours-list.npz.txt",
                               "my-" + a,
                               a + ".bak",
                               a + ".part-",
                               a + ".part-my",
                               "map-0123456789ABCDEF0123456789ABCDEF.npz",
                               "map-0123456789abcdef0123456789abcde.npz",
                               "map-0123456789abcdef0123456789abcdef0.npz"};
  for (const std::string& name : own) QVERIFY(writeWholeFile(cache_->folder() / name, {}));
  for (const std::string& name : {kB + std::string(".part-12"), kB + std::string(".part-12-3")}) {
    QVERIFY(writeWholeFile(cache_->folder() / name, {}));
    setUsed(*cache_, name, 100);
  }
  fs::create_directory(cache_->folder() / kC);
  QVERIFY(cache_->setLimit(1'000'000));
  QVERIFY(cache_->clear());
  own.insert(own.end(), {"limit", kC});
  std::ranges::sort(own);
  std::vector<std::string> left;
  for (const auto& entry : fs::directory_iterator(cache_->folder()))
    left.push_back(entry.path().filename().string());
  std::ranges::sort(left);
  QCOMPARE(left, own);
  QCOMPARE(cache_->limit(), std::uintmax_t{1'000'000});
}

void DiskCacheTest::whatCannotBeWrittenLeavesNothing() {
  const DiskCache below(home_->add("file", "a file in its place") / "cache");
  const auto kept = keep(below, kA, 10);
  QVERIFY(!kept);
  QCOMPARE(kept.error().kind, Error::Kind::io);
  QVERIFY(!below.setLimit(10));
  QVERIFY(!below.find(kA));
  QVERIFY(below.clear());
  const auto failed = cache_->keep(
      kA, 10, [](const fs::path&) { return Result<void>(fail(Error::Kind::io, "full")); });
  QCOMPARE(failed.error().message, std::string("full"));
  QCOMPARE(cache_->usage().files, std::size_t{0});
}

void DiskCacheTest::severalAtOnceKeepTheLimit() {
  QVERIFY(cache_->setLimit(5000));
  std::array<bool, 4> fine{};
  {
    std::vector<std::jthread> programs;
    for (std::size_t p = 0; p < fine.size(); ++p)
      programs.emplace_back([this, p, &fine] {
        fine[p] = true;
        for (int i = 0; i < 25; ++i) {  // some of the names are also used by others
          std::string name = kA;
          name[4] = static_cast<char>('0' + i % 8);
          fine[p] &= keep(*cache_, name, 1000).has_value();
          if (const auto found = cache_->find(name)) {
            std::error_code gone;
            const auto size = fs::file_size(*found, gone);
            fine[p] &= gone || size == 1000;
          }
        }
      });
  }
  for (const bool each : fine) QVERIFY(each);
  QVERIFY(cache_->usage().bytes <= 5000);
  for (const auto& entry : fs::directory_iterator(cache_->folder()))
    QVERIFY(entry.path().string().find(".part-") == std::string::npos);
}

void DiskCacheTest::theUsersFolderIsFound_data() {
  QTest::addColumn<QByteArray>("own");  // null: not set
  QTest::addColumn<QByteArray>("xdg");
  QTest::addColumn<QByteArray>("home");
  QTest::addColumn<QByteArray>("folder");  // null: the cache is disabled
  QTest::newRow("named") << QByteArray("/own") << QByteArray("/xdg") << QByteArray("/home")
                         << QByteArray("/own");
  QTest::newRow("off") << QByteArray("") << QByteArray("/xdg") << QByteArray("/home")
                       << QByteArray();
  QTest::newRow("XDG") << QByteArray() << QByteArray("/xdg") << QByteArray("/home")
                       << QByteArray("/xdg/lookbook");
  QTest::newRow("XDG is not absolute") << QByteArray() << QByteArray("here") << QByteArray("/home")
                                       << QByteArray("/home/.cache/lookbook");
  QTest::newRow("home") << QByteArray() << QByteArray() << QByteArray("/home")
                        << QByteArray("/home/.cache/lookbook");
  QTest::newRow("homeless") << QByteArray() << QByteArray() << QByteArray() << QByteArray();
}

void DiskCacheTest::theUsersFolderIsFound() {
  constexpr std::array<const char*, 3> kNames{"LOOKBOOK_CACHE", "XDG_CACHE_HOME", "HOME"};
  std::array<QByteArray, 3> was;
  for (std::size_t i = 0; i < 3; ++i) was[i] = qgetenv(kNames[i]);
  const auto set = [](const char* name, const QByteArray& value) {
    value.isNull() ? qunsetenv(name) : qputenv(name, value);
  };
  QFETCH(QByteArray, own);
  QFETCH(QByteArray, xdg);
  QFETCH(QByteArray, home);
  set(kNames[0], own);
  set(kNames[1], xdg);
  set(kNames[2], home);
  const auto found = DiskCache::ofUser();
  for (std::size_t i = 0; i < 3; ++i) set(kNames[i], was[i]);
  QFETCH(QByteArray, folder);
  QCOMPARE(found.has_value(), !folder.isNull());
  if (found) QCOMPARE(QByteArray::fromStdString(found->folder().string()), folder);
}

LOOKBOOK_TEST(DiskCacheTest)

}  // namespace test_disk_cache

#include "test_disk_cache.moc"
