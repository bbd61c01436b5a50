#include "tests/support/test_program.h"
#include "tests/ui/figure/figure_samples.h"
#include "ui/figure/grid_layout.h"
#include "ui/figure/map_layout.h"
#include "ui/figure/page/legend.h"
#include "ui/figure/page/ticks.h"
#include "ui/figure/sheet_layout.h"
#include "ui/look/lettering.h"

#include <QTest>

#include <limits>

namespace test_figure_layout {

using namespace lookbook;
using namespace lookbook::ui;

namespace {

constexpr double kHair = 1e-6;

/// Whether a rectangle is within another one, with a small tolerance for sums of widths.
bool within(const QRectF& outer, const QRectF& inner) {
  return inner.isEmpty() || outer.adjusted(-kHair, -kHair, kHair, kHair).contains(inner);
}

bool apart(const QRectF& a, const QRectF& b) {
  return !a.adjusted(kHair, kHair, -kHair, -kHair).intersects(b);
}

}  // namespace

class FigureLayoutTest : public QObject {
  Q_OBJECT

 private slots:
  void nothingOverlaps_data();
  void nothingOverlaps();
  void everyClassIsNamedOrCounted_data() { nothingOverlaps_data(); }
  void everyClassIsNamedOrCounted();
  void pointsStayInThePlotAtEqualScales();
  void pointsInOnePlaceAreDrawn();
  void whatIsHiddenOrNotFiniteIsNotDrawn();
  void pointsShrinkAsTheyGrowMany();
  void longTitlesAreWrappedThenShortened();
  void shortNamesKeepTheirCounts();
  void nothingOverlapsInAGrid_data();
  void nothingOverlapsInAGrid();
  void aGridsPlotsAndPointsAreOfOneSize();
  void aGridSaysEachTitleOnce();
  void sheetTilesKeepTheirShapeAndRoom_data();
  void sheetTilesKeepTheirShapeAndRoom();
  void ticksAreRoundAndWithinTheRange_data();
  void ticksAreRoundAndWithinTheRange();
  void ticksOfNoRangeAreNone();
};

void FigureLayoutTest::nothingOverlaps_data() {
  QTest::addColumn<int>("classes");
  QTest::addColumn<QString>("name");
  QTest::addColumn<QSizeF>("size");
  const QString tall = QStringLiteral("A name that goes on, and on, and on, for no good reason ");
  for (const int classes : {1, 10, 47, 256})
    for (const QString& name : {QStringLiteral("Class "), tall})
      for (const QSizeF size : {QSizeF(1600, 1200), QSizeF(500, 900), QSizeF(1200, 300),
                                QSizeF(320, 240), QSizeF(100, 100)})
        QTest::addRow("%d %s at %g x %g", classes, qPrintable(name.left(7)), size.width(),
                      size.height())
            << classes << name << size;
}

void FigureLayoutTest::nothingOverlaps() {
  QFETCH(int, classes);
  QFETCH(QString, name);
  QFETCH(QSizeF, size);
  MapFigure figure = samples::heaps(samples::striped(1024, classes, name.toStdString()));
  figure.title = name + QStringLiteral("as a title");
  figure.xLabel = QStringLiteral("across");
  figure.filter.split = SplitChoice::train;  // the legend then shows these counts
  const QRectF area(QPointF(0, 0), size);
  const MapLayout layout = layOut(figure, shownRows(figure), area);
  const QRectF legend = layout.legend.box;
  for (const QRectF& box : {layout.page.titleBox, layout.page.captionBox, layout.plot, legend})
    QVERIFY(within(area, box));
  for (const QRectF& box : {layout.page.titleBox, layout.page.captionBox, layout.plot})
    QVERIFY(apart(box, legend));
  QVERIFY(apart(layout.plot, layout.page.titleBox));
  QVERIFY(apart(layout.plot, layout.page.captionBox));
  const auto& cells = layout.legend.cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    QVERIFY(within(legend, cells[i].box));
    QVERIFY(apart(cells[i].box, layout.legend.footerBox));
    for (std::size_t j = 0; j < i; ++j) QVERIFY(apart(cells[i].box, cells[j].box));
    const double written = textWidth(layout.legend.font, cells[i].name) +
                           textWidth(layout.legend.font, cells[i].count);
    QVERIFY(written <= cells[i].box.width());
  }
}

void FigureLayoutTest::everyClassIsNamedOrCounted() {
  QFETCH(int, classes);
  QFETCH(QString, name);
  QFETCH(QSizeF, size);
  const MapFigure figure = samples::heaps(samples::striped(1024, classes, name.toStdString()));
  const MapLayout layout = layOut(figure, shownRows(figure), QRectF(QPointF(0, 0), size));
  const auto& cells = layout.legend.cells;
  if (cells.empty()) QVERIFY(size.height() <= 100);  // no room for even one
  if (cells.empty() || cells.size() == static_cast<std::size_t>(classes)) return;
  QVERIFY(!cells.back().color.isValid());
  const auto left = static_cast<std::size_t>(classes) - (cells.size() - 1);
  const QString expected = QStringLiteral("and %1 more").arg(left);
  const QString written = cells.back().name;
  QVERIFY2(expected.startsWith(written.chopped(written == expected ? 0 : 1)), qPrintable(written));
}

void FigureLayoutTest::pointsStayInThePlotAtEqualScales() {
  const MapFigure figure = samples::heaps(samples::striped(500, 5));
  const auto rows = shownRows(figure);
  const MapLayout layout = layOut(figure, rows, QRectF(0, 0, 900, 400));
  for (const std::size_t row : rows) {
    const auto r = static_cast<Eigen::Index>(row);
    QVERIFY(layout.plot.contains(layout.at((*figure.positions)(r, 0), (*figure.positions)(r, 1))));
  }
  const QPointF step = layout.at(1, 1) - layout.at(0, 0);
  QCOMPARE(step.x(), -step.y());
}

void FigureLayoutTest::pointsInOnePlaceAreDrawn() {
  MapFigure figure = samples::heaps(samples::striped(6, 2));
  figure.positions = std::make_shared<const MatrixF>(MatrixF::Constant(6, 2, 3.0F));
  const MapLayout layout = layOut(figure, shownRows(figure), QRectF(0, 0, 400, 300));
  QCOMPARE(layout.at(3, 3), layout.plot.center());
}

void FigureLayoutTest::whatIsHiddenOrNotFiniteIsNotDrawn() {
  MapFigure figure = samples::heaps(samples::striped(30, 3));
  MatrixF positions = *figure.positions;
  positions(0, 1) = std::numeric_limits<float>::quiet_NaN();
  figure.positions = std::make_shared<const MatrixF>(positions);
  figure.filter.hiddenClasses.set(2);
  const auto rows = shownRows(figure);
  QCOMPARE(rows.size(), std::size_t{19});
  const MapLayout layout = layOut(figure, rows, QRectF(0, 0, 640, 480));
  QCOMPARE(layout.legend.cells.size(), std::size_t{2});
  QCOMPARE(layout.legend.cells[0].count, QStringLiteral("9"));
  QCOMPARE(layout.legend.footer, QStringLiteral("19 of 30 shown"));
  figure.look.counts = LegendCounts::hidden;
  const MapLayout uncounted = layOut(figure, rows, QRectF(0, 0, 640, 480));
  QCOMPARE(uncounted.legend.cells.size(), std::size_t{2});
  QCOMPARE(uncounted.legend.cells[0].count, QString());
}

void FigureLayoutTest::pointsShrinkAsTheyGrowMany() {
  double before = std::numeric_limits<double>::infinity();
  for (const std::size_t count : {100U, 2000U, 70000U}) {
    const MapFigure figure = samples::heaps(samples::striped(count, 10));
    const MapLayout layout = layOut(figure, shownRows(figure), QRectF(0, 0, 1600, 1200));
    QVERIFY(layout.pointDiameter < before);
    QVERIFY(layout.pointDiameter > 1);
    before = layout.pointDiameter;
  }
}

void FigureLayoutTest::longTitlesAreWrappedThenShortened() {
  const QFont font = lettering(20);
  const QStringList lines = wrapped(font, QStringLiteral("word ").repeated(80), 300, 2);
  QCOMPARE(lines.size(), 2);
  for (const QString& line : lines) QVERIFY(textWidth(font, line) <= 300);
  QVERIFY(lines.last().endsWith(QChar(0x2026)));
  QVERIFY(wrapped(font, QString(), 300, 2).isEmpty());
}

void FigureLayoutTest::shortNamesKeepTheirCounts() {
  std::vector<LegendEntry> digits;
  for (std::size_t digit = 0; digit < 10; ++digit)
    digits.push_back({classColor(static_cast<int>(digit)), QString::number(digit), 90 + digit});
  for (const double fontSize : {9, 12, 13, 15, 20}) {
    const Legend legend = layOutLegend(digits, {}, QSizeF(300, 600), fontSize, LegendShape::column);
    QCOMPARE(legend.cells.size(), std::size_t{10});
    for (const Legend::Cell& cell : legend.cells) QVERIFY(!cell.count.isEmpty());
  }
}

void FigureLayoutTest::nothingOverlapsInAGrid_data() {
  QTest::addColumn<QSizeF>("size");
  for (const QSizeF size : {QSizeF(1600, 1000), QSizeF(1180, 620), QSizeF(500, 900),
                            QSizeF(1200, 300), QSizeF(320, 240), QSizeF(100, 100)})
    QTest::addRow("%g x %g", size.width(), size.height()) << size;
}

void FigureLayoutTest::nothingOverlapsInAGrid() {
  QFETCH(QSizeF, size);
  const GridFigure figure = samples::gridOfHeaps(100);
  const QRectF area(QPointF(0, 0), size);
  const GridLayout layout = layOut(figure, area);
  std::vector<QRectF> boxes{layout.page.titleBox, layout.page.captionBox};
  QCOMPARE(layout.rows.size(), std::size_t{2});
  for (const GridLayout::Row& row : layout.rows) {
    QCOMPARE(row.cells.size(), std::size_t{3});
    if (!row.legend.box.isEmpty()) boxes.push_back(row.legend.box);
    if (!row.heading.isEmpty()) boxes.push_back(row.headingBox);
    for (const GridLayout::Cell& cell : row.cells) {
      boxes.push_back(cell.plot);
      if (!cell.title.isEmpty()) boxes.push_back(cell.titleBox);
      if (cell.captionBox != cell.plot) boxes.push_back(cell.captionBox);
      for (const QString& line : cell.caption)
        QVERIFY(textWidth(layout.captionFont, line) <= cell.plot.width() + kHair);
    }
  }
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    QVERIFY(within(area, boxes[i]));
    for (std::size_t j = 0; j < i; ++j)
      QVERIFY(boxes[i].isEmpty() || boxes[j].isEmpty() || apart(boxes[i], boxes[j]));
  }
}

void FigureLayoutTest::aGridsPlotsAndPointsAreOfOneSize() {
  GridFigure figure = samples::gridOfHeaps(100);
  figure.rows[1] = samples::gridOfHeaps(5000).rows[1];
  const GridLayout layout = layOut(figure, QRectF(0, 0, 1600, 1000));
  const GridLayout::Cell& first = layout.rows[0].cells[0];
  for (const GridLayout::Row& row : layout.rows) {
    QCOMPARE(row.headingBox.left(), layout.rows[0].headingBox.left());
    QCOMPARE(row.legend.box.left(), row.headingBox.left());
    for (const GridLayout::Cell& cell : row.cells) {
      QCOMPARE(cell.plot.size(), first.plot.size());
      QCOMPARE(cell.pointDiameter, first.pointDiameter);
    }
  }
}

void FigureLayoutTest::aGridSaysEachTitleOnce() {
  GridFigure figure = samples::gridOfHeaps(100);
  figure.rows[1].maps[1].title = QStringLiteral("t-SNE, perplexity 50");
  const GridLayout layout = layOut(figure, QRectF(0, 0, 1600, 1000));
  for (std::size_t column = 0; column < 3; ++column)
    QCOMPARE(layout.rows[0].cells[column].title, figure.rows[0].maps[column].title);
  QCOMPARE(layout.rows[1].cells[0].title, QString());
  QCOMPARE(layout.rows[1].cells[1].title, QStringLiteral("t-SNE, perplexity 50"));
}

void FigureLayoutTest::sheetTilesKeepTheirShapeAndRoom_data() {
  QTest::addColumn<int>("count");
  QTest::addColumn<int>("classes");
  QTest::newRow("one image") << 1 << 1;
  QTest::newRow("one class") << 500 << 1;
  QTest::newRow("ten classes") << 1003 << 10;
  QTest::newRow("256 classes") << 2000 << 256;
}

void FigureLayoutTest::sheetTilesKeepTheirShapeAndRoom() {
  QFETCH(int, count);
  QFETCH(int, classes);
  const DatasetPtr dataset = samples::striped(static_cast<std::size_t>(count), classes);
  SheetFigure figure;
  figure.dataset = dataset;
  figure.images = dataset->indices(SplitChoice::all);
  const SheetLayout layout = layOut(figure, QRectF(0, 0, 1200, 800));
  QCOMPARE(layout.sections.size(), static_cast<std::size_t>(std::min(count, classes)));
  QCOMPARE(layout.tile.width(), layout.tile.height());
  std::size_t shown = 0;
  for (std::size_t i = 0; i < layout.sections.size(); ++i) {
    const auto& section = layout.sections[i];
    shown += section.images.size();
    QVERIFY(within(layout.page.body, section.tiles));
    QVERIFY(apart(section.tiles, section.heading));
    for (std::size_t j = 0; j < i; ++j) {
      QVERIFY(apart(section.tiles, layout.sections[j].tiles));
      QVERIFY(apart(section.heading, layout.sections[j].tiles));
      QVERIFY(apart(section.tiles, layout.sections[j].heading));
    }
  }
  QCOMPARE(shown, static_cast<std::size_t>(count));
}

void FigureLayoutTest::ticksAreRoundAndWithinTheRange_data() {
  QTest::addColumn<double>("minimum");
  QTest::addColumn<double>("maximum");
  QTest::addColumn<int>("most");
  QTest::addColumn<QString>("labels");
  QTest::newRow("iterations") << 0.0 << 1000.0 << 6 << "0 200 400 600 800 1,000";
  QTest::newRow("divergence") << 0.8 << 2.6 << 4 << "1.0 1.5 2.0 2.5";
  QTest::newRow("below zero") << -7.5 << 11.0 << 4 << "\u22125 0 5 10";
  QTest::newRow("small") << 0.0023 << 0.0024 << 3 << "0.00230 0.00235 0.00240";
  QTest::newRow("one") << 0.0 << 1.0 << 1 << "0";
}

void FigureLayoutTest::ticksAreRoundAndWithinTheRange() {
  QFETCH(double, minimum);
  QFETCH(double, maximum);
  QFETCH(int, most);
  QFETCH(QString, labels);
  const Ticks ticks = roundTicks(minimum, maximum, most);
  QVERIFY(ticks.values.size() <= static_cast<std::size_t>(most));
  QStringList written;
  for (const double value : ticks.values) written << ticks.label(value);
  QCOMPARE(written.join(QLatin1Char(' ')), labels);
}

void FigureLayoutTest::ticksOfNoRangeAreNone() {
  QVERIFY(roundTicks(1, 1, 5).values.empty());
  QVERIFY(roundTicks(2, 1, 5).values.empty());
  QVERIFY(roundTicks(0, std::numeric_limits<double>::infinity(), 5).values.empty());
  QVERIFY(roundTicks(0, 1, 0).values.empty());
}

LOOKBOOK_PAINTING_TEST(FigureLayoutTest)

}  // namespace test_figure_layout

#include "test_figure_layout.moc"
