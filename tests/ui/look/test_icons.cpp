#include "tests/support/test_program.h"
#include "ui/look/icons.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

namespace test_icons {

using namespace lookbook::ui;

namespace {

/// The number of drawn pixels, and whether all of them have the colour.
struct Ink {
  int pixels = 0;
  bool oneColor = true;
};

Ink inkOf(const QImage& picture, const QColor& color) {
  constexpr int kSolid = 200;  // the colours of pale edges are too inexact
  Ink ink;
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 0; x < picture.width(); ++x) {
      const QColor pixel = picture.pixelColor(x, y);
      if (pixel.alpha() < kSolid) continue;
      ++ink.pixels;
      ink.oneColor = ink.oneColor && std::abs(pixel.lightness() - color.lightness()) < 4;
    }
  return ink;
}

}  // namespace

class IconsTest : public QObject {
  Q_OBJECT

 private slots:
  void everyIconIsDrawnInTheThemesColours_data();
  void everyIconIsDrawnInTheThemesColours();
  void checkedIconsHaveTheAccent();
  void lookbookHasAnIcon();
  void noRoomIsNoPicture();
};

void IconsTest::everyIconIsDrawnInTheThemesColours_data() {
  QTest::addColumn<QString>("name");
  for (const QString& file : QDir(QStringLiteral(":/icons")).entryList()) {
    const QString name = QFileInfo(file).baseName();
    // These are used by the style sheet, with its own colours.
    if (!name.startsWith(QStringLiteral("chevron"))) QTest::newRow(qPrintable(name)) << name;
  }
}

void IconsTest::everyIconIsDrawnInTheThemesColours() {
  QFETCH(QString, name);
  for (const Theme& theme : {lightTheme(), darkTheme()})
    for (const int size : {16, 20, 32}) {
      const QImage picture = themedIcon(name, theme).pixmap(size, size).toImage();
      QCOMPARE(picture.size(), QSize(size, size));
      const Ink ink = inkOf(picture, theme.text);
      QVERIFY(ink.pixels > size);
      QVERIFY(ink.oneColor);
    }
}

void IconsTest::checkedIconsHaveTheAccent() {
  const QIcon icon = themedIcon(QStringLiteral("stop"), lightTheme());
  const QImage picture = icon.pixmap(QSize(32, 32), QIcon::Normal, QIcon::On).toImage();
  QVERIFY(inkOf(picture, lightTheme().accent).oneColor);
}

void IconsTest::lookbookHasAnIcon() {
  for (const int size : {16, 48, 256})
    QCOMPARE(applicationIcon().pixmap(size, size).size(), QSize(size, size));
}

void IconsTest::noRoomIsNoPicture() {
  QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
  QVERIFY(themedIcon(QStringLiteral("stop"), lightTheme()).pixmap(0, 0).isNull());
  QImage canvas(4, 4, QImage::Format_RGB32);
  QPainter painter(&canvas);
  themedIcon(QStringLiteral("stop"), lightTheme()).paint(&painter, QRect(1, 1, 0, 2));
}

LOOKBOOK_WIDGET_TEST(IconsTest)

}  // namespace test_icons

#include "test_icons.moc"
