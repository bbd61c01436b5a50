// Downloads from a server that answers well or badly. Nothing here leaves this machine.

#include "core/download/download.h"
#include "core/readers/catalogue.h"
#include "tests/support/https_server.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>

#include <future>
#include <memory>
#include <stop_token>

namespace fs = std::filesystem;

namespace lookbook::test_download {

namespace {

const QString kImages = QStringLiteral("train-images-idx3-ubyte.gz");
const QString kLabels = QStringLiteral("train-labels-idx1-ubyte.gz");

QByteArray images() {
  QByteArray bytes = samples::bigEndian({samples::kImagesMagic, 90, 28, 28});
  for (std::uint32_t i = 0; i < 90 * 28 * 28; ++i)  // wraps: gzip finds no pattern in it
    bytes.append(static_cast<char>(i * i * 31U % 251U));
  return samples::gzip(bytes);
}

QByteArray labels() {
  QByteArray bytes = samples::bigEndian({samples::kLabelsMagic, 90});
  for (int i = 0; i < 90; ++i) bytes.append(static_cast<char>(i % 3));
  return samples::gzip(bytes);
}

DownloadFile described(const QString& name, const QByteArray& bytes) {
  return {name.toStdString(),
          QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex().toStdString(),
          static_cast<std::uint64_t>(bytes.size())};
}

}  // namespace

class DownloadTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();

  void aDataSetIsDownloadedAndOpens();
  void progressReachesTheWhole();
  void aCutFileIsContinued();
  void anEarlierAttemptIsContinued();
  void aFileIsBegunAnewWhereRangesAreUnknown();
  void whatAnEarlierAttemptLeftMayBeWrong();
  void aCompleteFileIsNotFetchedAgain();
  void redirectsAreFollowed();
  void badAnswersAreRefused_data();
  void badAnswersAreRefused();
  void theNextMirrorIsTried_data();
  void theNextMirrorIsTried();
  void anUnknownCertificateIsRefused();
  void aFileOfCertificatesThatIsNoneIsWrongUse();
  void aStopWhileBytesArriveKeepsThem();
  void aStopWhileNothingArrivesIsFollowed();
  void anAddressThatSendsNothingIsGivenUp();
  void theProxyOfTheEnvironmentIsUsed();
  void withoutANetworkTheErrorSaysWhereFilesGo();
  void aFolderWithFilesIsKeptUnlessAskedFor();
  void twoDownloadsIntoOneFolderAreRefused();
  void aFileWithoutAChecksumIsRecorded();
  void otherAddressesAreWrongUse();

 private:
  /// Downloads from the server's addresses of these kinds, in order.
  Result<Downloaded> fetch(const QStringList& how, const std::stop_token& stop = {},
                           const DownloadProgress& progress = {}) {
    options_.mirrors.clear();
    for (const QString& one : how) options_.mirrors.push_back(server_->address(one));
    return downloadDataset(set_, options_, stop, progress);
  }
  [[nodiscard]] fs::path target() const { return folder_->path() / "data/digits"; }
  [[nodiscard]] fs::path part() const { return folder_->path() / "data/.digits.part"; }
  /// Whether exactly the right files are there, and nothing else.
  [[nodiscard]] bool isComplete() const {
    return samples::contentOf(target() / kImages.toStdString()) == images() &&
           samples::contentOf(target() / kLabels.toStdString()) == labels() && !fs::exists(part());
  }

  std::unique_ptr<samples::HttpsServer> server_;
  std::unique_ptr<samples::Folder> folder_;
  Download set_;
  DownloadOptions options_;
};

void DownloadTest::initTestCase() {
  for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
    qunsetenv(name);
  server_ = std::make_unique<samples::HttpsServer>();
  QVERIFY(server_->isRunning());
  server_->add(kImages, images());
  server_->add(kLabels, labels());
}

void DownloadTest::init() {
  folder_ = std::make_unique<samples::Folder>();
  set_ = {"digits", "Digits", text("a licence"), {}, {}};
  set_.files = {described(kImages, images()), described(kLabels, labels())};
  options_ = {.folder = folder_->path() / "data", .mirrors = {}, .caFile = server_->caFile()};
  (void)server_->requests();
}

void DownloadTest::aDataSetIsDownloadedAndOpens() {
  const auto done = fetch({"good"});
  QVERIFY2(done, done ? "" : done.error().message.c_str());
  QCOMPARE(done->folder, target());
  QVERIFY(done->notes.empty());
  QVERIFY(isComplete());
  const auto opened = openDataset(target().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->size(), std::size_t{90});
}

void DownloadTest::progressReachesTheWhole() {
  std::vector<std::uint64_t> done;
  QVERIFY(fetch({"good"}, {}, [&](const DownloadState& state) {
    QCOMPARE(state.bytes, set_.bytes());
    done.push_back(state.done);
  }));
  QVERIFY(std::ranges::is_sorted(done));
  QCOMPARE(done.back(), set_.bytes());
}

void DownloadTest::aCutFileIsContinued() {
  QVERIFY(fetch({"drip"}));
  QVERIFY(isComplete());
  const QStringList requests = server_->requests();
  QCOMPARE(requests.size(), 6);
  QCOMPARE(requests[0], "drip " + kImages + " all");
  QCOMPARE(requests[1], QString("drip %1 bytes=%2-").arg(kImages).arg(images().size() / 3 + 1));
}

void DownloadTest::anEarlierAttemptIsContinued() {
  folder_->add("data/.digits.part/" + kImages, images().first(1000));
  QVERIFY(fetch({"good"}));
  QVERIFY(isComplete());
  QCOMPARE(server_->requests().front(), "good " + kImages + " bytes=1000-");
}

void DownloadTest::aFileIsBegunAnewWhereRangesAreUnknown() {
  folder_->add("data/.digits.part/" + kImages, images().first(1000));
  QVERIFY(fetch({"rangeless"}));
  QVERIFY(isComplete());
  QCOMPARE(server_->requests().size(), 3);
}

void DownloadTest::whatAnEarlierAttemptLeftMayBeWrong() {
  folder_->add("data/.digits.part/" + kImages, QByteArray(1000, 'x'));
  folder_->add("data/.digits.part/" + kLabels, QByteArray(labels().size(), 'x'));
  QVERIFY(fetch({"good"}));
  QVERIFY(isComplete());
  QCOMPARE(server_->requests(),
           QStringList({"good " + kImages + " bytes=1000-", "good " + kImages + " all",
                        "good " + kLabels + " all"}));
}

void DownloadTest::aCompleteFileIsNotFetchedAgain() {
  folder_->add("data/.digits.part/" + kImages, images());
  folder_->add("data/.digits.part/rest", "of another version");
  QVERIFY(fetch({"good"}));
  QVERIFY(isComplete());
  QVERIFY(!fs::exists(target() / "rest"));
  QCOMPARE(server_->requests(), QStringList("good " + kLabels + " all"));
}

void DownloadTest::redirectsAreFollowed() {
  QVERIFY(fetch({"redirect"}));
  QVERIFY(isComplete());
}

void DownloadTest::badAnswersAreRefused_data() {
  QTest::addColumn<QString>("how");
  QTest::addColumn<QString>("reason");
  QTest::newRow("error") << "missing" << "answered with the HTTP error 404";
  QTest::newRow("web page") << "page" << "answered with a web page";
  QTest::newRow("web page called data") << "disguised" << "answered with a web page";
  QTest::newRow("endless redirects") << "loop" << "redirects more than 5 times";
  QTest::newRow("redirect to HTTP") << "downgrade" << "redirects to, an address that is not";
  QTest::newRow("wrong bytes") << "wrong" << "does not have the published checksum";
  QTest::newRow("length too large") << "claims-more" << "bytes, but the published file has";
  QTest::newRow("length too small") << "claims-less" << "bytes, but the published file has";
  QTest::newRow("more bytes than the file") << "endless" << "sends more bytes than";
  QTest::newRow("nothing") << "empty" << "is empty";
}

void DownloadTest::badAnswersAreRefused() {
  QFETCH(QString, how);
  QFETCH(QString, reason);
  const auto done = fetch({how});
  QVERIFY(!done);
  const QString message = QString::fromStdString(done.error().message);
  const QString address = QString::fromStdString(server_->address(how)) + kImages;
  QVERIFY2(message.contains(reason) && message.contains(address), qPrintable(message));
  QVERIFY2(message.contains(QString::fromStdString(target().string())), qPrintable(message));
  QVERIFY(!fs::exists(target()));
}

void DownloadTest::theNextMirrorIsTried_data() {
  QTest::addColumn<QString>("first");
  for (const char* how :
       {"missing", "page", "loop", "wrong", "claims-more", "claims-less", "endless", "empty"})
    QTest::newRow(how) << how;
}

void DownloadTest::theNextMirrorIsTried() {
  QFETCH(QString, first);
  QVERIFY(fetch({first, "good"}));
  QVERIFY(isComplete());
  QCOMPARE(server_->requests().last(), "good " + kLabels + " all");
}

void DownloadTest::anUnknownCertificateIsRefused() {
  options_.caFile.clear();
  const auto done = fetch({"good"});
  QVERIFY(!done);
  QVERIFY2(done.error().message.find("certificate of https://") != std::string::npos,
           done.error().message.c_str());
  QVERIFY(server_->requests().isEmpty());
  QVERIFY(!fs::exists(part()));
}

void DownloadTest::aFileOfCertificatesThatIsNoneIsWrongUse() {
  options_.caFile = folder_->add("ca.pem", "no certificate");
  const auto done = fetch({"good"});
  QVERIFY(!done);
  QCOMPARE(done.error().kind, Error::Kind::badArgument);
  QVERIFY2(done.error().message.find("ca.pem") != std::string::npos, done.error().message.c_str());
}

void DownloadTest::aStopWhileBytesArriveKeepsThem() {
  std::stop_source stop;
  const auto half = static_cast<std::uint64_t>(images().size() / 2);
  const auto done = fetch({"hang"}, stop.get_token(), [&](const DownloadState& state) {
    if (state.done == half) stop.request_stop();
  });
  QVERIFY(!done);
  QCOMPARE(done.error().kind, Error::Kind::cancelled);
  QVERIFY(!fs::exists(target()));
  QCOMPARE(fs::file_size(part() / kImages.toStdString()), std::uintmax_t{half});
  (void)server_->requests();
  QVERIFY(fetch({"good"}));
  QVERIFY(isComplete());
  QVERIFY(server_->requests().contains(QString("good %1 bytes=%2-").arg(kImages).arg(half)));
}

void DownloadTest::aStopWhileNothingArrivesIsFollowed() {
  std::stop_source stop;
  auto running =
      std::async(std::launch::async, [&] { return fetch({"silent"}, stop.get_token()); });
  QCOMPARE(server_->nextLine(), "silent " + kImages + " all");
  stop.request_stop();
  const auto done = running.get();
  QVERIFY(!done);
  QCOMPARE(done.error().kind, Error::Kind::cancelled);
  QVERIFY(!fs::exists(part()));
}

void DownloadTest::anAddressThatSendsNothingIsGivenUp() {
  options_.patience = std::chrono::seconds(1);
  const auto done = fetch({"silent"});
  QVERIFY(!done);
  QVERIFY2(done.error().message.find("has sent nothing for 1 s") != std::string::npos,
           done.error().message.c_str());
  QVERIFY(fetch({"hang"}));  // continued after the pause
  QVERIFY(isComplete());
}

void DownloadTest::theProxyOfTheEnvironmentIsUsed() {
  qputenv("https_proxy", server_->proxy());
  const auto done = fetch({"good"});
  qunsetenv("https_proxy");
  QVERIFY(!done);
  const std::string& message = done.error().message;
  QVERIFY2(message.starts_with("The proxy refuses the connection to https://127.0.0.1"),
           message.c_str());
  QVERIFY(server_->requests().front().startsWith("proxy 127.0.0.1"));
}

void DownloadTest::withoutANetworkTheErrorSaysWhereFilesGo() {
  options_.mirrors = {server_->closedAddress(), server_->closedAddress()};
  const auto done = downloadDataset(set_, options_, {}, {});
  QVERIFY(!done);
  const std::string& message = done.error().message;
  for (const std::string& words : {std::string("cannot be reached"), kImages.toStdString(),
                                   kLabels.toStdString(), target().string()})
    QVERIFY2(message.find(words) != std::string::npos, message.c_str());
  QVERIFY(!fs::exists(part()));
}

void DownloadTest::aFolderWithFilesIsKeptUnlessAskedFor() {
  folder_->add("data/digits/" + kImages, "mine");
  const auto refused = fetch({"good"});
  QVERIFY(!refused);
  QVERIFY(server_->requests().isEmpty());
  QCOMPARE(samples::contentOf(target() / kImages.toStdString()), QByteArray("mine"));
  options_.replace = true;
  QVERIFY(!fetch({"missing"}));
  QCOMPARE(samples::contentOf(target() / kImages.toStdString()), QByteArray("mine"));
  QVERIFY(fetch({"good"}));
  QVERIFY(isComplete());
}

void DownloadTest::twoDownloadsIntoOneFolderAreRefused() {
  std::stop_source stop;
  auto first = std::async(std::launch::async, [&, options = options_]() mutable {
    options.mirrors = {server_->address("silent")};
    return downloadDataset(set_, options, stop.get_token(), {});
  });
  QCOMPARE(server_->nextLine(), "silent " + kImages + " all");
  const auto second = fetch({"good"});
  stop.request_stop();
  QVERIFY(!first.get());
  QVERIFY(!second);
  QVERIFY2(second.error().message.find("is being downloaded already") != std::string::npos,
           second.error().message.c_str());
  QVERIFY(fetch({"good"}));
}

void DownloadTest::aFileWithoutAChecksumIsRecorded() {
  set_.files[1].md5.clear();
  set_.files[1].bytes = 0;
  folder_->add("data/.digits.part/" + kLabels, "doubtful");
  const auto done = fetch({"good"});
  QVERIFY2(done, done ? "" : done.error().message.c_str());
  QCOMPARE(done->notes.size(), std::size_t{1});
  const QByteArray sum = QCryptographicHash::hash(labels(), QCryptographicHash::Sha256).toHex();
  QCOMPARE(samples::contentOf(target() / "SHA256SUMS"), sum + "  " + kLabels.toUtf8() + "\n");
  QVERIFY(isComplete());
  QVERIFY(openDataset(target().string()));
}

void DownloadTest::otherAddressesAreWrongUse() {
  options_.mirrors = {"file:///etc/"};
  const auto done = downloadDataset(set_, options_, {}, {});
  QVERIFY(!done);
  QCOMPARE(done.error().kind, Error::Kind::badArgument);
}

LOOKBOOK_TEST(DownloadTest)

}  // namespace lookbook::test_download

#include "test_download.moc"
