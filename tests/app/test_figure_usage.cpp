// Errors of `lookbook figure` and `lookbook animate`.

#include "tests/support/figure_folder.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <memory>

namespace test_figure_usage {

using samples::Outcome;

class FigureUsageTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { folder_ = std::make_unique<samples::FigureFolder>(); }
  void cleanup() { folder_.reset(); }
  void wrongUsageIsStatusTwo_data();
  void wrongUsageIsStatusTwo();
  void failuresAreStatusOne_data();
  void failuresAreStatusOne();
  void picturesOfTheDataSetAreKept_data();
  void picturesOfTheDataSetAreKept();
  void helpAndVersionNeedNoDisplay();

 private:
  std::unique_ptr<samples::FigureFolder> folder_;
};

void FigureUsageTest::wrongUsageIsStatusTwo_data() {
  QTest::addColumn<QString>("words");
  QTest::addColumn<QString>("reason");
  QTest::newRow("nothing to draw")
      << "--out x.png" << "Name what to draw: --map MAP, --sheet or --grid.";
  QTest::newRow("both") << "--sheet --map map.npy --out x.png"
                        << "--map and --sheet cannot be combined";
  QTest::newRow("no file") << "--sheet" << "--out is required";
  QTest::newRow("suffix") << "--sheet --out x.gif" << "x.gif must end in .png";
  QTest::newRow("theme") << "--sheet --theme pink --out x.png" << "pink is not light";
  QTest::newRow("palette") << "--sheet --palette pink --out x.png"
                           << "pink is not standard or muted or viridis or greys or petroff";
  QTest::newRow("opacity") << "--map map.npy --opacity 2 --out x.png"
                           << "2 is not a number from 0.05 to 1";
  QTest::newRow("paper") << "--sheet --size 5x10mm --out x.png"
                         << "5x10mm is not WIDTHxHEIGHTmm";
  QTest::newRow("size") << "--sheet --size 10x --out x.png" << "10x is not WIDTHxHEIGHT";
  QTest::newRow("scale") << "--sheet --scale 99 --out x.png" << "--scale";
  QTest::newRow("split") << "--sheet --split half --out x.png" << "half is not all";
  QTest::newRow("class") << "--sheet --class 9 --out x.png"
                         << "9 is not a class. --class takes a label";
  QTest::newRow("grid and sheet") << "--grid --sheet --out x.png"
                                  << "--sheet and --grid cannot be combined";
  QTest::newRow("two data sets") << "data --sheet --out x.png"
                                 << "Several data sets can only be drawn with --grid";
  QTest::newRow("two maps") << "--map map.npy --map map.npy --out x.png"
                            << "Several --map or --report can only be used with --grid.";
  QTest::newRow("uneven grid") << "data --grid --map map.npy --out x.png"
                               << "There is 1 --map for 2 data sets. Name as many";
  QTest::newRow("reports of a grid")
      << "--grid --map map.npy --map map.npy --report report.json --out x.png"
      << "There is 1 --report for 2 --map";
  QTest::newRow("too few for a grid") << "--grid --limit 3 --out x.png"
                                      << "at least 4 points are needed";
  QTest::newRow("class of a map") << "--map map.npy --class 1 --out x.png"
                                  << "--class can only be used with --sheet.";
  QTest::newRow("too large") << "--sheet --size 30000x30000 --out x.png" << "30,000 x 30,000";
}

void FigureUsageTest::wrongUsageIsStatusTwo() {
  QFETCH(QString, words);
  QFETCH(QString, reason);
  const Outcome done = folder_->figure(words);
  QCOMPARE(done.status, 2);
  QVERIFY2(done.err.startsWith(QStringLiteral("lookbook figure: ")), qPrintable(done.err));
  QVERIFY2(done.err.contains(reason), qPrintable(done.err));
  QCOMPARE(done.err.count(QLatin1Char('\n')), 1);
  QVERIFY(!QFile::exists(folder_->path(QStringLiteral("x.png"))));
}

void FigureUsageTest::failuresAreStatusOne_data() {
  QTest::addColumn<QString>("words");
  QTest::addColumn<QString>("reason");
  QTest::newRow("rows")
      << "--map short.npy --out x.png"
      << "short.npy has 4 rows, but DATASET, --split and --limit select 5 images.";
  QTest::newRow("split") << "--map map.npy --split test --out x.png"
                         << "map.npy has 5 rows, but DATASET, --split and --limit select 2 images.";
  QTest::newRow("columns") << "--map line.npy --out x.png"
                           << "line.npy has 1 column; the coordinates of a map are 2 or 3.";
  QTest::newRow("not a number") << "--map nan.npy --out x.png"
                                << "nan.npy holds NaN in row 4, column 2";
  QTest::newRow("infinity") << "--map far.npy --out x.png"
                            << "far.npy holds infinity in row 1, column 1";
  QTest::newRow("no map") << "--map none.npy --out x.png" << "none.npy";
  QTest::newRow("not a report") << "--map map.npy --report map.npy --out x.png"
                                << "map.npy cannot be read: The text is not JSON.";
  QTest::newRow("report of others") << "--map short.npy --limit 4 --report report.json --out x.png"
                                    << "report.json is a report on 5 rows, but there are 4 images.";
  QTest::newRow("no folder") << "--sheet --out none/x.png" << "none/x.png";
}

void FigureUsageTest::failuresAreStatusOne() {
  QFETCH(QString, words);
  QFETCH(QString, reason);
  const Outcome done = folder_->figure(words);
  QCOMPARE(done.status, 1);
  QVERIFY2(done.err.startsWith(QStringLiteral("lookbook figure: ")), qPrintable(done.err));
  QVERIFY2(done.err.contains(reason), qPrintable(done.err));
  QCOMPARE(done.err.count(QLatin1Char('\n')), 1);
  QVERIFY(!QFile::exists(folder_->path(QStringLiteral("x.png"))));
}

void FigureUsageTest::picturesOfTheDataSetAreKept_data() {
  QTest::addColumn<QString>("words");
  QTest::newRow("a figure onto a picture") << "figure pictures --sheet --out pictures/0/one.png";
  QTest::newRow("a figure by a link") << "figure pictures --sheet --out linked.png";
  QTest::newRow("a film by a link") << "animate pictures --frames run --out film.gif";
  QTest::newRow("a figure onto its map") << "figure data --map picture.png --out picture.png";
}

void FigureUsageTest::picturesOfTheDataSetAreKept() {
  QFETCH(QString, words);
  const Outcome made = folder_->lookbook({"figure", "data", "--sheet", "--out", "picture.png"});
  QVERIFY2(made.status == 0, qPrintable(made.err));
  QVERIFY(QDir().mkpath(folder_->path("pictures/0")));
  const QString picture = folder_->path("pictures/0/one.png");
  QVERIFY(QFile::copy(folder_->path("picture.png"), picture));
  QVERIFY(QFile::link(picture, folder_->path("linked.png")) &&
          QFile::link(picture, folder_->path("film.gif")));
  const QByteArray before = samples::contentOf(picture.toStdString());
  const Outcome done = folder_->lookbook(words.split(QLatin1Char(' ')));
  QCOMPARE(done.status, 2);
  QCOMPARE(done.err.count(QLatin1Char('\n')), 1);
  QVERIFY(samples::contentOf(picture.toStdString()) == before);
  QVERIFY(samples::contentOf(folder_->path("picture.png").toStdString()) == before);
}

void FigureUsageTest::helpAndVersionNeedNoDisplay() {
  for (const char* words : {"--help", "--version", "figure --help"}) {
    const Outcome done = folder_->lookbook(QString::fromLatin1(words).split(QLatin1Char(' ')));
    QCOMPARE(done.status, 0);
    QVERIFY(done.out.contains(QStringLiteral("lookbook")));
    QCOMPARE(done.err, QString());
  }
}

LOOKBOOK_PAINTING_TEST(FigureUsageTest)

}  // namespace test_figure_usage

#include "test_figure_usage.moc"
