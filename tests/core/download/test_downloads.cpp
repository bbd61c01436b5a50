// The table of downloads.

#include "core/download/downloads.h"
#include "core/readers/catalogue.h"
#include "tests/support/test_program.h"

#include <QRegularExpression>
#include <QTest>

#include <set>
#include <string>

namespace lookbook::test_downloads {

class DownloadsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyEntryIsComplete();
  void theCatalogueFindsWhatIsDownloaded();
  void namesAreFoundInAnyCase();
};

void DownloadsTest::everyEntryIsComplete() {
  static const QRegularExpression kMd5(QStringLiteral("^[0-9a-f]{32}$"));
  std::set<std::string> checksums;
  for (const Download& download : downloads()) {
    QVERIFY(!download.licence.english().empty());
    QVERIFY(!download.mirrors.empty());
    for (const std::string& mirror : download.mirrors) {
      QVERIFY2(mirror.starts_with("http") && mirror.ends_with('/'), mirror.c_str());
    }
    QCOMPARE(download.files.size(), std::size(usualFileNames()));
    for (std::size_t i = 0; i < download.files.size(); ++i) {
      const DownloadFile& file = download.files[i];
      QCOMPARE(file.name, std::string(usualFileNames()[i]) + ".gz");
      QVERIFY2(kMd5.match(QString::fromStdString(file.md5)).hasMatch(), file.md5.c_str());
      QVERIFY2(checksums.insert(file.md5).second, "the same checksum twice");
    }
  }
  QVERIFY(downloads().size() >= 3);
}

void DownloadsTest::theCatalogueFindsWhatIsDownloaded() {
  for (const KnownDataset& known : knownDatasets()) {
    const Download* download = findDownload(known.id);
    if (!download) continue;
    QVERIFY2(std::ranges::find(known.folders, download->id) != known.folders.end(), known.id);
    QCOMPARE(download->name, std::string(known.title));
  }
  QVERIFY(findDownload("mnist") && findDownload("fashion-mnist"));
}

void DownloadsTest::namesAreFoundInAnyCase() {
  QVERIFY(findDownload("KMNIST"));
  QCOMPARE(findDownload("Fashion-MNIST")->id, std::string("fashion-mnist"));
  QVERIFY(!findDownload("mnist2"));
  QVERIFY(!findDownload(""));
}

LOOKBOOK_TEST(DownloadsTest)

}  // namespace lookbook::test_downloads

#include "test_downloads.moc"
