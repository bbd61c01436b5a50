// Checks the structure of the sources: the sizes of folders and files, dependencies in one
// direction, and the number of sources that a header rebuilds.

#include "tests/support/test_program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

namespace test_structure {

namespace {

constexpr int kMostFiles = 25;    ///< files of a folder
constexpr int kMostLines = 400;   ///< lines of a file
constexpr int kMostRebuilt = 60;  ///< sources that are rebuilt after a change of an engine's header

using Names = std::set<QString>;

QString contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString folderOf(const QString& path) {
  return path.left(path.lastIndexOf(u'/'));
}

}  // namespace

class StructureTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void foldersAndFilesCanBeTakenIn();
  void arrowsGoOneWay();
  void noTwoFoldersIncludeEachOther();
  void anEngineRebuildsFewSources();
  void methodsAreNamedInTheirTable();
  void pagesAreNotToldApart();

 private:
  /// All files that include a header, directly or indirectly.
  [[nodiscard]] Names includersOf(const QString& header) const;

  std::map<QString, QString> sources_;  ///< content by path
  std::map<QString, Names> includes_;   ///< by file
};

void StructureTest::initTestCase() {
  static const QRegularExpression include("#include \"((?:core|ui|app)/[^\"]+)\"");
  const QDir root(LOOKBOOK_SOURCE_DIR);
  for (const char* top : {"core", "ui", "app"}) {
    QDirIterator files(root.filePath(top), {"*.h", "*.cpp"}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
      const QString path = files.next();
      const QString name = root.relativeFilePath(path);
      sources_[name] = contentOf(path);
      for (auto found = include.globalMatch(sources_[name]); found.hasNext();)
        includes_[name].insert(found.next().captured(1));
    }
  }
  QVERIFY(sources_.size() > 400);
}

void StructureTest::foldersAndFilesCanBeTakenIn() {
  std::map<QString, int> files;
  QStringList large;
  for (const auto& [name, content] : sources_) {
    ++files[folderOf(name)];
    const auto lines = content.count(u'\n');
    if (lines > kMostLines) large << QString("%1 has %2 lines").arg(name).arg(lines);
  }
  for (const auto& [folder, count] : files)
    if (count > kMostFiles) large << QString("%1 has %2 files").arg(folder).arg(count);
  QVERIFY2(large.isEmpty(), qPrintable(large.join("; ")));
}

void StructureTest::arrowsGoOneWay() {
  QStringList wrong;
  for (const auto& [name, included] : includes_)
    for (const QString& header : included) {
      const bool up = (name.startsWith("core/") && !header.startsWith("core/")) ||
                      (name.startsWith("ui/") && header.startsWith("app/"));
      if (up) wrong << name + " includes " + header;
    }
  QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join("; ")));
}

void StructureTest::noTwoFoldersIncludeEachOther() {
  std::map<std::pair<QString, QString>, QString> arrows;
  for (const auto& [name, included] : includes_)
    for (const QString& header : included)
      if (folderOf(name) != folderOf(header))
        arrows[{folderOf(name), folderOf(header)}] = name + " includes " + header;
  QStringList mutual;
  for (const auto& [arrow, example] : arrows) {
    const auto back = arrows.find({arrow.second, arrow.first});
    if (arrow.first < arrow.second && back != arrows.end())
      mutual << example + ", and " + back->second;
  }
  QVERIFY2(mutual.isEmpty(), qPrintable(mutual.join("; ")));
}

Names StructureTest::includersOf(const QString& header) const {
  Names found;
  QStringList next{header};
  while (!next.isEmpty()) {
    const QString sought = next.takeFirst();
    for (const auto& [name, included] : includes_)
      if (included.contains(sought) && found.insert(name).second && name.endsWith(".h"))
        next << name;
  }
  return found;
}

void StructureTest::anEngineRebuildsFewSources() {
  for (const char* engine : {"tsne", "umap", "mde"})
    for (const auto& [name, content] : sources_) {
      if (!name.startsWith(QString("core/embedding/%1/").arg(engine)) || !name.endsWith(".h"))
        continue;
      int rebuilt = 0;
      for (const QString& file : includersOf(name)) rebuilt += file.endsWith(".cpp") ? 1 : 0;
      QVERIFY2(rebuilt <= kMostRebuilt, qPrintable(QString("%1: %2").arg(name).arg(rebuilt)));
    }
}

/// A method is described by its entry in the table, its options and its steps. No other code
/// depends on which method it is.
void StructureTest::methodsAreNamedInTheirTable() {
  const QString table = QStringLiteral("core/embedding/common/method.h");
  const Names options{"core/embedding/common/map_options.h",
                      "core/embedding/common/map_options.cpp"};
  static const QRegularExpression enumerators("enum class Method [^{]*\\{([^}]*)\\}");
  const auto listed = enumerators.match(sources_[table]);
  QVERIFY(listed.hasMatch());
  QStringList methods;
  for (const QString& name : listed.captured(1).split(u',')) methods << name.trimmed();
  QVERIFY(methods.contains("tsne") && methods.contains("file"));
  const QRegularExpression named(QString("Method::(%1)\\b").arg(methods.join(u'|')));
  QVERIFY(sources_[table].contains(named));
  QStringList places;
  for (const auto& [name, content] : sources_)
    if (name != table && !options.contains(name) && content.contains(named)) places << name;
  QVERIFY2(places.isEmpty(), qPrintable(places.join(", ")));
}

/// The differences between pages are in core/session/page.h and ui/panels/registry.cpp. No other
/// code depends on which page it is.
void StructureTest::pagesAreNotToldApart() {
  static const QRegularExpression asked("(case|[!=]=) Page::|page < \\d");
  QStringList places;
  for (const auto& [name, content] : sources_)
    if (content.contains(asked)) places << name;
  QVERIFY2(places.isEmpty(), qPrintable(places.join(", ")));
}

LOOKBOOK_TEST(StructureTest)

}  // namespace test_structure

#include "test_structure.moc"
