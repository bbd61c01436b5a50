// Saving a session if the program is killed, the disk is full, the folder cannot be written, or the
// file is deleted: either the old file remains, or the new session is complete.
//
// With an argument, this program is the one that is killed, or the one that fills a disk of its
// own.

#include "core/base/random.h"
#include "core/session/session.h"
#include "tests/support/sample_files.h"
#include "tests/support/saved_sessions.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QTest>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <sys/resource.h>
#ifdef __linux__
#include <sched.h>
#include <sys/mount.h>
#endif

using namespace lookbook;

namespace {

namespace fs = std::filesystem;

constexpr const char* kSaveForEver = "save-for-ever";
constexpr const char* kFillDisk = "fill-a-disk";
constexpr int kCannotMount = 77;
constexpr int kPatience = 60'000;  // milliseconds; a machine may be slow

/// A session of a map whose seconds and positions are all the same number.
Session sessionOf(int number, std::size_t points) {
  Session session = samples::savedSession();
  std::vector<ImageIndex> images(points);
  for (std::size_t i = 0; i < points; ++i) images[i] = static_cast<ImageIndex>(i);
  MapRecord map = samples::savedMap(Method::umap, 2, {0});
  map.images = std::move(images);
  map.seconds = number;
  map.positions = std::make_shared<const MatrixF>(
      MatrixF::Constant(static_cast<Eigen::Index>(points), 2, static_cast<float>(number)));
  for (Moment& moment : map.moments) moment.positions = map.positions;
  session.datasets[0].maps = {std::move(map)};
  return session;
}

constexpr std::size_t kMany = 30'000;  // points; with the moments about a megabyte
constexpr std::size_t kFew = 100;

/// The number of the session in the file, which must be complete; or the error.
Result<int> numberIn(const fs::path& path) {
  const auto session = readSession(path);
  if (!session) return tl::unexpected(session.error());
  const MapRecord& map = *session->datasets[0].maps[0];
  const auto number = static_cast<float>(map.seconds);
  bool same = (map.positions->array() == number).all();
  for (const Moment& moment : map.moments) same &= (moment.positions->array() == number).all();
  if (!same) return fail(Error::Kind::badFile, "a mixture of two sessions");
  return static_cast<int>(map.seconds);
}

int saveForEver(const fs::path& path) {
  const std::array<Session, 2> sessions{sessionOf(1, kMany), sessionOf(2, kMany)};
  std::cout << "ready" << std::endl;
  for (std::size_t turn = 0;; ++turn)
    if (!writeSession(path, sessions.at(turn % 2))) return 1;
}

/// The number of bytes that a program has written to all files; 0 if it has ended.
std::uint64_t bytesWrittenBy(const QProcess& program) {
  std::ifstream counts("/proc/" + std::to_string(program.processId()) + "/io");
  std::string name;
  for (std::uint64_t count = 0; counts >> name >> count;)
    if (name == "wchar:") return count;
  return 0;
}

/// Prints a line for each attempt.
int fillDisk([[maybe_unused]] const fs::path& folder) {
#ifdef __linux__
  // The disk belongs to this program only, and disappears with it.
  const bool alone =
      unshare(CLONE_NEWNS) == 0 && mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
  if (!alone || mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=600k") != 0) return kCannotMount;
  const fs::path path = folder / "a.lookbook";
  const auto tell = [&](const Result<void>& written) {
    std::cout << (written ? "written" : written.error().message) << '\n'
              << numberIn(path).value_or(-1) << '\n'
              << std::distance(fs::directory_iterator(folder), fs::directory_iterator()) << '\n';
  };
  tell(writeSession(path, sessionOf(3, kFew)));
  tell(writeSession(path, sessionOf(4, kMany)));
  tell(writeSession(path, sessionOf(5, kFew)));
  if (mount(nullptr, folder.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0)
    return kCannotMount;
  tell(writeSession(path, sessionOf(6, kFew)));
  return 0;
#else
  return kCannotMount;
#endif
}

/// Limits the size of files that this program writes, which acts like a full disk.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &was_);
    rlimit limited = was_;
    limited.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limited);
  }
  ~FileLimit() {
    setrlimit(RLIMIT_FSIZE, &was_);
    std::signal(SIGXFSZ, SIG_DFL);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;

 private:
  rlimit was_{};
};

}  // namespace

class SessionSavingTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { folder_ = std::make_unique<samples::Folder>(); }
  void killedAtAnyMomentTheOldOrTheNewFileStands();
  void aFullDiskLosesNothing();
  void aDiskOfOurOwnThatIsFullOrReadOnlyLosesNothing();
  void aPlaceThatCannotBeWrittenIsSaid_data();
  void aPlaceThatCannotBeWrittenIsSaid();
  void aFileDeletedUnderneathIsWrittenAnew();

 private:
  [[nodiscard]] fs::path path(const char* name) const { return folder_->path() / name; }
  [[nodiscard]] std::ptrdiff_t files() const {
    return std::distance(fs::directory_iterator(folder_->path()), fs::directory_iterator());
  }

  std::unique_ptr<samples::Folder> folder_;
};

void SessionSavingTest::killedAtAnyMomentTheOldOrTheNewFileStands() {
  constexpr int kKills = 100;
  constexpr std::uint64_t kMostSaved = 5;  // before the kill
  QVERIFY(writeSession(path("b.lookbook"), sessionOf(1, kMany)));
  const std::uintmax_t bytes = fs::file_size(path("b.lookbook"));
  const QString file = QString::fromStdString(path("a.lookbook").string());
  QVERIFY(writeSession(path("a.lookbook"), sessionOf(0, kMany)));
  std::array<int, 3> stood{};
  for (int kill = 0; kill < kKills; ++kill) {
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {QLatin1String(kSaveForEver), file});
    QVERIFY(program.waitForStarted(kPatience));
    // A different moment each time: after this number of bytes.
    const std::uint64_t into =
        randomBits(1, 0, static_cast<std::uint64_t>(kill)) % (kMostSaved * bytes);
    QDeadlineTimer patience(kPatience);
    while (bytesWrittenBy(program) < into && !patience.hasExpired()) continue;
    QVERIFY(bytesWrittenBy(program) >= into);
    QCOMPARE(program.state(), QProcess::Running);
    program.kill();  // SIGKILL
    QVERIFY(program.waitForFinished(kPatience));
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    const auto number = numberIn(path("a.lookbook"));
    QVERIFY2(number.has_value(), number ? "" : number.error().message.c_str());
    QVERIFY(*number >= 0 && *number <= 2);
    ++stood.at(static_cast<std::size_t>(*number));
  }
  // Both of the sessions that were written alternately have been found, so that the moments differ.
  QVERIFY(stood[1] > 0 && stood[2] > 0);
  qInfo("left after %d kills: the first session %d times, the others %d and %d times", kKills,
        stood[0], stood[1], stood[2]);
}

void SessionSavingTest::aFullDiskLosesNothing() {
  QVERIFY(writeSession(path("a.lookbook"), sessionOf(1, kFew)));
  {
    const FileLimit full(100'000);
    const auto written = writeSession(path("a.lookbook"), sessionOf(2, kMany));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::io);
    QCOMPARE(written.error().message,
             path("a.lookbook").string() + " cannot be written: File too large");
    const auto other = writeSession(path("b.lookbook"), sessionOf(2, kMany));
    QVERIFY(!other);
  }
  QCOMPARE(numberIn(path("a.lookbook")).value_or(-1), 1);
  QCOMPARE(files(), 1);  // no incomplete file beside it
  QVERIFY(writeSession(path("a.lookbook"), sessionOf(2, kMany)));
  QCOMPARE(numberIn(path("a.lookbook")).value_or(-1), 2);
}

void SessionSavingTest::aDiskOfOurOwnThatIsFullOrReadOnlyLosesNothing() {
  const QString folder = QString::fromStdString(folder_->path().string());
  QProcess program;
  program.start(QCoreApplication::applicationFilePath(), {QLatin1String(kFillDisk), folder});
  QVERIFY(program.waitForFinished(kPatience));
  QCOMPARE(program.exitStatus(), QProcess::NormalExit);
  if (program.exitCode() == kCannotMount) QSKIP("no disk can be mounted here: needs root");
  const QStringList told = QString::fromUtf8(program.readAllStandardOutput()).split('\n');
  const QString cannot = folder + QStringLiteral("/a.lookbook cannot be written: ");
  const QStringList expected{"written", "3", "1", cannot + "No space left on device", "3", "1",
                             "written", "5", "1", cannot + "Read-only file system",   "5", "1",
                             ""};
  QCOMPARE(told, expected);
}

void SessionSavingTest::aPlaceThatCannotBeWrittenIsSaid_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<QString>("reason");
  // Even root cannot write there.
  QTest::newRow("a folder without files of its own") << "/proc/a.lookbook" << "";
  QTest::newRow("no such folder") << "/nowhere/a.lookbook" << "No such file or directory";
  QTest::newRow("a file in its place") << "/etc/passwd/a.lookbook" << "Not a directory";
  QTest::newRow("a folder of that name") << "/tmp" << "it is a folder.";
}

void SessionSavingTest::aPlaceThatCannotBeWrittenIsSaid() {
  QFETCH(const QString, file);
  QFETCH(const QString, reason);
  const auto written = writeSession(file.toStdString(), sessionOf(1, kFew));
  QVERIFY(!written);
  const QString message = QString::fromStdString(written.error().message);
  QVERIFY2(message.startsWith(file + " cannot be written: "), qPrintable(message));
  QVERIFY2(message.endsWith(reason), qPrintable(message));
}

void SessionSavingTest::aFileDeletedUnderneathIsWrittenAnew() {
  QVERIFY(writeSession(path("a.lookbook"), sessionOf(1, kFew)));
  fs::remove(path("a.lookbook"));
  QVERIFY(writeSession(path("a.lookbook"), sessionOf(2, kFew)));
  QCOMPARE(numberIn(path("a.lookbook")).value_or(-1), 2);
  QCOMPARE(files(), 1);
}

int main(int argc, char** argv) {
  const std::string_view word = argc == 3 ? argv[1] : "";
  if (word == kSaveForEver) return saveForEver(argv[2]);
  if (word == kFillDisk) return fillDisk(argv[2]);
  QCoreApplication application(argc, argv);
  SessionSavingTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_session_saving.moc"
