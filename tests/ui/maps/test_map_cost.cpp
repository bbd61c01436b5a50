#include "tests/support/test_program.h"
#include "ui/maps/map_cost.h"

#include <QTest>

namespace lookbook::ui::test_map_cost {

class MapCostTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatTakesMinutesIsTold_data();
  void whatTakesMinutesIsTold();
};

void MapCostTest::whatTakesMinutesIsTold_data() {
  QTest::addColumn<int>("method");
  QTest::addColumn<int>("dims");
  QTest::addColumn<int>("iterations");
  QTest::addColumn<double>("theta");
  QTest::addColumn<int>("images");
  QTest::addColumn<bool>("takesLong");
  const auto tsne = static_cast<int>(Method::tsne);
  QTest::newRow("usual") << tsne << 2 << 1000 << 0.5 << 70'000 << false;
  QTest::newRow("3-D") << tsne << 3 << 1000 << 0.5 << 70'000 << false;
  QTest::newRow("a million steps") << tsne << 2 << 1'000'000 << 0.5 << 70'000 << true;
  QTest::newRow("a million steps of few") << tsne << 2 << 1'000'000 << 0.5 << 20 << true;
  QTest::newRow("all pairs") << tsne << 2 << 1000 << 0.0 << 70'000 << true;
  QTest::newRow("all pairs of few") << tsne << 2 << 1000 << 0.0 << 1000 << false;
  QTest::newRow("UMAP") << static_cast<int>(Method::umap) << 2 << 500 << 0.5 << 70'000 << false;
  QTest::newRow("UMAP, long") << static_cast<int>(Method::umap) << 2 << 1'000'000 << 0.5 << 20
                              << true;
  QTest::newRow("MDE") << static_cast<int>(Method::mde) << 2 << 300 << 0.5 << 70'000 << false;
  QTest::newRow("MDE, long") << static_cast<int>(Method::mde) << 2 << 1'000'000 << 0.5 << 20
                             << true;
  QTest::newRow("PCA") << static_cast<int>(Method::pca) << 3 << 1 << 0.5 << 70'000 << false;
}

void MapCostTest::whatTakesMinutesIsTold() {
  QFETCH(int, method);
  QFETCH(int, dims);
  QFETCH(int, iterations);
  QFETCH(double, theta);
  QFETCH(int, images);
  MapOptions options{.method = static_cast<Method>(method), .dims = dims};
  options.tsne.theta = theta;
  options.tsne.iterations = options.umap.epochs = options.mde.iterations = iterations;
  QTEST(takesLong(options, static_cast<std::size_t>(images)), "takesLong");
}

LOOKBOOK_TEST(MapCostTest)

}  // namespace lookbook::ui::test_map_cost

#include "test_map_cost.moc"
