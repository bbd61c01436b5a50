#include "core/readers/unpacked_size.h"
#include "tests/support/numpy_files.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_unpacked_size {

using lookbook::findSurprising;

class TestUnpackedSize : public QObject {
  Q_OBJECT

 private slots:
  void ordinaryFilesAreNoSurprise_data();
  void ordinaryFilesAreNoSurprise();
  void smallFileOfLargeContentIsFound();
};

void TestUnpackedSize::ordinaryFilesAreNoSurprise_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("table") << "map.csv" << QByteArray("1.5,2\n");
  QTest::newRow("packed table") << "map.csv.gz" << samples::gzip("1.5,2\n");
  QTest::newRow("well packed table") << "map.csv.gz" << samples::gzip(QByteArray(30'000'000, '0'));
  QTest::newRow("images") << "train-images-idx3-ubyte.gz" << samples::gzip(samples::idxImages(9));
  QTest::newRow("broken") << "map.csv.gz" << samples::gzip("1.5,2\n").left(12);
  QTest::newRow("no archive") << "map.npz" << QByteArray("PK");
}

void TestUnpackedSize::ordinaryFilesAreNoSurprise() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  const samples::Folder folder;
  const auto path = folder.add(name, bytes);
  QVERIFY(!findSurprising(path));
  QVERIFY(!findSurprising(folder.path()));
  QVERIFY(!findSurprising(folder.path() / "not there"));
}

void TestUnpackedSize::smallFileOfLargeContentIsFound() {
  constexpr int kMember = 100'000'000;
  const QByteArray member = samples::gzip(QByteArray(kMember, '0'));
  const samples::Folder folder;
  const auto path = folder.add("map.csv.gz", member.repeated(21));
  const auto found = findSurprising(folder.path());
  QVERIFY(found);
  QCOMPARE(found->path, path);
  QCOMPARE(found->stored, static_cast<std::uint64_t>(21 * member.size()));
  QVERIFY(found->unpacked > lookbook::kLargeContent);
}

LOOKBOOK_TEST(TestUnpackedSize)

}  // namespace test_unpacked_size

#include "test_unpacked_size.moc"
