#include "tests/support/test_program.h"
#include "tests/ui/figure/figure_samples.h"
#include "tests/ui/picture_comparison.h"
#include "ui/figure/page/line_chart.h"

#include <QPainter>
#include <QTest>

#include <cmath>

namespace test_figure_pictures {

using namespace lookbook;
using namespace lookbook::ui;

class FigurePicturesTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void aMapLooksAsItDid_data() { themes_data(); }
  void aMapLooksAsItDid();
  void aMapWithAxesAndSelectionLooksAsItDid();
  void aGridLooksAsItDid_data() { themes_data(); }
  void aGridLooksAsItDid();
  void aSheetLooksAsItDid_data() { themes_data(); }
  void aSheetLooksAsItDid();
  void aChartLooksAsItDid_data() { themes_data(); }
  void aChartLooksAsItDid();
  void aPictureIsTheSameEveryTime();

 private:
  static void themes_data();

  template <class Figure>
  static QImage picture(const Figure& figure, const Theme& theme, QSize size) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme.panel);
    QPainter painter(&image);
    paint(painter, QRectF(QPointF(0, 0), size), figure, theme);
    return image;
  }

  static const Theme& theme() {
    QFETCH(bool, dark);
    return dark ? darkTheme() : lightTheme();
  }

  static QString named(const char* name) {
    return QString::fromLatin1(name) + QLatin1Char('-') +
           QString::fromLatin1(QTest::currentDataTag());
  }

  QString baselines_ = QStringLiteral(LOOKBOOK_BASELINES);
};

void FigurePicturesTest::initTestCase() {
  if (!samples::useBaselineFont()) QSKIP("DejaVu Sans, which the baselines show, is missing");
}

void FigurePicturesTest::themes_data() {
  QTest::addColumn<bool>("dark");
  QTest::newRow("light") << false;
  QTest::newRow("dark") << true;
}

void FigurePicturesTest::aMapLooksAsItDid() {
  const MapFigure figure = samples::heaps(samples::striped(1500, 10));
  const QImage image = picture(figure, theme(), {640, 480});
  QCOMPARE(pictures::compare(image, baselines_, named("map")), QString());
}

void FigurePicturesTest::aMapWithAxesAndSelectionLooksAsItDid() {
  MapFigure figure = samples::heaps(samples::striped(300, 3));
  figure.xLabel = QStringLiteral("Component 1, 60.0% of the variance");
  figure.yLabel = QStringLiteral("Component 2, 20.0% of the variance");
  figure.filter.hiddenClasses.set(1);
  figure.selection =
      std::make_shared<ImageSet>(figure.dataset->size(), std::span(figure.images).first(60));
  const QImage image = picture(figure, lightTheme(), {480, 560});
  QCOMPARE(pictures::compare(image, baselines_, QStringLiteral("map-selected")), QString());
}

void FigurePicturesTest::aGridLooksAsItDid() {
  const QImage image = picture(samples::gridOfHeaps(400), theme(), {800, 560});
  QCOMPARE(pictures::compare(image, baselines_, named("grid")), QString());
}

void FigurePicturesTest::aSheetLooksAsItDid() {
  const DatasetPtr dataset = samples::striped(230, 4);
  const SheetFigure figure{.dataset = dataset,
                           .images = dataset->indices(SplitChoice::all),
                           .title = QStringLiteral("Striped"),
                           .caption = QStringLiteral("230 images, 4 x 4 pixels each")};
  const QImage image = picture(figure, theme(), {480, 360});
  QCOMPARE(pictures::compare(image, baselines_, named("sheet")), QString());
}

void FigurePicturesTest::aChartLooksAsItDid() {
  LineChart chart{.xLabel = QStringLiteral("iteration"),
                  .yLabel = QStringLiteral("KL divergence"),
                  .points = {},
                  .xMaximum = 1000,
                  .marker = 250};
  for (int i = 0; i <= 700; i += 10)
    chart.points.emplace_back(i, i <= 250 ? 90 - 0.1 * i : 2.3 + 3 * std::exp((250 - i) / 120.0));
  const QImage image = picture(chart, theme(), {320, 180});
  QCOMPARE(pictures::compare(image, baselines_, named("chart")), QString());
}

void FigurePicturesTest::aPictureIsTheSameEveryTime() {
  const MapFigure figure = samples::heaps(samples::striped(3000, 10));
  QCOMPARE(picture(figure, lightTheme(), {320, 240}), picture(figure, lightTheme(), {320, 240}));
}

LOOKBOOK_PAINTING_TEST(FigurePicturesTest)

}  // namespace test_figure_pictures

#include "test_figure_pictures.moc"
