// The options of a figure, and their effects.

#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/figure/figure_samples.h"
#include "tests/ui/picture_comparison.h"
#include "ui/figure/any_figure.h"
#include "ui/figure/grid_layout.h"
#include "ui/figure/map_layout.h"
#include "ui/figure/map_thumbnails.h"

#include <QPainter>
#include <QTest>

#include <numeric>
#include <set>

namespace test_figure_look {

using namespace lookbook;
using namespace lookbook::ui;

namespace {

constexpr QSizeF kSize(640, 480);

MapLayout laidOut(const MapFigure& figure, QSizeF size = kSize) {
  return layOut(figure, shownRows(figure), QRectF(QPointF(0, 0), size));
}

std::vector<PlacedThumbnail> thumbnailsOf(const MapFigure& figure) {
  const std::vector<std::size_t> rows = shownRows(figure);
  return placeThumbnails(figure, figure.look, laidOut(figure), rows);
}

}  // namespace

class FigureLookTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { hasFont_ = samples::useBaselineFont(); }
  void init() {
    folder_ = std::make_unique<samples::Folder>();
    map_ = samples::heaps(samples::striped(600, 6));
  }
  void cleanup() { folder_.reset(); }

  void theLegendStandsWhereItIsPut();
  void aGridGoesWithoutLegends();
  void noTitleLeavesNoRoomForOne();
  void namesOfClassesOnRequest();
  void palettesTellTenClassesApart_data();
  void palettesTellTenClassesApart();
  void viridisRisesInLightness();
  void thePaletteIsTheFiguresAlone();
  void pointsAreAsLargeAsAsked();
  void thumbnailsNeitherOverlapNorLeaveThePlot_data();
  void thumbnailsNeitherOverlapNorLeaveThePlot();
  void selectedImagesHaveTheirThumbnailsFirst();
  void aPartOfTheMapFillsThePlot();
  void valuesColourPointsAndTheLegendTellsThem();
  void transparentIsTransparent();
  void onePictureIsEmbeddedWhenAskedFor_data();
  void onePictureIsEmbeddedWhenAskedFor();
  void textStaysTextInAnSvg();
  void aStopLeavesNoFile();
  void allKindsAreSaved_data();
  void allKindsAreSaved();
  void thumbnailsLookAsTheyDid();
  void aChartFigureLooksAsItDid();

 private:
  [[nodiscard]] QByteArray saved(const char* name) const {
    const auto file = folder_->path() / name;
    const auto result = save(AnyFigure(map_), kSize, 1, file);
    return result ? samples::contentOf(file) : QByteArray();
  }

  bool hasFont_ = false;
  std::unique_ptr<samples::Folder> folder_;
  MapFigure map_;
};

void FigureLookTest::theLegendStandsWhereItIsPut() {
  map_.look.legend = LegendPlace::beside;
  const MapLayout beside = laidOut(map_);
  QVERIFY(beside.legend.box.left() > beside.plot.right());
  map_.look.legend = LegendPlace::below;
  const MapLayout below = laidOut(map_);
  QVERIFY(below.legend.box.top() > below.plot.bottom());
  map_.look.legend = LegendPlace::none;
  const MapLayout none = laidOut(map_);
  QVERIFY(none.legend.cells.empty());
  QCOMPARE(none.plot, none.page.body);
}

void FigureLookTest::aGridGoesWithoutLegends() {
  GridFigure grid = samples::gridOfHeaps(60);
  const QRectF area(0, 0, 1600, 1000);
  const GridLayout with = layOut(grid, area);
  grid.look.legend = LegendPlace::none;
  const GridLayout without = layOut(grid, area);
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    QVERIFY(without.rows[row].legend.cells.empty());
    QVERIFY(without.rows[row].cells[0].plot.width() > with.rows[row].cells[0].plot.width());
    QCOMPARE(without.rows[row].heading, grid.rows[row].title);
  }
}

void FigureLookTest::noTitleLeavesNoRoomForOne() {
  const double with = laidOut(map_).plot.height();
  map_.title.clear();
  map_.caption.clear();
  const MapLayout bare = laidOut(map_);
  QVERIFY(bare.plot.height() > with);
  QVERIFY(bare.page.titleBox.isEmpty());
  QVERIFY(bare.page.captionBox.isEmpty());
}

void FigureLookTest::namesOfClassesOnRequest() {
  map_.look.legend = LegendPlace::none;
  map_.look.opacity = 0.05;  // text is then the only dark part
  const auto dark = [&] {
    const QImage image = samples::painted(map_, kSize);
    const QRect plot = laidOut(map_).plot.toRect();
    int count = 0;
    for (int y = plot.top(); y < plot.bottom(); ++y)
      for (int x = plot.left(); x < plot.right(); ++x)
        count += qGray(image.pixel(x, y)) < 80 ? 1 : 0;
    return count;
  };
  QVERIFY(dark() < 20);
  map_.look.classNames = ClassNames::on;
  QVERIFY(dark() > 300);
}

void FigureLookTest::palettesTellTenClassesApart_data() {
  QTest::addColumn<int>("palette");
  for (std::size_t i = 0; i < kClassPalettes.size(); ++i)
    QTest::newRow(kClassPalettes[i]) << static_cast<int>(i);
}

void FigureLookTest::palettesTellTenClassesApart() {
  QFETCH(int, palette);
  for (int a = 0; a < 10; ++a)
    for (int b = 0; b < a; ++b) {
      const auto kind = static_cast<ClassPalette>(palette);
      QVERIFY(pictures::difference(classColor(a, kind, 10).rgb(), classColor(b, kind, 10).rgb()) >=
              12);
    }
  QCOMPARE(classColor(7, ClassPalette::standard, 10), classColor(7));  // as in the window
  std::set<QRgb> many;
  for (int label = 0; label < 40; ++label)
    many.insert(classColor(label, static_cast<ClassPalette>(palette), 40).rgb());
  QCOMPARE(many.size(), std::size_t{40});
}

void FigureLookTest::viridisRisesInLightness() {
  int before = -1;
  for (int label = 0; label < 10; ++label) {
    const int grey = qGray(classColor(label, ClassPalette::viridis, 10).rgb());
    QVERIFY(grey >= before + 8);  // distinct in a grey print
    before = grey;
  }
}

void FigureLookTest::thePaletteIsTheFiguresAlone() {
  map_.look.palette = ClassPalette::greys;
  const QImage image = samples::painted(map_, kSize);
  const QRect plot = laidOut(map_).plot.toRect();
  for (int y = plot.top(); y < plot.bottom(); ++y)
    for (int x = plot.left(); x < plot.right(); ++x)
      QVERIFY(QColor(image.pixel(x, y)).saturation() < 8);
}

void FigureLookTest::pointsAreAsLargeAsAsked() {
  map_.look.pointSize = 6;
  QCOMPARE(laidOut(map_).pointDiameter, 8.0);  // 6 pt in 1/96 inch
  GridFigure grid = samples::gridOfHeaps(60);
  grid.look.pointSize = 3;
  QCOMPARE(layOut(grid, QRectF(0, 0, 1600, 1000)).rows[0].cells[0].pointDiameter, 4.0);
}

void FigureLookTest::thumbnailsNeitherOverlapNorLeaveThePlot_data() {
  QTest::addColumn<double>("size");
  for (const double size : {0.0, 4.0, 12.0, 60.0}) QTest::addRow("%g pt", size) << size;
}

void FigureLookTest::thumbnailsNeitherOverlapNorLeaveThePlot() {
  QFETCH(double, size);
  map_.look.thumbnails = Thumbnails::some;
  map_.look.thumbnailSize = size;
  const QRectF plot = laidOut(map_).plot.adjusted(-1e-6, -1e-6, 1e-6, 1e-6);
  const std::vector<PlacedThumbnail> placed = thumbnailsOf(map_);
  QVERIFY(!placed.empty());
  for (std::size_t i = 0; i < placed.size(); ++i) {
    QVERIFY(plot.contains(placed[i].box));
    if (size > 0) QCOMPARE(placed[i].box.width(), size * 96 / 72);
    for (std::size_t j = 0; j < i; ++j) QVERIFY(!placed[i].box.intersects(placed[j].box));
  }
}

void FigureLookTest::selectedImagesHaveTheirThumbnailsFirst() {
  map_.look.thumbnails = Thumbnails::only;
  map_.look.thumbnailSize = 24;
  const ImageIndex last = map_.images.back();
  map_.selection =
      std::make_shared<ImageSet>(map_.dataset->size(), std::span(&last, std::size_t{1}));
  const MapLayout layout = laidOut(map_);
  const auto row = static_cast<Eigen::Index>(map_.images.size() - 1);
  const QPointF place = layout.at((*map_.positions)(row, 0), (*map_.positions)(row, 1));
  // Its frame has the full colour of its class; thumbnails that are not selected are dimmed.
  const double side = thumbnailSide(map_.look, layout.plot.size());
  const QPoint corner = (place - QPointF(side / 2 - 0.5, side / 2 - 0.5)).toPoint();
  const QColor color = classColor(map_.dataset->label(last));
  QVERIFY(pictures::difference(samples::painted(map_, kSize).pixel(corner), color.rgb()) < 60);
}

void FigureLookTest::aPartOfTheMapFillsThePlot() {
  map_.part = QRectF(-2, -2, 4, 4);
  const std::vector<std::size_t> rows = shownRows(map_);
  QVERIFY(!rows.empty());
  QVERIFY(rows.size() < map_.images.size());
  const MapLayout layout = laidOut(map_);
  for (const std::size_t row : rows) {
    const auto r = static_cast<Eigen::Index>(row);
    QVERIFY(layout.plot.contains(layout.at((*map_.positions)(r, 0), (*map_.positions)(r, 1))));
  }
  QVERIFY(layout.scale > 2 * laidOut(samples::heaps(map_.dataset)).scale);
  QVERIFY(layout.legend.footer.endsWith(QStringLiteral("of 600 shown")));
}

void FigureLookTest::valuesColourPointsAndTheLegendTellsThem() {
  std::vector<float> values(map_.images.size());
  std::iota(values.begin(), values.end(), 0.0F);
  map_.values = {.of = std::make_shared<const std::vector<float>>(values),
                 .worst = 0,
                 .best = 599,
                 .title = QStringLiteral("Trustworthiness")};
  QCOMPARE(shadeColor(map_, map_.look, shadeOf(map_, 0)), valueColor(0));
  QCOMPARE(shadeColor(map_, map_.look, shadeOf(map_, 599)), valueColor(1));
  const Legend legend = laidOut(map_).legend;
  QCOMPARE(legend.cells.front().name, QStringLiteral("Trustworthiness"));
  QCOMPARE(legend.cells[1].name, QStringLiteral("599.00"));
  QCOMPARE(legend.cells.back().name, QStringLiteral("0.00"));
}

void FigureLookTest::transparentIsTransparent() {
  map_.look.ground = FigureGround::transparent;
  QVERIFY(!saved("map.png").isEmpty());
  const QImage image(QString::fromStdString((folder_->path() / "map.png").string()));
  QCOMPARE(qAlpha(image.pixel(1, 1)), 0);
  map_.look.ground = FigureGround::light;
  QVERIFY(!saved("light.png").isEmpty());
  QVERIFY(
      !QImage(QString::fromStdString((folder_->path() / "light.png").string())).hasAlphaChannel());
}

void FigureLookTest::onePictureIsEmbeddedWhenAskedFor_data() {
  QTest::addColumn<int>("points");
  QTest::addColumn<int>("thumbnails");
  QTest::addColumn<int>("pictures");
  const auto row = [](const char* name, PointsAs points, Thumbnails thumbnails, int pictures) {
    QTest::newRow(name) << static_cast<int>(points) << static_cast<int>(thumbnails) << pictures;
  };
  row("shapes", PointsAs::shapes, Thumbnails::none, 0);
  row("picture", PointsAs::picture, Thumbnails::none, 1);
  row("shapes and thumbnails", PointsAs::shapes, Thumbnails::some, 1);
  row("picture with thumbnails", PointsAs::picture, Thumbnails::some, 1);
}

void FigureLookTest::onePictureIsEmbeddedWhenAskedFor() {
  QFETCH(int, points);
  QFETCH(int, thumbnails);
  QFETCH(int, pictures);
  map_.look.points = static_cast<PointsAs>(points);
  map_.look.thumbnails = static_cast<Thumbnails>(thumbnails);
  map_.look.resolution = 96;
  QCOMPARE(saved("map.svg").count("<image"), pictures);
  // A picture that is not opaque has a mask, which counts as another picture.
  const int masks = pictures == 1 && map_.look.points == PointsAs::shapes ? 1 : 0;
  QCOMPARE(saved("map.pdf").count("/Subtype /Image"), pictures + masks);
}

void FigureLookTest::textStaysTextInAnSvg() {
  map_.look.points = PointsAs::picture;
  const QByteArray svg = saved("map.svg");
  for (const QString& words : {map_.title, QStringLiteral("Class 3")})
    QVERIFY2(svg.contains(words.toUtf8() + "</text>") || svg.contains(">" + words.toUtf8()),
             qPrintable(words));
}

void FigureLookTest::aStopLeavesNoFile() {
  std::stop_source stop;
  stop.request_stop();
  const auto file = folder_->path() / "map.png";
  const auto result = save(AnyFigure(map_), kSize, 1, file, stop.get_token());
  QVERIFY(!result);
  QCOMPARE(result.error().kind, Error::Kind::cancelled);
  QVERIFY(!std::filesystem::exists(file));
}

void FigureLookTest::allKindsAreSaved_data() {
  QTest::addColumn<QString>("suffix");
  for (const char* suffix : {"png", "svg", "pdf"})
    QTest::newRow(suffix) << QString::fromLatin1(suffix);
}

void FigureLookTest::allKindsAreSaved() {
  QFETCH(QString, suffix);
  ChartFigure chart;
  chart.title = QStringLiteral("Curve");
  chart.chart = {.xLabel = QStringLiteral("iteration"),
                 .yLabel = QStringLiteral("KL divergence"),
                 .points = {{0, 3}, {10, 2}, {20, 1.5}}};
  SheetFigure sheet;
  sheet.dataset = map_.dataset;
  sheet.images = map_.images;
  const std::vector<AnyFigure> figures{map_, sheet, samples::gridOfHeaps(40), chart,
                                       samples::pairs()};
  for (const AnyFigure& figure : figures) {
    const auto file = folder_->path() / ("figure." + suffix.toStdString());
    QVERIFY(save(figure, kSize, 1, file));
    QVERIFY(samples::contentOf(file).size() > 1000);
  }
}

void FigureLookTest::thumbnailsLookAsTheyDid() {
  if (!hasFont_) QSKIP("DejaVu Sans, which the baselines show, is missing");
  map_.look.thumbnails = Thumbnails::some;
  map_.look.palette = ClassPalette::muted;
  map_.look.ground = FigureGround::dark;
  QCOMPARE(pictures::compare(samples::painted(map_, kSize), QStringLiteral(LOOKBOOK_BASELINES),
                             QStringLiteral("map-thumbnails")),
           QString());
}

void FigureLookTest::aChartFigureLooksAsItDid() {
  if (!hasFont_) QSKIP("DejaVu Sans, which the baselines show, is missing");
  ChartFigure figure;
  figure.title = QStringLiteral("Striped, t-SNE");
  figure.caption = QStringLiteral("perplexity 30");
  figure.chart = {.xLabel = QStringLiteral("iteration"), .yLabel = QStringLiteral("KL divergence")};
  for (int i = 0; i <= 100; i += 2) figure.chart.points.emplace_back(10 * i, 1.5 + 60.0 / (i + 20));
  QCOMPARE(pictures::compare(samples::painted(figure, {560, 400}),
                             QStringLiteral(LOOKBOOK_BASELINES), QStringLiteral("chart-figure")),
           QString());
}

LOOKBOOK_PAINTING_TEST(FigureLookTest)

}  // namespace test_figure_look

#include "test_figure_look.moc"
