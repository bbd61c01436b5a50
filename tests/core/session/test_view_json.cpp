#include "core/session/view_json.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

namespace test_view_json {

using namespace lookbook;

class ViewJsonTest : public QObject {
  Q_OBJECT

 private slots:
  void everyFieldComesBack();
  void whatIsMissingHasItsDefault();
  void classesAreReadWhereverTheyWereCompared();
  void noneIsMinusOne();
  void whatCannotBeReadIsNamed_data();
  void whatCannotBeReadIsNamed();
};

namespace {

/// A view in which every field except selections differs from its default.
ViewState unusual() {
  ViewState view{.page = Page::compare,
                 .datasets = {},
                 .active = DatasetId(1),
                 .compared = {DatasetId(1), DatasetId(0)},
                 .camerasLinked = true,
                 .pairMeasure = PairMeasure::mapVotes,
                 .parameters = {.options = {.method = Method::umap, .dims = 3},
                                .images = MapImages::first,
                                .first = 500},
                 .marks = Marks::thumbnails,
                 .coloring = Coloring::labelAgreement,
                 .pointSize = 4.5,
                 .opacity = 0.25,
                 .classNames = false,
                 .theme = ThemeChoice::dark};
  view.parameters.options.umap.neighbors = 40;
  DatasetView& dataset = view.datasets.emplace_back();
  dataset.filter.split = SplitChoice("val");
  dataset.filter.hiddenClasses.set(3).set(255).set(65'535);
  dataset.current = 62345;
  dataset.onlySelection = true;
  dataset.sort = SortOrder::appearance;
  dataset.sortReversed = true;
  dataset.arrangement = Arrangement::rows;
  dataset.galleryCamera = {1.5, -2.25, 17};
  dataset.map = MapId(2);
  dataset.threeDimensional = true;
  dataset.mapCamera = {{0.1, 0.2, 0.3}, {1, 0, 0}, {0, 0, 1}, 12.75};
  dataset.moment = 412.5;
  dataset.mapNotes = {{MapId(0), {.name = "Mine", .note = "two\nlines"}},
                      {MapId(2), {.name = "", .note = "n"}}};
  dataset.otherCameras = {{MapId(0), {{4, 5, 6}, {0, 1, 0}, {0, 0, 1}, 2.5}}};
  view.datasets.emplace_back();
  return view;
}

}  // namespace

void ViewJsonTest::everyFieldComesBack() {
  const ViewState view = unusual();
  const auto text = toJson(view).dump();
  const auto read = viewFromJson(nlohmann::json::parse(text));
  QVERIFY(read.has_value());
  QVERIFY(*read == view);
}

void ViewJsonTest::whatIsMissingHasItsDefault() {
  QVERIFY(*viewFromJson(nlohmann::json::object()) == ViewState{});
  const auto read = viewFromJson({{"datasets", {{{"map", 1}}}}, {"of a later version", 7}});
  QCOMPARE(read->datasets.size(), std::size_t{1});
  QCOMPARE(read->datasets[0].map, MapId(1));
  QCOMPARE(read->datasets[0].moment, -1.0);
  QVERIFY(!read->datasets[0].onlySelection);
  // Files without the field are from versions that had only this arrangement.
  QCOMPARE(read->datasets[0].arrangement, Arrangement::sheets);
}

/// Sessions of versions in which classes had no separate page.
void ViewJsonTest::classesAreReadWhereverTheyWereCompared() {
  const auto pageOf = [](const nlohmann::json& json) { return viewFromJson(json)->page; };
  QCOMPARE(pageOf({{"page", "compare"}, {"comparing", "classes"}}), Page::classes);
  QCOMPARE(pageOf({{"page", "compare"}, {"comparing", "maps"}}), Page::compare);
  QCOMPARE(pageOf({{"page", "map"}, {"comparing", "classes"}}), Page::map);
  QCOMPARE(pageOf({{"page", "classes"}}), Page::classes);
  // These versions can also read what is written now.
  ViewState view;
  view.page = Page::classes;
  const nlohmann::json json = toJson(view);
  QCOMPARE(json["page"], "compare");
  QCOMPARE(json["comparing"], "classes");
  QCOMPARE(viewFromJson(json)->page, Page::classes);
}

void ViewJsonTest::noneIsMinusOne() {
  ViewState view;
  view.compared[1] = DatasetId(3);
  view.datasets.emplace_back().secondMap = MapId(0);
  const nlohmann::json json = toJson(view);
  QCOMPARE(json["active"], -1);
  QCOMPARE(json["compared"].dump(), std::string("[-1,3]"));
  QCOMPARE(json["datasets"][0]["map"], -1);
  QCOMPARE(json["datasets"][0]["second-map"], 0);
  const auto read = viewFromJson(
      {{"active", -7}, {"compared", {2, -1}}, {"datasets", {{{"map", -2}, {"second-map", 4}}}}});
  QVERIFY(read && !read->active && !read->compared[1] && !read->datasets[0].map);
  QCOMPARE(read->compared[0], DatasetId(2));
  QCOMPARE(read->datasets[0].secondMap, MapId(4));
}

void ViewJsonTest::whatCannotBeReadIsNamed_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("words");
  const auto row = [](const char* text, const char* words) {
    QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(words);
  };
  row("[]", "not a JSON object");
  row(R"({"page": "attic"})", R"(page is "attic")");
  row(R"({"opacity": "much"})", R"(opacity is "much")");
  row(R"({"compared": [1]})", "compared is [1]");
  row(R"({"cameras-linked": 1})", "cameras-linked is 1");
  row(R"({"parameters": {"method": "som"}})", R"(parameters is {"method":"som"})");
  row(R"({"images": 3})", "images is 3");
  row(R"({"datasets": 3})", "not a list");
  row(R"({"datasets": [4]})", "not a JSON object");
  row(R"({"datasets": [{"split": 3}]})", "split is 3");
  row(R"({"datasets": [{"hidden-classes": [65536]}]})", "hidden-classes is [65536]");
  row(R"({"datasets": [{"current": -1}]})", "current is -1");
  row(R"({"datasets": [{"map": 0.5}]})", "map is 0.5");
  row(R"({"datasets": [{"map-notes": {"name": "a"}}]})", "map-notes is");
  row(R"({"datasets": [{"map-notes": [{"name": "a"}]}]})", "map-notes is");
  row(R"({"datasets": [{"map-notes": [{"map": 0, "name": 3}]}]})", "map-notes is");
  row(R"({"datasets": [{"other-cameras": [{"map": 0, "height": "a"}]}]})", "other-cameras is");
}

void ViewJsonTest::whatCannotBeReadIsNamed() {
  QFETCH(const QString, text);
  QFETCH(const QString, words);
  const auto read = viewFromJson(nlohmann::json::parse(text.toStdString()));
  QVERIFY(!read && read.error().kind == Error::Kind::badFile);
  QVERIFY2(QString::fromStdString(read.error().message).contains(words),
           read.error().message.c_str());
}

LOOKBOOK_TEST(ViewJsonTest)

}  // namespace test_view_json

#include "test_view_json.moc"
