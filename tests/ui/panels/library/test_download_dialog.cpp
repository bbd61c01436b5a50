// The dialog that downloads a data set, with a server on this machine.

#include "tests/support/https_server.h"
#include "tests/support/published_fashion.h"
#include "tests/support/test_program.h"
#include "tests/support/wait_for.h"
#include "ui/library/open_datasets.h"
#include "ui/panels/library/download_dialog.h"
#include "ui/state/notices.h"
#include "ui/state/view_store.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <filesystem>
#include <memory>

namespace lookbook::ui::test_download_dialog {

class DownloadDialogTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void nothingIsDownloadedUnasked();
  void aDownloadIsOpenedAndClosesTheDialog();
  void aCancelledDownloadContinues();
  void closingCancels();
  void whatIsThereIsNotDownloadedAgain();
  void anErrorIsShownAndTheNextAttemptPossible();

 private:
  /// Opens the dialog for Fashion-MNIST, which the server has, well or badly.
  void open(const QString& how) {
    DownloadOptions options{
        .folder = folder_->path(), .mirrors = {server_->address(how)}, .caFile = server_->caFile()};
    dialog_ = std::make_unique<DownloadDialog>(library_, nullptr, options);
    dialog_->select(QStringLiteral("fashion-mnist"));
    dialog_->show();
  }
  void click(const char* name) {
    QTest::mouseClick(dialog_->findChild<QPushButton*>(QString::fromUtf8(name)), Qt::LeftButton);
  }
  [[nodiscard]] bool isEnabled(const char* name) const {
    return dialog_->findChild<QWidget*>(QString::fromUtf8(name))->isEnabled();
  }
  [[nodiscard]] QString status() const {
    return dialog_->findChild<QLabel*>(QStringLiteral("downloadStatus"))->text();
  }
  /// Waits until half of the first file has arrived, from an address that then sends nothing.
  [[nodiscard]] bool halfArrives() const {
    const auto file = folder_->path() / ".fashion-mnist.part/train-images-idx3-ubyte.gz";
    const auto half = samples::published(QStringLiteral("train-images-idx3-ubyte")).size() / 2;
    return test::waitFor([&] {
      std::error_code error;
      return std::filesystem::file_size(file, error) == static_cast<std::uintmax_t>(half);
    });
  }
  [[nodiscard]] bool opened() const {
    return test::waitFor([this] { return library_.countOpen() == 1 && !library_.opening(); });
  }

  ViewStore state_;
  Notices notices_;
  OpenDatasets library_{state_, notices_};
  std::unique_ptr<samples::HttpsServer> server_;
  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<DownloadDialog> dialog_;
};

void DownloadDialogTest::initTestCase() {
  for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
    qunsetenv(name);
  server_ = std::make_unique<samples::HttpsServer>();
  QVERIFY(server_->isRunning());
  for (const char* name : {"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                           "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"})
    server_->add(QString::fromLatin1(name) + QStringLiteral(".gz"),
                 samples::published(QString::fromLatin1(name)));
}

void DownloadDialogTest::init() {
  dialog_.reset();
  for (const DatasetId id : library_.ids()) library_.close(id);
  folder_ = std::make_unique<samples::Folder>();
  (void)server_->requests();
}

void DownloadDialogTest::nothingIsDownloadedUnasked() {
  open(QStringLiteral("good"));
  auto* names = dialog_->findChild<QComboBox*>(QStringLiteral("downloadName"));
  QCOMPARE(names->count(), static_cast<int>(downloads().size()));
  QCOMPARE(names->currentText(), QStringLiteral("Fashion-MNIST, 31 MB"));
  QVERIFY(isEnabled("startDownload") && !isEnabled("cancelDownload"));
  dialog_->close();
  QVERIFY(server_->requests().isEmpty());
  QVERIFY(std::filesystem::is_empty(folder_->path()));
}

void DownloadDialogTest::aDownloadIsOpenedAndClosesTheDialog() {
  open(QStringLiteral("good"));
  click("startDownload");
  QVERIFY(!isEnabled("startDownload") && isEnabled("cancelDownload"));
  QVERIFY(opened());
  QVERIFY(dialog_->isHidden());
  QCOMPARE(library_.dataset(library_.ids().front()).data()->path(),
           (folder_->path() / "fashion-mnist").string());
}

void DownloadDialogTest::aCancelledDownloadContinues() {
  open(QStringLiteral("hang"));
  click("startDownload");
  QVERIFY(halfArrives());
  click("cancelDownload");
  QVERIFY2(status().startsWith(QStringLiteral("Cancelled")), qPrintable(status()));
  QVERIFY(isEnabled("startDownload") && !isEnabled("cancelDownload"));
  open(QStringLiteral("good"));
  (void)server_->requests();
  click("startDownload");
  QVERIFY(opened());
  QVERIFY(server_->requests().first().contains(QStringLiteral(" bytes=")));
}

void DownloadDialogTest::closingCancels() {
  open(QStringLiteral("hang"));
  click("startDownload");
  QVERIFY(halfArrives());
  dialog_.reset();
  QVERIFY(!std::filesystem::exists(folder_->path() / "fashion-mnist"));
  QCOMPARE(library_.countOpen(), 0);
}

void DownloadDialogTest::whatIsThereIsNotDownloadedAgain() {
  folder_->add(QStringLiteral("fashion-mnist/mine"), "mine");
  open(QStringLiteral("good"));
  QVERIFY(!isEnabled("startDownload"));
  QCOMPARE(status(), QStringLiteral("The folder exists already."));
}

void DownloadDialogTest::anErrorIsShownAndTheNextAttemptPossible() {
  open(QStringLiteral("page"));
  click("startDownload");
  QVERIFY(test::waitFor([this] { return isEnabled("startDownload"); }));
  QVERIFY2(status().contains(QStringLiteral("web page")), qPrintable(status()));
  QVERIFY(!dialog_->isHidden());
}

LOOKBOOK_WIDGET_TEST(DownloadDialogTest)

}  // namespace lookbook::ui::test_download_dialog

#include "test_download_dialog.moc"
