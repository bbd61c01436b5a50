// Exporting figures from the window, by real events on real data.

#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/save/figure_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>

#include <set>
#include <utility>

namespace lookbook::ui::test_figure_dialog {

using test::WindowDriver;

class FigureDialogTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    WindowDriver::useSettingsOfTests();
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  }
  void init();
  void cleanup();

  void nothingOpenIsSaid();
  void theMapIsSavedAsItIsSetHere();
  void thePreviewFollowsEveryChoice();
  void whatIsHiddenChosenAndInViewCanBeLeftOut();
  void theSheetAndTheCurveAreOfferedToo();
  void millimetresKeepThePixels();
  void theDialogIsClosedByItsButton();
  void theFigureIsCopied();
  void choicesAreRemembered();
  void whatCannotBeWrittenIsOneSentence();
  void cancellingLeavesNoFile();

 private:
  void openDialog() { driver_->key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier); }
  [[nodiscard]] QDialog* dialog() { return driver_->find<QDialog>("figureDialog"); }
  template <class Widget>
  [[nodiscard]] Widget* part(const char* name) {
    return dialog()->findChild<Widget*>(QString::fromUtf8(name));
  }
  [[nodiscard]] QString words() { return part<QLabel>("figureWords")->text(); }
  void choose(const char* name, const QString& text);
  void setNumber(const char* name, double value);
  void write(const char* name, const QString& text);
  /// Presses Save, names the file and waits for the message.
  void saveAs(const QString& file);
  /// Calls a function and waits until the preview shows the effect.
  template <class Effect>
  [[nodiscard]] bool isPreviewed(Effect effect);

  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<WindowDriver> driver_;
};

void FigureDialogTest::init() {
  QSettings().remove(QStringLiteral("figure"));
  folder_ = std::make_unique<samples::Folder>();
  driver_ = std::make_unique<WindowDriver>();
}

void FigureDialogTest::cleanup() {
  driver_.reset();
  folder_.reset();
}

void FigureDialogTest::choose(const char* name, const QString& text) {
  auto* box = part<QComboBox>(name);
  const int index = box->findText(text, Qt::MatchStartsWith);
  QVERIFY2(index >= 0, qPrintable(text));
  box->setFocus();
  QTest::keyClick(box, Qt::Key_Home);
  for (int i = 0; i < index; ++i) QTest::keyClick(box, Qt::Key_Down);
  QCOMPARE(box->currentIndex(), index);
}

void FigureDialogTest::setNumber(const char* name, double value) {
  auto* box = part<QDoubleSpinBox>(name);
  box->setFocus();
  box->selectAll();
  QTest::keyClicks(box, QString::number(value));
  QTest::keyClick(box, Qt::Key_Return);
  QCOMPARE(box->value(), value);
}

void FigureDialogTest::write(const char* name, const QString& text) {
  auto* line = part<QLineEdit>(name);
  line->setFocus();
  line->selectAll();
  QTest::keyClick(line, Qt::Key_Delete);
  QTest::keyClicks(line, text);
}

void FigureDialogTest::saveAs(const QString& file) {
  QTest::mouseClick(part<QPushButton>("figureSave"), Qt::LeftButton);
  auto* saving = dialog()->findChild<QFileDialog*>();
  QVERIFY(saving);
  auto* name = saving->findChild<QLineEdit*>();
  name->setText(file);
  QTest::keyClick(name, Qt::Key_Return);
  QVERIFY(WindowDriver::waitFor([&] { return part<QPushButton>("figureSave")->isEnabled(); }));
}

template <class Effect>
bool FigureDialogTest::isPreviewed(Effect effect) {
  const QSignalSpy painted(part<FigureView>("figureView"), &FigureView::painted);
  effect();
  return WindowDriver::waitFor([&] { return painted.count() > 0; });
}

void FigureDialogTest::nothingOpenIsSaid() {
  openDialog();
  QVERIFY(!driver_->window().findChild<QDialog*>(QStringLiteral("figureDialog")));
  const auto* message = driver_->find<QLabel>("messageText");
  QVERIFY(message->isVisible());
  QCOMPARE(message->text(),
           QStringLiteral("There is nothing to make a figure of yet. Open a data set."));
}

void FigureDialogTest::theMapIsSavedAsItIsSetHere() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->key(Qt::Key_2, Qt::ControlModifier);
  openDialog();
  QVERIFY(dialog()->isVisible());
  QVERIFY(part<QComboBox>("figureSource")->currentText().startsWith(QStringLiteral("Map:")));
  QCOMPARE(part<QLineEdit>("figureTitle")->text(), QStringLiteral("Fashion-MNIST, PCA"));
  write("figureTitle", QStringLiteral("My map"));
  setNumber("figureWidth", 400);
  setNumber("figureHeight", 300);
  setNumber("figure-resolution", 192);
  choose("figure-theme", QStringLiteral("Dark"));
  choose("figure-legend", QStringLiteral("None"));
  QVERIFY(part<QLabel>("figureSize")->text().startsWith(QStringLiteral("PNG: 800 × 600 pixels")));

  const QString file = QString::fromStdString((folder_->path() / "map.png").string());
  saveAs(file);
  QVERIFY2(words().startsWith(QStringLiteral("Saved ") + file), qPrintable(words()));
  const QImage image(file);
  QCOMPARE(image.size(), QSize(800, 600));
  QCOMPARE(image.text(QStringLiteral("Title")), QStringLiteral("My map"));
  QVERIFY(qGray(image.pixel(2, 2)) < 64);
}

void FigureDialogTest::thePreviewFollowsEveryChoice() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->key(Qt::Key_2, Qt::ControlModifier);
  openDialog();
  auto* view = part<FigureView>("figureView");
  const auto look = [&] { return view->grab().toImage(); };
  QVERIFY(isPreviewed([] {}));
  QImage before = look();
  const auto changes = [&](const auto& effect) {
    if (!isPreviewed(effect)) return false;
    const QImage now = look();
    return std::exchange(before, now) != now;
  };
  QVERIFY(changes([&] { write("figureTitle", QStringLiteral("Another")); }));
  QVERIFY(changes([&] { choose("figure-theme", QStringLiteral("Transparent")); }));
  QVERIFY(changes([&] { choose("figure-palette", QStringLiteral("Viridis")); }));
  QVERIFY(changes([&] { choose("figure-legend", QStringLiteral("Below")); }));
  QVERIFY(changes([&] { setNumber("figure-point-size", 4); }));
  QVERIFY(changes([&] { setNumber("figure-opacity", 0.3); }));
  QVERIFY(changes([&] { choose("figure-thumbnails", QStringLiteral("Some")); }));
  QVERIFY(changes([&] { setNumber("figure-thumbnail-size", 40); }));
  QVERIFY(changes([&] { setNumber("figureHeight", 600); }));
}

void FigureDialogTest::whatIsHiddenChosenAndInViewCanBeLeftOut() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->key(Qt::Key_2, Qt::ControlModifier);
  openDialog();
  QVERIFY(isPreviewed([] {}));
  for (const char* name : {"figurePart", "figureFilter", "figureSelection", "figureValues"})
    QVERIFY(!part<QCheckBox>(name)->isVisible());
  QTest::keyClick(dialog(), Qt::Key_Escape);
  QVERIFY(!dialog()->isVisible());
  driver_->window().activateWindow();  // there is no window manager that does it
  QVERIFY(QTest::qWaitForWindowActive(&driver_->window()));

  driver_->workspace().state().changeDataset(0, [](DatasetView& view) {
    view.filter.hiddenClasses.set(3);
    view.mapCamera.height = 2;
  });
  driver_->key(Qt::Key_A, Qt::ControlModifier);
  openDialog();
  QVERIFY(isPreviewed([] {}));
  for (const char* name : {"figurePart", "figureFilter", "figureSelection"}) {
    auto* box = part<QCheckBox>(name);
    QVERIFY2(box->isVisible(), name);
    const QImage before = part<FigureView>("figureView")->grab().toImage();
    QVERIFY(isPreviewed([&] { QTest::keyClick(box, Qt::Key_Space); }));
    QVERIFY2(part<FigureView>("figureView")->grab().toImage() != before, name);
  }
}

void FigureDialogTest::theSheetAndTheCurveAreOfferedToo() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  openDialog();  // from the gallery
  auto* sources = part<QComboBox>("figureSource");
  QCOMPARE(sources->currentText(), QStringLiteral("Sheet: Fashion-MNIST"));
  QVERIFY(!part<QComboBox>("figure-thumbnails")->isVisible());
  QVERIFY(!part<QComboBox>("figure-legend")->isVisible());
  QVERIFY(part<QComboBox>("figure-palette")->isVisible());
  setNumber("figureWidth", 300);
  setNumber("figureHeight", 200);
  const QString sheet = QString::fromStdString((folder_->path() / "sheet.svg").string());
  saveAs(sheet);
  QVERIFY(QFile::exists(sheet));
  choose("figureSource", QStringLiteral("Curve: Fashion-MNIST"));
  QVERIFY(part<QDoubleSpinBox>("figureWidth")->value() != 300);  // it has its own page size
  const QString curve = QString::fromStdString((folder_->path() / "curve.pdf").string());
  saveAs(curve);
  QVERIFY(samples::contentOf(folder_->path() / "curve.pdf").startsWith("%PDF-"));
}

void FigureDialogTest::millimetresKeepThePixels() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  openDialog();
  setNumber("figureWidth", 1600);
  setNumber("figureHeight", 1200);
  choose("figureUnit", QStringLiteral("mm"));
  QVERIFY2(part<QLabel>("figureSize")->text().contains(QStringLiteral("1,600 × 1,200 pixels")),
           qPrintable(part<QLabel>("figureSize")->text()));
  choose("figureUnit", QStringLiteral("px"));
  QCOMPARE(part<QDoubleSpinBox>("figureWidth")->value(), 1600.0);
}

void FigureDialogTest::theDialogIsClosedByItsButton() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  openDialog();
  auto* button = part<QPushButton>("figureCancel");
  QCOMPARE(button->text(), QStringLiteral("Close"));
  QTest::mouseClick(button, Qt::LeftButton);
  QVERIFY(!dialog()->isVisible());
}

void FigureDialogTest::theFigureIsCopied() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->key(Qt::Key_2, Qt::ControlModifier);
  QGuiApplication::clipboard()->clear();
  driver_->key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  const QImage copied = QGuiApplication::clipboard()->image();
  QVERIFY(copied.width() > 300 && copied.height() > 300);
  std::set<QRgb> colours;
  for (int x = 0; x < copied.width(); x += 3) colours.insert(copied.pixel(x, copied.height() / 2));
  QVERIFY(colours.size() > 3);  // points of several classes
}

void FigureDialogTest::choicesAreRemembered() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  openDialog();
  choose("figure-palette", QStringLiteral("Muted"));
  choose("figureUnit", QStringLiteral("mm"));
  setNumber("figureWidth", 85);
  QTest::keyClick(dialog(), Qt::Key_Escape);
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  openDialog();
  QCOMPARE(part<QComboBox>("figure-palette")->currentText(), QStringLiteral("Muted"));
  QCOMPARE(part<QComboBox>("figureUnit")->currentText(), QStringLiteral("mm"));
  QCOMPARE(part<QDoubleSpinBox>("figureWidth")->value(), 85.0);
}

void FigureDialogTest::whatCannotBeWrittenIsOneSentence() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  openDialog();
  saveAs(QString::fromStdString((folder_->path() / "sheet.gif").string()));
  QVERIFY2(words().endsWith(QStringLiteral("sheet.gif must end in .png, .svg or .pdf.")),
           qPrintable(words()));
}

void FigureDialogTest::cancellingLeavesNoFile() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->key(Qt::Key_2, Qt::ControlModifier);
  openDialog();
  setNumber("figureWidth", 6000);
  setNumber("figureHeight", 6000);
  QTest::mouseClick(part<QPushButton>("figureSave"), Qt::LeftButton);
  auto* name = dialog()->findChild<QFileDialog*>()->findChild<QLineEdit*>();
  const QString file = QString::fromStdString((folder_->path() / "large.png").string());
  name->setText(file);
  QTest::keyClick(name, Qt::Key_Return);
  QVERIFY(part<QPushButton>("figureCancel")->isEnabled());
  QTest::mouseClick(part<QPushButton>("figureCancel"), Qt::LeftButton);
  QVERIFY(part<QPushButton>("figureSave")->isEnabled());
  QCOMPARE(words(), QStringLiteral("Cancelled. No file was saved."));
  driver_.reset();  // waits for painting
  QVERIFY(!QFile::exists(file));
}

LOOKBOOK_WIDGET_TEST(FigureDialogTest)

}  // namespace lookbook::ui::test_figure_dialog

#include "test_figure_dialog.moc"
