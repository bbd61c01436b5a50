// The table of readers: which reader opens which files, and what is derived from the table.

#include "core/readers/catalogue.h"
#include "core/readers/readers.h"
#include "tests/support/numpy_files.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QSet>
#include <QTest>

namespace test_readers {

using lookbook::Fit;
using lookbook::Probe;
using samples::idxImages;
using samples::idxLabels;
using samples::npyOf;

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

/// The title of the reader with the best score for a place.
QString readerOfPlace(const fs::path& place) {
  const Probe probe(place);
  const Fit best = lookbook::bestScore(probe).fit;
  for (const lookbook::Reader& reader : lookbook::readers())
    if (best != Fit::none && reader.score(probe).fit == best) return reader.title.english;
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
  void manyClassesOpenHoweverTheyArePacked_data();
  void manyClassesOpenHoweverTheyArePacked();
  void labelsBeyondAreRefused();
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
  const QStringList patterns =
      QString::fromStdString(lookbook::dataFilePatterns()).split(QLatin1Char(' '));
  const QString expected = QString::fromStdString(lookbook::supportedFormats().english());
  for (const lookbook::Reader& reader : lookbook::readers()) {
    for (const char* extension : reader.extensions)
      QCOMPARE(patterns.contains(QLatin1Char('*') + QString(extension)), !reader.ofFolders());
    QVERIFY2(expected.contains(reader.title.english, Qt::CaseInsensitive), reader.title.english);
  }
  QVERIFY(expected.startsWith("IDX, ") && expected.endsWith(" for each class"));
  const samples::Folder folder;
  const auto opened = lookbook::openDataset(folder.path().string());
  QVERIFY(!opened);
  QVERIFY(opened.error().message.find("Supported are " + lookbook::supportedFormats().english()) !=
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

namespace {

constexpr int kImages = 400;

/// The checksums of the equivalent IDX files of images and labels, by md5sum.
constexpr const char* kManyClasses =
    "md5:cb617bb5bda27ef6807a262685a54a0e+11d4d7e6fb368218fe866c2066211e55";

/// The label of an image, which does not fit into a byte.
int labelOf(int image) {
  return image * 163;
}

QByteArray bigEndianShorts(const QList<int>& labels) {
  QByteArray bytes = samples::bigEndian({0x00000B01, static_cast<std::uint32_t>(labels.size())});
  for (const int label : labels)
    bytes.append(static_cast<char>(label >> 8)).append(static_cast<char>(label));
  return bytes;
}

}  // namespace

void TestReaders::manyClassesOpenHoweverTheyArePacked_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("labels");
  QByteArray shorts;
  QByteArray ints = samples::bigEndian({0x00000C01, kImages});
  QByteArray csv;
  for (int i = 0; i < kImages; ++i) {
    const int label = labelOf(i);
    shorts.append(static_cast<char>(label)).append(static_cast<char>(label >> 8));
    ints += samples::bigEndian({static_cast<std::uint32_t>(label)});
    csv += QByteArray::number(label);
    for (int pixel = 0; pixel < 6; ++pixel) csv += "," + QByteArray::number((i * 6 + pixel) % 256);
    csv += "\n";
  }
  QTest::newRow("IDX of int32") << "labels" << ints;
  QTest::newRow("IDX of int32, gzipped") << "labels.gz" << samples::gzip(ints);
  QTest::newRow("NPY of uint16") << "labels.npy" << npyOf("<u2", "(400,)", shorts);
  QTest::newRow("CSV") << "set.csv" << ("label,1x1,1x2,1x3,2x1,2x2,2x3\n" + csv);
}

void TestReaders::manyClassesOpenHoweverTheyArePacked() {
  QFETCH(QString, name);
  QFETCH(QByteArray, labels);
  const samples::Folder folder;
  folder.add(name, labels);
  QByteArray pixels;
  for (int i = 0; i < 6 * kImages; ++i) pixels += static_cast<char>(i % 256);
  if (name.endsWith(".npy")) folder.add("images.npy", npyOf("|u1", "(400, 2, 3)", pixels));
  if (name.startsWith("labels") && !name.endsWith(".npy"))
    folder.add("images", samples::bigEndian({samples::kImagesMagic, kImages, 2, 3}) + pixels);
  const auto opened = lookbook::openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  const lookbook::Dataset& dataset = **opened;
  QCOMPARE(dataset.classCount(), labelOf(kImages - 1) + 1);
  for (int i = 0; i < kImages; ++i)
    QCOMPARE(dataset.label(static_cast<lookbook::ImageIndex>(i)), labelOf(i));
  QCOMPARE(dataset.fingerprint(), std::string(kManyClasses));
}

void TestReaders::labelsBeyondAreRefused() {
  const samples::Folder folder;
  folder.add("images", idxImages(2));
  folder.add("labels", samples::bigEndian({0x00000C01, 2, 0, 65'536}));
  const auto wide = lookbook::openDataset(folder.path().string());
  QVERIFY(!wide);
  QVERIFY(wide.error().message.find("a label outside of 0 to 65535 at 1") != std::string::npos);
  folder.add("labels", bigEndianShorts({3, -2}));
  const auto negative = lookbook::openDataset(folder.path().string());
  QVERIFY(!negative);
  folder.add("labels", bigEndianShorts({3, 300}));
  const auto shorts = lookbook::openDataset(folder.path().string());
  QVERIFY(shorts);
  QCOMPARE((*shorts)->label(1), 300);
}

LOOKBOOK_TEST(TestReaders)

}  // namespace test_readers

#include "test_readers.moc"
