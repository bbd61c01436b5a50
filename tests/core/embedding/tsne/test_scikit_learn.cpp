// Compares with the values that tests/reference/record_scikit_learn.py recorded.
#include "core/embedding/pca/pca.h"
#include "core/embedding/tsne/attraction.h"
#include "core/embedding/tsne/barnes_hut.h"
#include "core/embedding/tsne/tsne.h"
#include "core/io/npy.h"
#include "core/runs/map_run.h"
#include "tests/core/embedding/tsne/exact_tsne.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

namespace test_scikit_learn {

using namespace lookbook;

namespace {

MatrixF recorded(const std::string& name) {
  return *readNpy(std::string(LOOKBOOK_TEST_DATA) + "/scikit_learn/" + name + ".npy");
}

double largestDifference(const MatrixF& a, const MatrixF& b) {
  return static_cast<double>((a - b).cwiseAbs().maxCoeff());
}

}  // namespace

class ScikitLearnTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void principalComponentsAgree();
  void jointAffinitiesAgree();
  void divergenceAndGradientAgree();
  void stepsAgree_data();
  void stepsAgree();
  void optimizedDivergenceAgrees();

 private:
  [[nodiscard]] SparseMatrix joint();
  [[nodiscard]] double figure(const char* name) const { return figures_[name].get<double>(); }

  nlohmann::json figures_;
  MatrixF points_;
  ThreadTeam team_{2};
};

void ScikitLearnTest::initTestCase() {
  std::ifstream file(std::string(LOOKBOOK_TEST_DATA) + "/scikit_learn/figures.json");
  figures_ = nlohmann::json::parse(file);
  points_ = recorded("points");
}

SparseMatrix ScikitLearnTest::joint() {
  const double perplexity = figure("perplexity");
  const auto graph = exactNeighbors(points_, static_cast<int>(3 * perplexity + 1), team_);
  return symmetrize(*graph, *conditionalAffinities(*graph, perplexity, team_), team_);
}

void ScikitLearnTest::principalComponentsAgree() {
  const MatrixF components = recorded("pca_components");
  const auto pca = fitPca(points_, static_cast<int>(components.rows()), team_);
  QVERIFY(pca.has_value());
  QVERIFY(largestDifference(pca->components, components) < 1e-4);
  QVERIFY(largestDifference(pca->project(points_, team_), recorded("pca_projected")) < 1e-3);
  double explained = 0;
  for (std::size_t c = 0; c < figures_["explained_variance"].size(); ++c) {
    const double variance = figures_["explained_variance"][c].get<double>();
    QVERIFY(std::abs(pca->variance[c] - variance) < 1e-5 * variance);
    explained += figures_["explained_variance_ratio"][c].get<double>();
  }
  QVERIFY(std::abs(pca->explained() - explained) < 1e-5);
}

void ScikitLearnTest::jointAffinitiesAgree() {
  const MatrixF expected = recorded("joint");
  const SparseMatrix found = joint();
  MatrixF dense = MatrixF::Zero(points_.rows(), points_.rows());
  for (std::uint32_t i = 0; i < found.size(); ++i)
    for (std::uint32_t e = found.rowStart[i]; e < found.rowStart[i + 1]; ++e)
      dense(i, found.columns[e]) = found.values[e];
  // scikit-learn's search for the perplexity ends at an error of 1e-5 in the entropy.
  const double largest = static_cast<double>(expected.maxCoeff());
  QVERIFY2(largestDifference(dense, expected) < 1e-4 * largest,
           qPrintable(QString::number(largestDifference(dense, expected) / largest)));
}

void ScikitLearnTest::divergenceAndGradientAgree() {
  const MatrixF embedding = recorded("embedding");
  const SparseMatrix p = joint();
  const double kl = test::exactDivergence(p, embedding.cast<double>());
  QVERIFY(std::abs(kl - figure("kl_divergence_of_embedding")) < 1e-3);
  MatrixF attraction(embedding.rows(), 2);
  OrderedAffinities(p).attraction(embedding, 0, p.size(), attraction.data());
  MatrixF repulsion;
  const double normalization = BarnesHut(p.size(), 2).repulsion(embedding, 0, team_, repulsion);
  const MatrixF gradient = 4.0F * (attraction - repulsion / static_cast<float>(normalization));
  const MatrixF expected = recorded("gradient");
  QVERIFY(largestDifference(gradient, expected) <
          1e-3 * static_cast<double>(expected.cwiseAbs().maxCoeff()));
}

void ScikitLearnTest::stepsAgree_data() {
  QTest::addColumn<int>("steps");
  QTest::addColumn<QString>("name");
  QTest::addColumn<double>("tolerance");
  QTest::newRow("one") << 1 << "stepped_once" << 1e-5;
  // If rounding changes the sign of a gradient, its gain increases instead of decreasing.
  QTest::newRow("some") << figures_["steps"].get<int>() << "stepped" << 3e-3;
}

void ScikitLearnTest::stepsAgree() {
  QFETCH(int, steps);
  QFETCH(QString, name);
  QFETCH(double, tolerance);
  const TsneOptions options{.perplexity = figure("perplexity"),
                            .theta = 0,
                            .iterations = steps,
                            .exaggerationIterations = 0,
                            .learningRate = 4 * figure("learning_rate"),
                            .finalMomentum = figure("momentum")};
  auto tsne = Tsne::create(joint(), recorded("embedding"), options);
  QVERIFY(tsne.has_value());
  tsne->run(steps, team_);
  const MatrixF expected = recorded(name.toStdString());
  const double moved =
      static_cast<double>((expected - recorded("embedding")).cwiseAbs().maxCoeff());
  QVERIFY2(largestDifference(tsne->embedding(), expected) < tolerance * moved,
           qPrintable(QString::number(largestDifference(tsne->embedding(), expected) / moved)));
}

void ScikitLearnTest::optimizedDivergenceAgrees() {
  MapOptions options{.pcaComponents = 0};
  options.tsne.perplexity = figure("perplexity");
  options.tsne.theta = 0;
  options.tsne.learningRate = 4 * figure("learning_rate");
  auto run = MapRun::create(points_, options, recorded("start"));
  QVERIFY(run.has_value());
  while (!run->finished()) QVERIFY(run->advance(1000, team_).has_value());
  // The final divergence of scikit-learn itself changes by 0.016 if its start is scaled by 1.0001.
  const double kl = run->record().objective.back().value;
  QVERIFY2(std::abs(kl - figure("kl_divergence_after_1000")) < 0.025,
           qPrintable(QString::number(kl)));
}

LOOKBOOK_TEST(ScikitLearnTest)

}  // namespace test_scikit_learn

#include "test_scikit_learn.moc"
