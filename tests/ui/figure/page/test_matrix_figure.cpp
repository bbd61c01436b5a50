// Figures of a matrix of class pairs.

#include "tests/ui/figure/figure_samples.h"
#include "tests/ui/picture_comparison.h"
#include "ui/figure/matrix_layout.h"

#include <QTest>

using namespace lookbook;
using namespace lookbook::ui;

namespace {

/// Shares of pairs of six classes; one of them is not known.
MatrixFigure pairs() {
  MatrixFigure figure;
  for (const char* name : {"Ankle boot", "Bag", "Coat", "Dress", "Pullover", "T-shirt and top"})
    figure.table.classes.push_back(QString::fromLatin1(name));
  const auto classes = figure.table.classes.size();
  for (std::size_t row = 0; row < classes; ++row)
    for (std::size_t column = 0; column < classes; ++column) {
      const double distance = row > column ? row - column : column - row;
      figure.table.cells.push_back({.share = 0.5 + 0.1 * distance, .sentence = {}});
    }
  figure.table.cells[3].share.reset();
  figure.least = 0.5;
  figure.measure = QStringLiteral("Separated by one pixel, %");
  figure.title = QStringLiteral("Striped");
  figure.caption = QStringLiteral("92.7% are separated by one pixel");
  return figure;
}

}  // namespace

class MatrixFigureTest : public QObject {
  Q_OBJECT

 private slots:
  void aMatrixIsSquareAndApartFromItsNames_data();
  void aMatrixIsSquareAndApartFromItsNames();
  void aMatrixLooksAsItDid();
};

void MatrixFigureTest::aMatrixIsSquareAndApartFromItsNames_data() {
  QTest::addColumn<QSizeF>("size");
  for (const QSizeF size :
       {QSizeF(900, 900), QSizeF(1600, 600), QSizeF(300, 900), QSizeF(100, 100)})
    QTest::addRow("%g x %g", size.width(), size.height()) << size;
}

void MatrixFigureTest::aMatrixIsSquareAndApartFromItsNames() {
  QFETCH(QSizeF, size);
  const MatrixFigure figure = pairs();
  const MatrixLayout layout = layOut(figure, QRectF(QPointF(0, 0), size));
  QCOMPARE(layout.cells.width(), layout.cells.height());
  QCOMPARE(layout.cell(5, 5).bottomRight(), layout.cells.bottomRight());
  const QRectF body = layout.page.body.adjusted(-1e-6, -1e-6, 1e-6, 1e-6);
  QVERIFY(body.contains(layout.cells));
  QVERIFY(body.contains(layout.cells.adjusted(-layout.labelRoom, -layout.labelRoom, 0, 0)));
  if (!layout.scale.isEmpty()) {
    QVERIFY(body.contains(layout.scale));
    QVERIFY(layout.scale.left() > layout.cells.right());
  }
}

void MatrixFigureTest::aMatrixLooksAsItDid() {
  if (!samples::useBaselineFont()) QSKIP("DejaVu Sans, which the baselines show, is missing");
  QCOMPARE(pictures::compare(samples::painted(pairs(), {520, 480}),
                             QStringLiteral(LOOKBOOK_BASELINES), QStringLiteral("matrix")),
           QString());
}

QTEST_MAIN(MatrixFigureTest)
#include "test_matrix_figure.moc"
