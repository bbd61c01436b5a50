#include "core/runs/map_run.h"
#include "tests/support/decompositions.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_few_points {

using namespace lookbook;

namespace {

MapRun finished(const MatrixF& input, const MapOptions& options) {
  ThreadTeam team(2);
  auto run = MapRun::create(input, options);
  if (!run) qFatal("%s", run.error().message.c_str());
  while (!run->finished())
    if (auto done = run->advance(100, team); !done) qFatal("%s", done.error().message.c_str());
  return std::move(*run);
}

MapOptions defaultsOf(Method method) {
  return {.method = method, .pcaComponents = 0};
}

/// The smaller extent of a map divided by the larger one.
double flatness(const MatrixF& map) {
  const Eigen::MatrixXd centred =
      map.cast<double>().rowwise() - map.cast<double>().colwise().mean();
  const Eigen::VectorXd values = samples::singularDecomposition(centred).values;
  return values[1] / values[0];
}

}  // namespace

/// Maps of few points, and of points that are all the same.
class FewPointsTest : public QObject {
  Q_OBJECT

 private slots:
  void automaticValuesFitThePoints_data();
  void automaticValuesFitThePoints();
  void givenValuesStay();
  void fewPointsSpreadOverTheMap_data();
  void fewPointsSpreadOverTheMap();
  void threePointsAreTooFew();
  void aChangedPerplexityIsChosenToo();
  void equalPointsEndAtOnePlace_data();
  void equalPointsEndAtOnePlace();
};

void FewPointsTest::automaticValuesFitThePoints_data() {
  QTest::addColumn<int>("n");
  QTest::addColumn<double>("perplexity");
  QTest::addColumn<int>("neighbors");
  QTest::newRow("many") << 70'000 << 30.0 << 15;
  QTest::newRow("just enough") << 91 << 30.0 << 15;
  QTest::newRow("one less") << 90 << 29.0 << 15;
  QTest::newRow("some") << 20 << 6.0 << 15;
  QTest::newRow("few") << 10 << 3.0 << 10;
  QTest::newRow("hardly any") << 4 << 2.0 << 4;
}

void FewPointsTest::automaticValuesFitThePoints() {
  QFETCH(int, n);
  const auto count = static_cast<std::size_t>(n);
  QTEST(chosenFor(defaultsOf(Method::tsne), count).tsne.perplexity, "perplexity");
  QTEST(chosenFor(defaultsOf(Method::umap), count).umap.neighbors, "neighbors");
}

void FewPointsTest::givenValuesStay() {
  MapOptions options = defaultsOf(Method::tsne);
  options.tsne.perplexity = 7;
  QCOMPARE(chosenFor(options, 4), options);
  options = defaultsOf(Method::umap);
  options.umap.neighbors = 40;
  QCOMPARE(chosenFor(options, 4), options);
}

void FewPointsTest::fewPointsSpreadOverTheMap_data() {
  QTest::addColumn<int>("method");
  QTest::addColumn<int>("n");
  QTest::addColumn<int>("seed");
  for (const Method method : {Method::tsne, Method::umap, Method::mde})
    for (int n = 4; n <= 12; ++n)
      for (int seed = 1; seed <= 3; ++seed)
        QTest::addRow("%s of %d, seed %d", kMethodNames[static_cast<std::size_t>(method)], n, seed)
            << static_cast<int>(method) << n << seed;
}

void FewPointsTest::fewPointsSpreadOverTheMap() {
  QFETCH(int, method);
  QFETCH(int, n);
  QFETCH(int, seed);
  const MatrixF input =
      samples::randomPoints(static_cast<std::size_t>(n), 5, static_cast<std::uint64_t>(seed));
  const MapRun run = finished(input, defaultsOf(static_cast<Method>(method)));
  QVERIFY(run.embedding().allFinite());
  const float extent = run.embedding().cwiseAbs().maxCoeff();
  QVERIFY2(extent > 0.1F && extent < 1e4F, qPrintable(QString::number(extent)));
  if (static_cast<Method>(method) != Method::mde) return;
  QVERIFY2(flatness(run.embedding()) > 0.1, qPrintable(QString::number(flatness(run.embedding()))));
}

void FewPointsTest::threePointsAreTooFew() {
  const auto run = MapRun::create(samples::randomPoints(3, 5), defaultsOf(Method::tsne));
  QVERIFY(run.error().message.find("at least 4 points are needed") != std::string::npos);
}

void FewPointsTest::aChangedPerplexityIsChosenToo() {
  auto run = MapRun::create(samples::randomPoints(40, 5), defaultsOf(Method::tsne));
  QCOMPARE(run->options().tsne.perplexity, 13.0);
  TsneOptions changed = run->options().tsne;
  changed.perplexity = 5;
  QVERIFY(run->change(changed).has_value());
  changed.perplexity = 0;
  QVERIFY(run->change(changed).has_value());
  QCOMPARE(run->options().tsne.perplexity, 13.0);
  QCOMPARE(run->record().recipe.changes.back().what, std::string("perplexity 13"));
}

void FewPointsTest::equalPointsEndAtOnePlace_data() {
  QTest::addColumn<int>("method");
  for (const Method method : {Method::pca, Method::tsne, Method::umap, Method::mde})
    QTest::newRow(infoOf(method).title.english) << static_cast<int>(method);
}

void FewPointsTest::equalPointsEndAtOnePlace() {
  QFETCH(int, method);
  const MapRun run =
      finished(MatrixF::Constant(50, 6, 0.3F), defaultsOf(static_cast<Method>(method)));
  QVERIFY(run.embedding().isZero());
  QCOMPARE(run.embedding().rows(), Eigen::Index{50});
  QVERIFY(run.record().atOnePlace);
  MatrixF other = MatrixF::Constant(50, 6, 0.3F);
  other(49, 5) = 0.4F;
  QVERIFY(!finished(other, defaultsOf(static_cast<Method>(method))).record().atOnePlace);
}

LOOKBOOK_TEST(FewPointsTest)

}  // namespace test_few_points

#include "test_few_points.moc"
