#include "core/readers/catalogue.h"
#include "core/readers/dataset_files.h"
#include "tests/support/pnm_pictures.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

namespace test_picture_tables {

using namespace lookbook;

namespace {

/// Pictures 1 to 6 with these grey values, in a folder.
void addPictures(const samples::Folder& folder, const QString& below = "Images/%1.pgm") {
  for (int i = 1; i <= 6; ++i) folder.add(below.arg(i), samples::greyPicture(i));
}

DatasetPtr opened(const std::filesystem::path& place, const OpenOptions& options = {}) {
  const auto dataset = openDataset(place.string(), options);
  if (!dataset) qWarning("%s", dataset.error().message.c_str());
  return dataset ? *dataset : nullptr;
}

/// "train 1 a, 2 b; test 3 c": the first pixel of each image, and its class.
QString described(const DatasetPtr& dataset) {
  if (!dataset) return {};
  QStringList splits;
  for (const SplitPart& split : dataset->splits()) {
    QStringList images;
    for (const ImageIndex i : dataset->indices(SplitChoice(split.name)))
      images << QString("%1 %2")
                    .arg(dataset->image(i)[0])
                    .arg(QString::fromStdString(dataset->className(dataset->label(i))));
    if (!images.empty()) splits << QString::fromStdString(split.name) + ' ' + images.join(", ");
  }
  return splits.join("; ");
}

QStringList idsOf(const DatasetPtr& dataset) {
  QStringList ids;
  for (const Notice& notice : dataset->notices()) ids << QString::fromStdString(notice.id);
  return ids;
}

std::string textOf(const DatasetPtr& dataset, const std::string& id) {
  const auto found = std::ranges::find(dataset->notices(), id, &Notice::id);
  return found == dataset->notices().end() ? "" : found->text.english();
}

}  // namespace

class TestPictureTables : public QObject {
  Q_OBJECT

 private slots:
  void rowsNamePicturesInManyWays_data();
  void rowsNamePicturesInManyWays();
  void theColumnOfLabelsIsFound_data();
  void theColumnOfLabelsIsFound();
  void theUserNamesTheColumn();
  void splitsComeFromTablesFoldersOrAColumn_data();
  void splitsComeFromTablesFoldersOrAColumn();
  void missingAndUnlistedPicturesAreCountedAndNamed();
  void classFoldersAreReadWithoutTheTable();
  void aTableOpensWithItsPictures();
  void tablesAndPicturesAreNotToBeOverwritten();
};

void TestPictureTables::rowsNamePicturesInManyWays_data() {
  QTest::addColumn<QString>("place");
  QTest::addColumn<QByteArray>("table");
  const auto row = [](const char* name, const QString& place, const QByteArray& table) {
    QTest::newRow(name) << place << table;
  };
  const QString usual = "Images/%1.pgm";
  row("names", usual, "file,label\n2.pgm,b\n1.pgm,a\n3.pgm,b\n");
  row("without extensions", usual, "id,label\n2,b\n1,a\n3,b\n");
  row("paths", usual, "path,label\nImages/2.pgm,b\nImages/1.pgm,a\nImages/3.pgm,b\n");
  row("paths from elsewhere", usual,
      "label,path\nb,/data/set/images/2.PGM\na,/data/set/images/1.PGM\nb,/data/set/images/3.PGM\n");
  row("paths of Windows", usual,
      "path;label\r\n.\\Images\\2.pgm;b\r\nImages\\1.pgm;a\r\n3.pgm;b\r\n");
  row("numbers", "Images/0000%1.pgm", "id,label\n2,b\n1,a\n3,b\n");
  row("beside the table", "%1.pgm", "file\tlabel\n2.pgm\tb\n1.pgm\ta\n3.pgm\tb\n");
  row("without a header", usual, "2.pgm,b\n1.pgm,a\n3.pgm,b\n");
  row("in quotes", usual,
      "\"file\",\"label\"\n\"2.pgm\",\"b\"\n\"1.pgm\",\"a\"\n\"3.pgm\",\"b\"\n");
}

void TestPictureTables::rowsNamePicturesInManyWays() {
  QFETCH(QString, place);
  QFETCH(QByteArray, table);
  const samples::Folder folder;
  for (int i = 1; i <= 3; ++i) folder.add(place.arg(i), samples::greyPicture(i));
  folder.add("train.csv", table);
  QCOMPARE(described(opened(folder.path())), QString("train 2 b, 1 a, 3 b"));
}

void TestPictureTables::theColumnOfLabelsIsFound_data() {
  QTest::addColumn<QByteArray>("table");
  QTest::addColumn<QString>("expected");
  QTest::addColumn<QStringList>("ids");
  QTest::newRow("numbers")
      << QByteArray("label,id\n0,1\n1,2\n0,3\n1,4\n0,5\n2,6\n")
      << "train 1 class 0, 2 class 1, 3 class 0, 4 class 1, 5 class 0, 6 class 2" << QStringList();
  QTest::newRow("under another name")
      << QByteArray("id,breed\n1,x\n2,y\n3,x\n4,x\n5,x\n6,x\n")
      << "train 1 x, 2 y, 3 x, 4 x, 5 x, 6 x" << QStringList("label-column");
  QTest::newRow("beside others")
      << QByteArray("id,width,class,note\n1,5,x,\n2,6,y,\n3,5,x,\n4,5,x,\n5,7,x,\n6,7,x,\n")
      << "train 1 x, 2 y, 3 x, 4 x, 5 x, 6 x" << QStringList("column-left-out");
  QTest::newRow("the one that repeats")
      << QByteArray("who,id,dx,age\na,1,x,9\nb,2,y,8\nc,3,x,9\nd,4,x,9\ne,5,x,9\nf,6,x,9\n")
      << "train 1 x, 2 y, 3 x, 4 x, 5 x, 6 x" << QStringList{"label-column", "column-left-out"};
  QTest::newRow("one hot") << QByteArray("id,dry,wet\n1,1,0\n2,0,1\n3,1,0\n4,1,0\n5,1,0\n6,0,1\n")
                           << "train 1 dry, 2 wet, 3 dry, 4 dry, 5 dry, 6 wet" << QStringList();
}

void TestPictureTables::theColumnOfLabelsIsFound() {
  QFETCH(QByteArray, table);
  QFETCH(QString, expected);
  QFETCH(QStringList, ids);
  const samples::Folder folder;
  addPictures(folder);
  folder.add("labels.csv", table);
  const DatasetPtr dataset = opened(folder.path());
  QCOMPARE(described(dataset), expected);
  QCOMPARE(idsOf(dataset), ids);
}

void TestPictureTables::theUserNamesTheColumn() {
  const samples::Folder folder;
  addPictures(folder);
  folder.add("labels.csv", "id,label,age\n1,a,7\n2,a,8\n3,b,7\n4,b,7\n5,b,7\n6,b,8\n");
  QCOMPARE(described(opened(folder.path(), {.labelColumn = "AGE"})),
           QString("train 1 class 7, 2 class 8, 3 class 7, 4 class 7, 5 class 7, 6 class 8"));
  QCOMPARE(described(opened(folder.path(), {.labelColumn = "first"})),
           QString("train 1 a, 2 a, 3 b, 4 b, 5 b, 6 b"));
  const DatasetPtr none = opened(folder.path(), {.labelColumn = "none"});
  QVERIFY(none && !none->hasLabels() && none->size() == 6);
  const auto unknown = openDataset(folder.path().string(), {.labelColumn = "x"});
  QVERIFY(!unknown);
  QVERIFY2(
      unknown.error().message.ends_with("has no column named x. Its columns are id, label, age."),
      unknown.error().message.c_str());
}

void TestPictureTables::splitsComeFromTablesFoldersOrAColumn_data() {
  QTest::addColumn<QStringList>("pictures");  // 1, 2, ...
  QTest::addColumn<QStringList>("tables");    // name, content, ...
  QTest::addColumn<QString>("expected");
  const QStringList both{"train/1.pgm", "train/2.pgm", "test/1.pgm", "test/2.pgm"};
  const QString train = "id,label\n2,b\n1,a\n";
  QTest::newRow("a column")
      << QStringList{"i/1.pgm", "i/2.pgm", "i/3.pgm", "i/4.pgm"}
      << QStringList{"all.csv", "id,label,split\n1,a,train\n2,b,test\n3,b,Valid\n4,a,train\n"}
      << "train 1 a, 4 a; test 2 b; val 3 b";
  QTest::newRow("two tables") << both
                              << QStringList{"train.csv", train, "test.csv", "id,label\n2,a\n1,b\n"}
                              << "train 2 b, 1 a; test 4 a, 3 b";
  QTest::newRow("the test's labels are missing")
      << both << QStringList{"train.csv",
                             train,
                             "test.csv",
                             "id,size\n2,9\n1,9\n",
                             "sample_submission.csv",
                             "id,label\n1,a\n2,a\n"}
      << "train 2 b, 1 a; test 4 unlabelled, 3 unlabelled";
  QTest::newRow("no table of the test") << both << QStringList{"trainLabels.csv", train}
                                        << "train 2 b, 1 a; test 3 unlabelled, 4 unlabelled";
  QTest::newRow("folders with further words")
      << QStringList{"train_images/1.pgm", "train_images/2.pgm", "test_images/3.pgm"}
      << QStringList{"train.csv", train, "test.csv", "id\n3\n"}
      << "train 2 b, 1 a; test 3 unlabelled";
  QTest::newRow("classes in one of the folders")
      << QStringList{"Train/0/1.pgm", "Train/1/2.pgm", "Test/3.pgm"}
      << QStringList{"Train.csv", "Width,ClassId,Path\n3,0,Train/0/1.pgm\n3,1,Train/1/2.pgm\n",
                     "Test.csv", "Width,ClassId,Path\n3,1,Test/3.pgm\n"}
      << "train 1 class 0, 2 class 1; test 3 class 1";
  QTest::newRow("one folder deeper") << QStringList{"set/train/1.pgm", "set/train/2.pgm"}
                                     << QStringList{"set/train.csv", train} << "train 2 b, 1 a";
}

void TestPictureTables::splitsComeFromTablesFoldersOrAColumn() {
  QFETCH(QStringList, pictures);
  QFETCH(QStringList, tables);
  QFETCH(QString, expected);
  const samples::Folder folder;
  for (qsizetype i = 0; i < pictures.size(); ++i)
    folder.add(pictures[i], samples::greyPicture(int(i) + 1));
  for (qsizetype i = 0; i < tables.size(); i += 2) folder.add(tables[i], tables[i + 1].toUtf8());
  QCOMPARE(described(opened(folder.path())), expected);
}

void TestPictureTables::missingAndUnlistedPicturesAreCountedAndNamed() {
  const samples::Folder folder;
  addPictures(folder);
  folder.add("train.csv",
             "file,label\n1.pgm,a\nlost.pgm,a\n2.pgm,b\n1.pgm,b\ngone.pgm,b\n4.pgm,a\n");
  const DatasetPtr dataset = opened(folder.path());
  QCOMPARE(described(dataset), QString("train 1 a, 2 b, 4 a"));
  QCOMPARE(textOf(dataset, "pictures-missing"),
           std::string("train.csv: 2 rows are left out because their pictures are missing "
                       "(lost.pgm, gone.pgm)."));
  QCOMPARE(textOf(dataset, "pictures-repeated"),
           std::string("train.csv: 1 row is left out because its picture is listed before."));
  QCOMPARE(textOf(dataset, "pictures-unlisted"),
           std::string("3 pictures that no table lists are left out (Images/3.pgm, Images/5.pgm, "
                       "Images/6.pgm)."));
}

void TestPictureTables::classFoldersAreReadWithoutTheTable() {
  const samples::Folder folder;
  folder.add("cat/1.pgm", samples::greyPicture(1));
  folder.add("dog/2.pgm", samples::greyPicture(2));
  folder.add("sizes.csv", "file,class\ncat/1.pgm,9\ndog/2.pgm,8\n");
  QCOMPARE(described(opened(folder.path())), QString("train 1 cat, 2 dog"));
}

void TestPictureTables::aTableOpensWithItsPictures() {
  const samples::Folder folder;
  addPictures(folder);
  const auto table = folder.add("train.csv", "id,label\n3,b\n1,a\n");
  folder.add("other.csv", "id,label\n3,x\n1,x\n");
  QCOMPARE(described(opened(table)), QString("train 3 b, 1 a"));
  const samples::Folder empty;
  const auto alone = openDataset(empty.add("train.csv", "id,label\n3,b\n1,a\n").string());
  QVERIFY(!alone);
  QVERIFY2(alone.error().message.find("train.csv") != std::string::npos,
           alone.error().message.c_str());
}

void TestPictureTables::tablesAndPicturesAreNotToBeOverwritten() {
  const samples::Folder folder;
  addPictures(folder);
  const auto table = folder.add("train.csv", "id,label\n3,b\n1,a\n");
  QVERIFY(holdsDataset(table, folder.path()));
  QVERIFY(holdsDataset(folder.path() / "Images/1.pgm", folder.path()));
  QVERIFY(!holdsDataset(folder.add("notes.txt", "hello"), folder.path()));
}

LOOKBOOK_TEST(TestPictureTables)

}  // namespace test_picture_tables

#include "test_picture_tables.moc"
