// The table of readers: who opens what, and what is derived from the table.

#include "core/readers/catalogue.h"
#include "core/readers/readers.h"
#include "tests/support/sample_files.h"

#include <QSet>
#include <QTest>

using lookbook::Fit;
using lookbook::Probe;
using samples::idxImages;
using samples::idxLabels;

namespace {

namespace fs = std::filesystem;

const fs::path kFormats = fs::path(LOOKBOOK_TEST_DATA) / "formats";
const QByteArray kTable = "label,1x1,1x2\n0,1,2\n1,3,4\n";

QByteArray sampleOf(const QString& name) {
  if (name.endsWith(".npz")) return samples::contentOf(kFormats / "keras.npz");
  if (name.endsWith(".npy")) return samples::contentOf(kFormats / "colour-images.npy");
  if (name.endsWith(".png")) return samples::contentOf(kFormats / "grey.png");
  if (name.endsWith(".csv")) return kTable;
  return name.contains("labels") ? idxLabels({0, 1}) : idxImages(2);
}

/// The title of the reader that is surest of a place.
QString readerOfPlace(const fs::path& place) {
  const Probe probe(place);
  const Fit best = lookbook::bestScore(probe).fit;
  for (const lookbook::Reader& reader : lookbook::readers())
    if (best != Fit::none && reader.score(probe).fit == best) return reader.title;
  return {};
}

}  // namespace

class TestReaders : public QObject {
  Q_OBJECT

 private slots:
  void noExtensionIsOfTwoReaders();
  void everyReaderOfFilesIsInTheFilterAndTheError();
  void theSurestReaderOpensAPlace_data();
  void theSurestReaderOpensAPlace();
  void arraysBelowAFolderGoBeforeItsTables();
  void anArchiveIsOpenedOnce();
  void aFolderOfManyArchivesLeavesFewOpen();
  void fileThatIsNotThereIsNotFound();
};

void TestReaders::noExtensionIsOfTwoReaders() {
  QSet<QString> seen;
  for (const lookbook::Reader& reader : lookbook::readers())
    for (const char* extension : reader.extensions) {
      QVERIFY2(!seen.contains(extension), extension);
      seen.insert(extension);
    }
}

void TestReaders::everyReaderOfFilesIsInTheFilterAndTheError() {
  QCOMPARE(lookbook::dataFilePatterns(),
           std::string("*ubyte *.idx *.gz *.npz *.npy *.csv *.csv.gz"));
  QCOMPARE(lookbook::supportedFormats(),
           std::string("IDX, NPZ, NPY or CSV files, or a folder of pictures for each class"));
  const samples::Folder folder;
  const auto opened = lookbook::openDataset(folder.path().string());
  QVERIFY(!opened);
  QVERIFY(opened.error().message.find("Supported are " + lookbook::supportedFormats()) !=
          std::string::npos);
}

void TestReaders::theSurestReaderOpensAPlace_data() {
  QTest::addColumn<QStringList>("files");
  QTest::addColumn<QString>("place");
  QTest::addColumn<QString>("title");
  const auto row = [](const char* name, const QStringList& files, const char* place,
                      const char* title) {
    QTest::newRow(name) << files << QString(place) << QString(title);
  };
  row("an IDX file", {"images"}, "images", "IDX");
  row("an archive", {"set.npz"}, "set.npz", "NPZ");
  row("an array", {"images.npy"}, "images.npy", "NPY");
  row("a table", {"set.csv"}, "set.csv", "CSV");
  row("a picture", {"a.png"}, "a.png", "Pictures");
  row("IDX before an array", {"images", "images.npy"}, "", "IDX");
  row("an array before labels", {"labels", "images.npy"}, "", "NPY");
  row("labels before an archive", {"labels", "set.npz"}, "", "IDX");
  row("an array before an archive", {"images.npy", "set.npz"}, "", "NPY");
  row("an archive before a table", {"set.npz", "set.csv"}, "", "NPZ");
  row("a table before pictures", {"set.csv", "a/a.png"}, "", "CSV");
  row("pictures", {"a/a.png", "README.md"}, "", "Pictures");
  row("nothing", {"README.md"}, "", "");
}

void TestReaders::theSurestReaderOpensAPlace() {
  QFETCH(QStringList, files);
  QFETCH(QString, place);
  QFETCH(QString, title);
  const samples::Folder folder;
  for (const QString& file : files)
    folder.add(file, file == "README.md" ? QByteArray("words") : sampleOf(file));
  QCOMPARE(readerOfPlace(folder.path() / place.toStdString()), title);
}

void TestReaders::arraysBelowAFolderGoBeforeItsTables() {
  const samples::Folder folder;
  folder.add("set.csv", kTable);
  folder.add("raw/images", idxImages(3));
  const auto opened = lookbook::openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->size(), std::size_t{3});
}

void TestReaders::anArchiveIsOpenedOnce() {
  const fs::path file = kFormats / "keras.npz";
  const Probe probe(file);
  const auto score = lookbook::bestScore(probe);
  const auto archive = probe.archive(file);
  QVERIFY(archive);
  QVERIFY(score.open());
  QCOMPARE(probe.archive(file)->get(), archive->get());
}

void TestReaders::aFolderOfManyArchivesLeavesFewOpen() {
  const samples::Folder folder;
  for (int i = 0; i < 40; ++i) folder.add(QString("%1.npz").arg(i), sampleOf(".npz"));
  const Probe probe(folder.path());
  int same = 0;
  for (const fs::path& file : probe.files()) {
    const auto first = probe.archive(file);
    const auto second = probe.archive(file);
    QVERIFY(first && second);
    same += first->get() == second->get() ? 1 : 0;
  }
  QVERIFY(same > 0 && same < 40);
}

void TestReaders::fileThatIsNotThereIsNotFound() {
  for (const char* name : {"x", "x.npz", "x.npy", "x.csv", "x.png"}) {
    const auto opened = lookbook::openDataset((fs::path("/nowhere") / name).string());
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, lookbook::Error::Kind::notFound);
    QVERIFY(opened.error().message.find("does not exist.") != std::string::npos);
  }
}

QTEST_GUILESS_MAIN(TestReaders)
#include "test_readers.moc"
