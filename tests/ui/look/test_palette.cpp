#include "tests/support/test_program.h"
#include "ui/look/class_palette.h"
#include "ui/look/palette.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

namespace lookbook::ui::test_palette {

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

/// Normal vision, deuteranopia and protanopia as transformations of linear RGB (Machado, Oliveira
/// and Fernandes 2009, severity 1).
constexpr Matrix kNormal{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix kDeuteranopia{{{0.367322, 0.860646, -0.227968},
                                {0.280085, 0.672501, 0.047413},
                                {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kProtanopia{{{0.152286, 1.052583, -0.204868},
                              {0.114503, 0.786281, 0.099216},
                              {-0.003882, -0.048116, 1.051998}}};

Vector times(const Matrix& m, const Vector& v) {
  Vector out{};
  for (std::size_t i = 0; i < 3; ++i) out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
  return out;
}

/// The colour in Oklab (Ottosson 2020), in which distances are about as large as they appear.
Vector seen(const QColor& color, const Matrix& eyes) {
  const auto linear = [](double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  Vector rgb = times(eyes, {linear(color.redF()), linear(color.greenF()), linear(color.blueF())});
  for (double& part : rgb) part = std::clamp(part, 0.0, 1.0);
  Vector lms = times({{{0.4122214708, 0.5363325363, 0.0514459929},
                       {0.2119034982, 0.6806995451, 0.1073969566},
                       {0.0883024619, 0.2817188376, 0.6299787005}}},
                     rgb);
  for (double& part : lms) part = std::cbrt(part);
  return times({{{0.2104542553, 0.7936177850, -0.0040720468},
                 {1.9779984951, -2.4285922050, 0.4505937099},
                 {0.0259040371, 0.7827717662, -0.8086757660}}},
               lms);
}

double apart(const Vector& a, const Vector& b) {
  return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

double colorfulness(const QColor& color) {
  const Vector c = seen(color, kNormal);
  return std::hypot(c[1], c[2]);
}

}  // namespace

class PaletteTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tenClassesAreToldApartByAllEyes_data();
  void tenClassesAreToldApartByAllEyes();
  void noClassIsGrey();
  void whatIsDimmedIsGreyAndNearTheGround();
  void scoresRiseEvenlyInLightness();
  void scoresAreSeenOnEveryGround();
};

void PaletteTest::tenClassesAreToldApartByAllEyes_data() {
  QTest::addColumn<int>("eyes");
  QTest::addColumn<double>("least");
  QTest::newRow("all receptors") << 0 << 0.13;
  QTest::newRow("no green ones") << 1 << 0.10;
  QTest::newRow("no red ones") << 2 << 0.10;
}

void PaletteTest::tenClassesAreToldApartByAllEyes() {
  QFETCH(int, eyes);
  QFETCH(double, least);
  const Matrix matrix = std::array{kNormal, kDeuteranopia, kProtanopia}[std::size_t(eyes)];
  for (int a = 0; a < 10; ++a)
    for (int b = 0; b < a; ++b)
      QVERIFY2(apart(seen(classColor(a), matrix), seen(classColor(b), matrix)) >= least,
               qPrintable(QStringLiteral("%1 and %2").arg(b).arg(a)));
}

void PaletteTest::noClassIsGrey() {
  for (int label = 0; label < 40; ++label) QVERIFY(colorfulness(classColor(label)) > 0.07);
}

void PaletteTest::whatIsDimmedIsGreyAndNearTheGround() {
  for (const Theme& theme : {lightTheme(), darkTheme()}) {
    const QColor dimmed = dimmedColor(theme.canvas, theme);
    QVERIFY(colorfulness(dimmed) < 0.02);
    const double fromGround = apart(seen(dimmed, kNormal), seen(theme.canvas, kNormal));
    QVERIFY(fromGround > 0.1);
    for (int label = 0; label < 10; ++label)
      QVERIFY(apart(seen(classColor(label), kNormal), seen(dimmed, kNormal)) > 0.08);
  }
}

void PaletteTest::scoresRiseEvenlyInLightness() {
  constexpr int kSteps = 20;
  for (const Matrix& eyes : {kNormal, kDeuteranopia, kProtanopia}) {
    const double rise = (seen(valueColor(1), eyes)[0] - seen(valueColor(0), eyes)[0]) / kSteps;
    QVERIFY(rise * kSteps > 0.45);
    for (int i = 0; i < kSteps; ++i) {
      const double step = seen(valueColor((i + 1.0) / kSteps), eyes)[0] -
                          seen(valueColor(static_cast<double>(i) / kSteps), eyes)[0];
      QVERIFY(step > 0.4 * rise && step < 1.8 * rise);
    }
  }
}

void PaletteTest::scoresAreSeenOnEveryGround() {
  for (const Theme& theme : {lightTheme(), darkTheme()})
    for (int i = 0; i <= 10; ++i)
      QVERIFY(apart(seen(valueColor(i / 10.0), kNormal), seen(theme.canvas, kNormal)) > 0.18);
}

LOOKBOOK_TEST(PaletteTest)

}  // namespace lookbook::ui::test_palette

#include "test_palette.moc"
