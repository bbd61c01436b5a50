// Every system call that can fail is made to fail, one at a time. The program must continue, or end
// with one sentence and status 1. Its output files must be unchanged or complete, and nothing else
// may be left behind.
//
// A seeded sample of the calls is tested. LOOKBOOK_FAULTS=all tests all of them (for memory, 800 in
// each row, spread over the run), LOOKBOOK_FAULTS=100 this number in each row, and
// LOOKBOOK_FAULTS_SEED=2 another sample.

#include "tests/faults/scenarios.h"
#include "tests/support/program.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

namespace test_faults {

using faults::Scenario;

namespace {

const QByteArray kOld = "what was there before\n";

struct Ending {
  bool hung = false;
  bool crashed = false;
  int status = -1;
  QByteArray out;
  QByteArray err;
  long calls = -1;  ///< number of counted calls, or the call that failed; -1: it was not reached
};

/// A fault; none if `at` is 0.
struct Fault {
  QString kind;
  long at = 0;
  bool lasts = false;
};

using Files = std::map<QString, QByteArray>;

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The content of every file below a folder, by its relative path.
Files filesBelow(const QString& folder) {
  Files files;
  QDirIterator at(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
  while (at.hasNext()) {
    const QString path = at.next();
    files[QDir(folder).relativeFilePath(path)] = contentOf(path);
  }
  return files;
}

/// The part of a file that is the same in every run. Reports contain times and memory.
QByteArray lasting(const QString& name, const QByteArray& content) {
  if (name.endsWith(".pdf")) return content.left(5) + content.right(6);  // it contains its date
  if (!name.endsWith(".json")) return content;
  QJsonObject json = QJsonDocument::fromJson(content).object();
  for (const char* measured : {"seconds", "peak_rss_bytes", "milliseconds_per_iteration",
                               "milliseconds_per_point", "threads"})
    json.remove(QLatin1String(measured));
  return json.isEmpty() ? content : QJsonDocument(json).toJson();
}

/// The output without times and measurements.
QByteArray printed(const QByteArray& out) {
  static const QRegularExpression times(", [0-9.]+ s\n");
  return QString::fromUtf8(out).replace(times, "\n").toUtf8();
}

/// The sentences on standard error, without warnings and notes.
QList<QByteArray> sentences(const QByteArray& err) {
  QList<QByteArray> lines = err.split('\n');
  lines.removeIf([](const QByteArray& line) {
    return line.isEmpty() || line.startsWith("Warning: ") || line.startsWith("Note: ");
  });
  return lines;
}

/// Whether memory was requested in a noexcept function of a library, so that the C++ runtime must
/// end the program. nlohmann-json 3.11 destroys arrays and objects by means of a vector, and CLI11
/// 2.3 copies names to look up options. Neither can be avoided.
bool endsByDesign(const QByteArray& trace) {
  for (const QByteArray& line : trace.split('\n')) {
    const QList<QByteArray> words = line.split(' ');
    if (words.size() != 2) continue;
    QProcess names;
    names.start("addr2line", {"-f", "-C", "-e", words[0], words[1]});
    if (!names.waitForFinished()) return false;
    const QByteArray name = names.readAllStandardOutput();
    for (const char* known : {"json_value::destroy", "~basic_json", "get_option_no_throw"})
      if (name.contains(known)) return true;
    // The same destructor, inlined by the compiler.
    if (name.startsWith("std::vector<nlohmann") && name.contains("::reserve(")) return true;
  }
  return false;
}

}  // namespace

class FaultsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void fewerThreadsThanAskedForDoTheSameWork_data();
  void fewerThreadsThanAskedForDoTheSameWork();
  void everyFaultEndsInOrder_data();
  void everyFaultEndsInOrder();

 private:
  Ending run(const Scenario& scenario, const Fault& fault);
  void makeFolder(const Scenario& scenario) const;
  [[nodiscard]] QString check(const Scenario& scenario, const Ending& ending) const;
  [[nodiscard]] QString checkFiles(const Scenario& scenario, bool done) const;
  [[nodiscard]] std::vector<long> placesOf(const QString& kind, long calls,
                                           const char* scenario) const;

  QTemporaryDir home_;
  bool all_ = false;
  Files inputs_;
  Files clean_;  ///< the files that the current scenario writes without a fault
  long tried_ = 0;
};

void FaultsTest::initTestCase() {
  all_ = qgetenv("LOOKBOOK_FAULTS") == "all";
  QVERIFY(home_.isValid());
  QVERIFY(faults::prepare(home_.path() + "/inputs"));
  inputs_ = filesBelow(home_.path() + "/inputs");
}

void FaultsTest::makeFolder(const Scenario& scenario) const {
  const QString folder = home_.path() + "/inputs/work";
  QDir(folder).removeRecursively();
  QDir().mkpath(folder);
  for (const QString& name : scenario.files) {
    QFile file(folder + "/" + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(kOld) != kOld.size())
      qFatal("An old file cannot be written.");
  }
}

Ending FaultsTest::run(const Scenario& scenario, const Fault& fault) {
  constexpr int kPatience = 60'000;  // milliseconds
  const QString report = home_.path() + "/reached";
  QFile::remove(report);
  QFile::remove(report + ".trace");
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert("LD_PRELOAD", QStringLiteral(LOOKBOOK_FAULT_LIBRARY));
  environment.insert("LOOKBOOK_FAULT", fault.kind);
  environment.insert("LOOKBOOK_FAULT_AT", QString::number(fault.at));
  environment.insert("LOOKBOOK_FAULT_LASTS", fault.lasts ? "1" : "0");
  environment.insert("LOOKBOOK_FAULT_REPORT", report);
  environment.insert("LOOKBOOK_CACHE", home_.path() + "/cache");
  environment.insert("QT_QPA_PLATFORM", "offscreen");
  QProcess process;
  process.setProcessEnvironment(environment);
  process.setWorkingDirectory(home_.path() + "/inputs/work");
  process.start(scenario.program, scenario.words);
  Ending ending;
  ending.hung = !process.waitForFinished(kPatience);
  if (ending.hung) {
    process.kill();
    process.waitForFinished();
  }
  ending.crashed = process.exitStatus() != QProcess::NormalExit;
  ending.status = process.exitCode();
  ending.out = process.readAllStandardOutput();
  ending.err = process.readAllStandardError();
  if (const QByteArray reached = contentOf(report); !reached.isEmpty())
    ending.calls = reached.trimmed().toLong();
  ++tried_;
  return ending;
}

QString FaultsTest::checkFiles(const Scenario& scenario, bool done) const {
  const QString folder = home_.path() + "/inputs/work";
  const Files found = filesBelow(folder);
  std::set<QString> missing(scenario.files.begin(), scenario.files.end());
  QString list;
  bool begun = false;
  for (const auto& [name, content] : found) {
    missing.erase(name);
    const auto clean = clean_.find(name);
    if (clean == clean_.end()) return name + " is left behind";
    const bool complete = lasting(name, content) == lasting(name, clean->second);
    const bool isList = name == scenario.moments + "/frames.json";
    if (isList && !complete &&
        QJsonDocument::fromJson(content).object()["moments"].toArray().isEmpty())
      begun = true;  // a run that did not end is reported
    else if (!complete && (content != kOld || done || !scenario.files.contains(name)))
      return name + " is neither as it was nor complete";
  }
  if (!missing.empty()) return *missing.begin() + " is lost";
  if (done && (found.size() != clean_.size() || begun)) return "not all is written";
  if (!scenario.folder.isEmpty() && !done) {
    const bool there = QDir(folder + "/" + scenario.folder).exists();
    if (there && found.size() != clean_.size()) return "the folder is not whole";
  }
  const QStringList entries =
      QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
  for (const QString& entry : entries)
    if (entry.contains(".part-")) return entry + " is left behind";
  return {};
}

QString FaultsTest::check(const Scenario& scenario, const Ending& ending) const {
  if (ending.hung) return "it hangs";
  if (ending.crashed && endsByDesign(contentOf(home_.path() + "/reached.trace"))) return {};
  if (ending.crashed) return "it crashed";
  if (ending.status != 0 && ending.status != 1)
    return "its status is " + QString::number(ending.status);
  const auto said = sentences(ending.err);
  if (ending.status == 0 && !said.isEmpty()) return "it says what went wrong with status 0";
  if (ending.status == 1 && said.size() != 1)
    return QString::number(said.size()) + " sentences instead of one";
  if (ending.status == 1 && !said.front().contains(": ")) return "its sentence names nothing";
  if (ending.err.contains(".part-")) return "its sentence names a file that nobody asked for";
  for (const QString& name : QDir(home_.path() + "/cache").entryList(QDir::Files))
    if (name.contains(".part-")) return name + " is left in the cache";
  return checkFiles(scenario, ending.status == 0);
}

std::vector<long> FaultsTest::placesOf(const QString& kind, long calls,
                                       const char* scenario) const {
  const long wanted = qEnvironmentVariableIntValue("LOOKBOOK_FAULTS");
  const long most = all_ ? 800 : wanted > 0 ? wanted : kind == "memory" ? 6 : 3;
  std::set<long> places;
  if (calls <= most || (all_ && kind != "memory")) {
    for (long place = 1; place <= calls; ++place) places.insert(place);
  } else {
    // One call in each part of the run, so that every part is tested.
    const quint32 seed = qEnvironmentVariableIntValue("LOOKBOOK_FAULTS_SEED") +
                         qHash(QByteArray(scenario) + kind.toUtf8(), 1U) % 65536;
    QRandomGenerator random(seed);
    for (long part = 0; part < most; ++part) {
      const long first = part * calls / most;
      const long next = (part + 1) * calls / most;
      places.insert(first + 1 +
                    static_cast<long>(random.bounded(static_cast<quint32>(next - first))));
    }
  }
  return {places.begin(), places.end()};
}

void FaultsTest::fewerThreadsThanAskedForDoTheSameWork_data() {
  QTest::addColumn<QString>("limit");
  QTest::addColumn<int>("threads");
  QTest::newRow("2 GB of addresses for 1000 stacks") << "ulimit -v 2000000" << 1000;
  QTest::newRow("100 MB of addresses for 16 stacks") << "ulimit -v 100000" << 16;
  QTest::newRow("no thread at all") << "export LD_PRELOAD=" LOOKBOOK_FAULT_LIBRARY << 16;
}

void FaultsTest::fewerThreadsThanAskedForDoTheSameWork() {
  QFETCH(QString, limit);
  QFETCH(int, threads);
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert("LOOKBOOK_FAULT", "thread");
  environment.insert("LOOKBOOK_FAULT_AT", "1");
  environment.insert("LOOKBOOK_FAULT_LASTS", "1");
  const QString words =
      " embed data --method tsne --perplexity 10 --iterations 30 --pca 20 --out few.npy --threads ";
  const auto outcome = samples::runProgram(
      "bash", {"-c", limit + "; exec " LOOKBOOK_CLI + words + QString::number(threads)},
      home_.path() + "/inputs", environment);
  const QString few = home_.path() + "/inputs/few.npy";
  QVERIFY2(outcome.status == 0 || (outcome.status == 1 && outcome.err.count('\n') == 1),
           qPrintable(outcome.err));
  if (outcome.status == 0) QVERIFY(contentOf(few) == contentOf(home_.path() + "/inputs/map.npy"));
  QFile::remove(few);
}

void FaultsTest::everyFaultEndsInOrder_data() {
  QTest::addColumn<int>("number");
  QTest::addColumn<QString>("kind");
  QTest::addColumn<bool>("lasts");
  const auto all = faults::scenarios();
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const QString& kind : all[i].kinds)
      for (const bool lasts : {false, true}) {
        // Without any memory a folder cannot even be listed, so that unfinished files remain.
        if (lasts && kind == "memory" && !all[i].folder.isEmpty()) continue;
        QTest::addRow("%s, %s %s", all[i].name, qPrintable(kind), lasts ? "from then on" : "once")
            << static_cast<int>(i) << kind << lasts;
      }
}

void FaultsTest::everyFaultEndsInOrder() {
  QFETCH(int, number);
  QFETCH(QString, kind);
  QFETCH(bool, lasts);
  const Scenario scenario = faults::scenarios()[static_cast<std::size_t>(number)];
  const QString cache = home_.path() + "/cache";
  const bool reads = QByteArray(scenario.name) == "cache read";
  const auto begin = [&] {
    makeFolder(scenario);
    if (scenario.keepsCache && !reads) QDir(cache).removeRecursively();
  };
  begin();
  const Ending counted = run(scenario, {.kind = kind});
  QVERIFY2(counted.status == 0 && counted.err.isEmpty(), counted.err.constData());
  clean_ = filesBelow(home_.path() + "/inputs/work");
  for (const long at : placesOf(kind, counted.calls, scenario.name)) {
    begin();
    const Ending ending = run(scenario, {.kind = kind, .at = at, .lasts = lasts});
    QString wrong = check(scenario, ending);
    if (wrong.isEmpty() && ending.status == 0 && !ending.crashed && !scenario.keepsCache &&
        printed(ending.out) != printed(counted.out))
      wrong = "it prints something else";
    if (wrong.isEmpty()) continue;
    const QString where = QStringLiteral("%1 of %2: %3\n").arg(at).arg(counted.calls).arg(wrong);
    QFAIL(qPrintable(where + QString::fromUtf8(ending.err)));
  }
  QDir(home_.path() + "/inputs/work").removeRecursively();
  QVERIFY(filesBelow(home_.path() + "/inputs") == inputs_);
}

LOOKBOOK_TEST(FaultsTest)

}  // namespace test_faults

#include "test_faults.moc"
