// The digest that distinguishes the maps of different programs: it includes everything that
// determines the bytes of a map.

#include "tests/support/test_program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace test_numerics_digest {

class NumericsDigestTest : public QObject {
  Q_OBJECT

 private slots:
  void everyFolderOfTheNumericsIsKnown();
  void anEditInAnyFolderIsAnotherDigest_data();
  void anEditInAnyFolderIsAnotherDigest();
};

namespace {

const QStringList kFolders = QString(LOOKBOOK_NUMERICS).split(u',');

QString digestOf(const QStringList& folders, const QString& out) {
  QProcess cmake;
  cmake.start("cmake", {"-DFOLDERS=" + folders.join(';'), "-DOUT=" + out, "-DFLAGS=same", "-P",
                        LOOKBOOK_SOURCE_DIR "/core/cache/digest_numerics.cmake"});
  if (!cmake.waitForFinished() || cmake.exitCode() != 0) return {};
  QFile file(out);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

void NumericsDigestTest::everyFolderOfTheNumericsIsKnown() {
  const QString root(LOOKBOOK_SOURCE_DIR "/core/");
  for (const char* top : {"base", "data", "embedding", "neighbors", "runs"}) {
    QStringList folders{root + top};
    QDirIterator inner(root + top, QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (inner.hasNext()) folders << inner.next();
    for (const QString& folder : folders)
      if (!QDir(folder).entryList({"*.cpp"}, QDir::Files).isEmpty())
        QVERIFY2(kFolders.contains(folder), qPrintable(folder));
  }
}

void NumericsDigestTest::anEditInAnyFolderIsAnotherDigest_data() {
  QTest::addColumn<QString>("folder");
  for (const QString& folder : kFolders) QTest::newRow(qPrintable(folder)) << folder;
}

void NumericsDigestTest::anEditInAnyFolderIsAnotherDigest() {
  QFETCH(const QString, folder);
  const QTemporaryDir copies;
  const QString copy = copies.filePath("copy");
  QVERIFY(QDir().mkpath(copy));
  const QFileInfoList files = QDir(folder).entryInfoList({"*.h", "*.cpp"}, QDir::Files);
  for (const QFileInfo& file : files)
    QVERIFY(QFile::copy(file.filePath(), copy + "/" + file.fileName()));
  const QString before = digestOf({copy}, copies.filePath("before.h"));
  QVERIFY(before.contains("kNumericsDigest"));
  QCOMPARE(digestOf({copy}, copies.filePath("again.h")), before);
  QFile edited(copy + "/" + files.last().fileName());
  QVERIFY(edited.open(QIODevice::Append));
  edited.write("// another\n");
  edited.close();
  QVERIFY(digestOf({copy}, copies.filePath("after.h")) != before);
}

LOOKBOOK_TEST(NumericsDigestTest)

}  // namespace test_numerics_digest

#include "test_numerics_digest.moc"
