// The window shows text from files literally, wherever it comes from, and loads nothing that it
// names.

#include "core/session/stamp.h"
#include "tests/support/numpy_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/library/library_entry.h"
#include "ui/panels/parts/labels.h"

#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QTextDocumentFragment>

#include <sys/stat.h>

namespace lookbook::ui::test_foreign_text {

using test::WindowDriver;

class ForeignTextTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init() {
    folder_ = std::make_unique<samples::Folder>();
    // Loading it would wait for ever, or give a picture of 600 x 600.
    pipe_ = QString::fromStdString((folder_->path() / "pipe").string());
    QCOMPARE(mkfifo(qPrintable(pipe_), 0600), 0);
    picture_ = QString::fromStdString((folder_->path() / "large.png").string());
    QImage large(600, 600, QImage::Format_RGB32);
    large.fill(Qt::red);
    QVERIFY(large.save(picture_));
    driver_ = std::make_unique<WindowDriver>();
  }
  void cleanup() {
    driver_.reset();
    folder_.reset();
  }

  void aMessageShowsWhatAFileSays_data();
  void aMessageShowsWhatAFileSays();
  void aFiguresVersionIsShownAsItStands();
  void namesAreShownAsTheyStand();
  void messageBoxesOfQtsOwnArePlain();

 private:
  [[nodiscard]] QString tag(bool pipe) const {
    return QStringLiteral("<img src=\"%1\">").arg(pipe ? pipe_ : picture_);
  }
  [[nodiscard]] QLabel* message() { return driver_->find<QLabel>("messageText"); }
  /// Opens a file and waits for the message.
  [[nodiscard]] bool refused(const std::filesystem::path& file);
  /// Checks that the window interprets no text.
  void everythingIsPlain();

  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<WindowDriver> driver_;
  QString pipe_;
  QString picture_;
};

bool ForeignTextTest::refused(const std::filesystem::path& file) {
  driver_->window().open(QString::fromStdString(file.string()));
  return WindowDriver::waitFor(
      [this] { return !driver_->workspace().library().opening() && message()->isVisible(); });
}

void ForeignTextTest::everythingIsPlain() {
  for (const QLabel* label : driver_->window().findChildren<QLabel*>())
    QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(),
             qPrintable(label->objectName() + label->text()));
  for (const QWidget* widget : driver_->window().findChildren<QWidget*>()) {
    const QString tip = widget->toolTip();
    if (!Qt::mightBeRichText(tip)) continue;
    // Tooltips are always escaped, within a paragraph.
    QVERIFY2(tip.startsWith(QStringLiteral("<p>")) && !tip.contains(QStringLiteral("<img")) &&
                 !tip.contains(QStringLiteral("<b>")),
             qPrintable(tip));
  }
}

void ForeignTextTest::aMessageShowsWhatAFileSays_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<bool>("pipe");
  QTest::newRow("the type of an array, naming a picture") << "html.npy" << false;
  QTest::newRow("the type of an array, naming a pipe") << "html.npy" << true;
  QTest::newRow("a table's column, naming a picture") << "html.csv" << false;
  QTest::newRow("a table's column, naming a pipe") << "html.csv" << true;
}

void ForeignTextTest::aMessageShowsWhatAFileSays() {
  QFETCH(QString, name);
  QFETCH(bool, pipe);
  const QByteArray what = tag(pipe).toUtf8();
  const QByteArray content = name.endsWith(QStringLiteral(".npy"))
                                 ? samples::npyOf(what, "(2, 2)", samples::counting(4))
                                 : "x,y," + what + "\n1,2,3\n4,5,oops\n";
  QVERIFY(refused(folder_->add(name, content)));
  QVERIFY(message()->text().contains(name));
  QCOMPARE(message()->textFormat(), Qt::PlainText);
  QVERIFY(message()->sizeHint().height() < 200);
  QVERIFY(message()->sizeHint().width() < driver_->window().width());
  everythingIsPlain();
}

void ForeignTextTest::aFiguresVersionIsShownAsItStands() {
  Stamp stamp;
  stamp.version = tag(false).toStdString() + "<h1>\x1B";
  QImage figure(40, 30, QImage::Format_RGB32);
  figure.fill(Qt::white);
  figure.setText(QLatin1String(kStampKeyword), QString::fromStdString(toText(stamp)));
  const QString path = QString::fromStdString((folder_->path() / "figure.png").string());
  QVERIFY(figure.save(path));
  driver_->window().open(path);
  QVERIFY(WindowDriver::waitFor(
      [this] { return !driver_->workspace().library().opening() && message()->isVisible(); }));
  QVERIFY(message()->sizeHint().height() < 200);
  QVERIFY(!message()->text().contains(QChar(0x1B)));
  everythingIsPlain();
}

void ForeignTextTest::namesAreShownAsTheyStand() {
  // A folder of pictures: each folder in it is a class.
  const QString title = QStringLiteral("<b>Set & Co [*] %1");
  const QStringList classes{QStringLiteral("<b>bold & %3"), QStringLiteral("bell\a and <i>more"),
                            QString(100, u'w') + QStringLiteral("<h1>")};
  const QString root = QString::fromStdString(folder_->path().string()) + u'/' + title;
  for (int c = 0; c < classes.size(); ++c) {
    QVERIFY(QDir().mkpath(root + u'/' + classes[c]));
    for (int i = 0; i < 3; ++i) {
      QImage image(8, 8, QImage::Format_Grayscale8);
      image.fill(20 * i + 60 * c);
      image.setPixel(i, c, qRgb(255, 255, 255));
      QVERIFY(image.save(QStringLiteral("%1/%2/%3.png").arg(root, classes[c], QString::number(i))));
    }
  }
  QVERIFY(driver_->open(root));
  QCOMPARE(driver_->window().windowTitle(),
           QStringLiteral("<b>Set & Co [*][*] %1[*] \u2014 Lookbook"));
  const auto entries = driver_->window().findChildren<LibraryEntry*>();
  QCOMPARE(entries.front()->text(), QStringLiteral("<b>Set && Co [*] %1"));
  QCOMPARE(entries.front()->accessibleName(), title);
  QVERIFY(entries.front()->shortcut().isEmpty());

  const QStringList shown{QStringLiteral("<b>bold & %3"), QStringLiteral("bell\\x07 and <i>more")};
  auto* name = driver_->find<NameLabel>("inspectorClass");
  const int width = driver_->find<QDockWidget>("inspectorDock")->width();
  for (std::size_t label = 0; label < 3; ++label) {
    const Dataset& data = *driver_->workspace().library().dataset(0).data();
    driver_->workspace().state().changeDataset(0, [&](DatasetView& view) {
      for (std::size_t i = 0; i < data.size(); ++i)
        if (data.label(static_cast<ImageIndex>(i)) == static_cast<int>(label))
          view.current = static_cast<ImageIndex>(i);
    });
    const QString expected = QString::fromStdString(data.className(static_cast<int>(label)));
    if (expected.size() < 80 && !expected.contains(QChar(7)))
      QTRY_COMPARE(name->text(), expected);
    else
      QTRY_VERIFY(name->text().size() <= 80 && !name->text().contains(QChar(7)));
    // The tooltips of the neighbours, with all numbers in their places.
    auto* neighbor = driver_->find<QWidget>("neighbor0");
    QTRY_VERIFY(neighbor->toolTip().contains(QStringLiteral("distance ")));
    everythingIsPlain();
  }
  QTest::qWait(50);
  // Long names are shortened.
  QVERIFY(driver_->find<QDockWidget>("inspectorDock")->width() <= width + 1);

  for (const Page page : {Page::map, Page::compare, Page::gallery}) {
    driver_->workspace().state().change([&](ViewState& view) { view.page = page; });
    QTest::qWait(20);
    everythingIsPlain();
    QVERIFY(driver_->window().width() <= 1280);
  }
  for (const QAction* action : driver_->window().findChildren<QAction*>())
    if (action->text().contains(QStringLiteral("Set")))
      QVERIFY2(action->text().contains(QStringLiteral("&& Co")), qPrintable(action->text()));
}

void ForeignTextTest::messageBoxesOfQtsOwnArePlain() {
  // The question of QFileDialog before it replaces a file.
  QMessageBox box(QMessageBox::Warning, QStringLiteral("Save"),
                  tag(false) + QStringLiteral(" already exists."), QMessageBox::Yes,
                  &driver_->window());
  box.show();
  auto* text = box.findChild<QLabel*>(QStringLiteral("qt_msgbox_label"));
  QVERIFY(text);
  QCOMPARE(text->textFormat(), Qt::PlainText);
  QVERIFY(box.height() < 300);
}

LOOKBOOK_WIDGET_TEST(ForeignTextTest)

}  // namespace lookbook::ui::test_foreign_text

#include "test_foreign_text.moc"
