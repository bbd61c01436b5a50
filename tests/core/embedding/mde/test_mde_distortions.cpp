#include "core/embedding/mde/mde_distortions.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>

namespace test_mde_distortions {

using namespace lookbook;

namespace {

/// A distortion by its definition, in double.
struct Definition {
  const char* name;
  Distortion function;
  double parameter;
  std::function<double(double)> value;
};

std::vector<Definition> definitions() {
  const double t = 1.3;
  return {
      {"log1p", Distortion::log1p, 2, [](double d) { return 2 * std::log1p(std::pow(d, 1.5)); }},
      {"linear", Distortion::linear, 2, [](double d) { return 2 * d; }},
      {"quadratic", Distortion::quadratic, 2, [](double d) { return 2 * d * d; }},
      {"cubic", Distortion::cubic, 2, [](double d) { return 2 * d * d * d; }},
      {"huber", Distortion::huber, 2,
       [](double d) { return d < 0.5 ? d * d : 2 * 0.5 * (d - 0.25); }},
      {"logistic", Distortion::logistic, 2,
       [](double d) { return 2 * std::log1p(std::exp(3 * d)); }},
      {"log", Distortion::log, -1, [](double d) { return -std::log(-std::expm1(-d)); }},
      {"inverse power", Distortion::inversePower, -2, [](double d) { return 2 / d; }},
      {"log ratio", Distortion::logRatio, -2,
       [](double d) { return -2 * std::log(d * d / (1 + d * d)); }},
      {"absolute loss", Distortion::absoluteLoss, t, [t](double d) { return std::abs(d - t); }},
      {"quadratic loss", Distortion::quadraticLoss, t, [t](double d) { return (d - t) * (d - t); }},
      {"weighted quadratic loss", Distortion::weightedQuadraticLoss, t,
       [t](double d) { return (d - t) * (d - t) / (t * t); }},
  };
}

struct Distorted {
  Eigen::ArrayXf values;
  Eigen::ArrayXf slopes;
};

Distorted distorted(Distortion function, const Eigen::ArrayXf& distances, double parameter) {
  const Eigen::ArrayXf parameters =
      Eigen::ArrayXf::Constant(distances.size(), static_cast<float>(parameter));
  Distorted all{Eigen::ArrayXf(distances.size()), Eigen::ArrayXf(distances.size())};
  distort(function, distances.square(), parameters, all.values, all.slopes);
  return all;
}

/// An odd number of distances, from small to large, none of them at a kink of a function.
Eigen::ArrayXf someDistances() {
  Eigen::ArrayXf distances(37);
  for (Eigen::Index i = 0; i < distances.size(); ++i)
    distances[i] = 1e-3F * std::pow(10.0F, static_cast<float>(i) / 9.1F);
  return distances;
}

}  // namespace

class MdeDistortionsTest : public QObject {
  Q_OBJECT

 private slots:
  void valuesAreThoseOfTheDefinition_data() { everyDistortion(); }
  void valuesAreThoseOfTheDefinition();
  void slopesAgreeWithFiniteDifferences_data() { everyDistortion(); }
  void slopesAgreeWithFiniteDifferences();
  void coincidingAndFarPointsAreFinite_data() { everyDistortion(); }
  void coincidingAndFarPointsAreFinite();
  void duplicatesWeighNothingInTheWeightedLoss();

 private:
  static void everyDistortion() {
    QTest::addColumn<int>("which");
    int which = 0;
    for (const Definition& definition : definitions()) QTest::newRow(definition.name) << which++;
  }
};

void MdeDistortionsTest::valuesAreThoseOfTheDefinition() {
  QFETCH(int, which);
  const Definition definition = definitions()[static_cast<std::size_t>(which)];
  const Eigen::ArrayXf distances = someDistances();
  const Distorted found = distorted(definition.function, distances, definition.parameter);
  for (Eigen::Index i = 0; i < distances.size(); ++i) {
    const double expected = definition.value(static_cast<double>(distances[i]));
    const double value = static_cast<double>(found.values[i]);
    QVERIFY2(std::abs(value - expected) < 2e-6 * (std::abs(expected) + 0.1),
             qPrintable(QString("%1 for %2 at %3").arg(value).arg(expected).arg(distances[i])));
  }
}

void MdeDistortionsTest::slopesAgreeWithFiniteDifferences() {
  QFETCH(int, which);
  const Definition definition = definitions()[static_cast<std::size_t>(which)];
  const Eigen::ArrayXf distances = someDistances();
  const Distorted found = distorted(definition.function, distances, definition.parameter);
  for (Eigen::Index i = 0; i < distances.size(); ++i) {
    const double d = static_cast<double>(distances[i]);
    const double step = 1e-5 * d;
    const double expected = (definition.value(d + step) - definition.value(d - step)) / (2 * step);
    const double slope = static_cast<double>(found.slopes[i]) * d;
    QVERIFY2(std::abs(slope - expected) < 2e-5 * (std::abs(expected) + 0.01),
             qPrintable(QString("%1 for %2 at %3").arg(slope).arg(expected).arg(d)));
  }
}

void MdeDistortionsTest::coincidingAndFarPointsAreFinite() {
  QFETCH(int, which);
  const Definition definition = definitions()[static_cast<std::size_t>(which)];
  Eigen::ArrayXf distances(3);
  distances << 0.0F, 1e-20F, 1e6F;
  const Distorted found = distorted(definition.function, distances, definition.parameter);
  QVERIFY(found.values.isFinite().all());
  QVERIFY(found.slopes.isFinite().all());
}

void MdeDistortionsTest::duplicatesWeighNothingInTheWeightedLoss() {
  Eigen::ArrayXf distances(2);
  distances << 0.0F, 2.0F;
  const Distorted found = distorted(Distortion::weightedQuadraticLoss, distances, 0);
  QVERIFY((found.values == 0.0F).all());
  QVERIFY((found.slopes == 0.0F).all());
}

LOOKBOOK_TEST(MdeDistortionsTest)

}  // namespace test_mde_distortions

#include "test_mde_distortions.moc"
