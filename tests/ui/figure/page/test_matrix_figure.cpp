// Figures of a matrix of class pairs.

#include "tests/support/test_program.h"
#include "tests/ui/figure/figure_samples.h"
#include "tests/ui/picture_comparison.h"
#include "ui/figure/matrix_layout.h"

#include <QTest>

namespace test_matrix_figure {

using namespace lookbook;
using namespace lookbook::ui;

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
  const MatrixFigure figure = samples::pairs();
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
  QCOMPARE(pictures::compare(samples::painted(samples::pairs(), {520, 480}),
                             QStringLiteral(LOOKBOOK_BASELINES), QStringLiteral("matrix")),
           QString());
}

LOOKBOOK_PAINTING_TEST(MatrixFigureTest)

}  // namespace test_matrix_figure

#include "test_matrix_figure.moc"
