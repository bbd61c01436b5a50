// EMNIST's own files: images on their side, labels by mapping.txt. And turning any set.

#include "core/readers/catalogue.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_emnist {

using lookbook::DatasetPtr;
using lookbook::OpenOptions;
using samples::gzip;
using samples::idxImages;
using samples::idxLabels;

class TestEmnist : public QObject {
  Q_OBJECT

 private slots:
  void imagesAreTurnedUprightAndReported();
  void turningIsTakenBackOrAskedFor_data();
  void turningIsTakenBackOrAskedFor();
  void classesAreNamed_data();
  void classesAreNamed();
  void labelsThatDoNotFitStay();

 private:
  /// Three images of 2 x 3 pixels, whose pixels count from 0.
  static void add(const samples::Folder& folder, const QString& set,
                  std::initializer_list<int> labels = {1, 2, 26}) {
    folder.add("emnist-" + set + "-train-images-idx3-ubyte.gz", gzip(idxImages(3)));
    folder.add("emnist-" + set + "-train-labels-idx1-ubyte.gz", gzip(idxLabels(labels)));
  }
  static DatasetPtr opened(const samples::Folder& folder, const OpenOptions& options = {}) {
    auto opened = lookbook::openDataset(folder.path().string(), options);
    if (!opened) qWarning("%s", opened.error().message.c_str());
    return opened ? *opened : nullptr;
  }
};

void TestEmnist::imagesAreTurnedUprightAndReported() {
  const samples::Folder folder;
  add(folder, "letters");
  const DatasetPtr dataset = opened(folder);
  QVERIFY(dataset);
  QCOMPARE(dataset->rows(), 3);
  QCOMPARE(dataset->columns(), 2);
  const auto image = dataset->image(1);
  QCOMPARE(std::vector<int>(image.begin(), image.end()), (std::vector<int>{6, 9, 7, 10, 8, 11}));
  QCOMPARE(dataset->warnings().size(), std::size_t{1});
  const lookbook::Notice& notice = dataset->notices().front();
  QCOMPARE(notice.id, std::string("transposed"));
  QCOMPARE(notice.option, std::string("transpose"));
  QCOMPARE(notice.value, std::string("no"));
}

void TestEmnist::turningIsTakenBackOrAskedFor_data() {
  QTest::addColumn<QString>("prefix");
  QTest::addColumn<QString>("choice");
  QTest::addColumn<bool>("turned");
  QTest::newRow("EMNIST") << "emnist-digits-" << "" << true;
  QTest::newRow("EMNIST, not") << "emnist-digits-" << "no" << false;
  QTest::newRow("EMNIST, yes") << "emnist-digits-" << "yes" << true;
  QTest::newRow("another set") << "" << "" << false;
  QTest::newRow("another set, yes") << "" << "yes" << true;
}

void TestEmnist::turningIsTakenBackOrAskedFor() {
  QFETCH(QString, prefix);
  QFETCH(QString, choice);
  QFETCH(bool, turned);
  const samples::Folder folder;
  folder.add(prefix + "train-images-idx3-ubyte", idxImages(3));
  folder.add(prefix + "train-labels-idx1-ubyte", idxLabels({0, 1, 9}));
  OpenOptions options;
  if (!choice.isEmpty()) QVERIFY(options.set("transpose", choice.toStdString()));
  const DatasetPtr dataset = opened(folder, options);
  QVERIFY(dataset);
  QCOMPARE(dataset->rows(), turned ? 3 : 2);
  QCOMPARE(int{dataset->image(0)[1]}, turned ? 3 : 1);
  QCOMPARE(dataset->fingerprint().ends_with("+transposed"), turned);
  QCOMPARE(dataset->warnings().empty(), !turned || choice == "yes");
}

void TestEmnist::classesAreNamed_data() {
  QTest::addColumn<QString>("set");
  QTest::addColumn<QByteArray>("mapping");
  QTest::addColumn<int>("classes");
  QTest::addColumn<QStringList>("names");  // of the labels 1, 2, 26
  QTest::newRow("letters") << "letters" << QByteArray() << 26 << QStringList{"A", "B", "Z"};
  QByteArray letters;
  for (int i = 1; i <= 26; ++i)
    letters += QByteArray::number(i) + ' ' + QByteArray::number(64 + i) + ' ' +
               QByteArray::number(96 + i) + "\r\n";
  QTest::newRow("letters with their mapping")
      << "letters" << letters << 26 << QStringList{"A/a", "B/b", "Z/z"};
  QTest::newRow("a mapping that is none")
      << "letters" << QByteArray("<html>\n") << 26 << QStringList{"A", "B", "Z"};
  QTest::newRow("a mapping of other numbers")
      << "letters" << QByteArray("0 65\n2147483647 66\n") << 26 << QStringList{"A", "B", "Z"};
  QTest::newRow("balanced") << "balanced" << QByteArray() << 47 << QStringList{"1", "2", "Q"};
  QTest::newRow("byclass") << "byclass" << QByteArray() << 62 << QStringList{"1", "2", "Q"};
}

void TestEmnist::classesAreNamed() {
  QFETCH(QString, set);
  QFETCH(QByteArray, mapping);
  QFETCH(int, classes);
  QFETCH(QStringList, names);
  const samples::Folder folder;
  add(folder, set);
  if (!mapping.isEmpty()) folder.add("emnist-" + set + "-mapping.txt", mapping);
  const DatasetPtr dataset = opened(folder);
  QVERIFY(dataset);
  QCOMPARE(dataset->classCount(), classes);
  QStringList found;
  for (lookbook::ImageIndex i = 0; i < 3; ++i)
    found += QString::fromStdString(dataset->className(dataset->label(i)));
  QCOMPARE(found, names);
}

void TestEmnist::labelsThatDoNotFitStay() {
  const samples::Folder folder;
  add(folder, "digits", {0, 3, 12});
  const DatasetPtr dataset = opened(folder);
  QVERIFY(dataset);
  QCOMPARE(dataset->label(2), 12);
  QCOMPARE(dataset->className(12), std::string("class 12"));
}

LOOKBOOK_TEST(TestEmnist)

}  // namespace test_emnist

#include "test_emnist.moc"
