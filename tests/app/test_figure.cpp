#include "core/base/version.h"
#include "core/io/npy.h"
#include "core/runs/map_run.h"
#include "core/session/stamp.h"
#include "tests/support/figure_folder.h"
#include "tests/support/german.h"
#include "tests/support/test_program.h"

#include <QImage>
#include <QImageReader>
#include <QStandardPaths>
#include <QTest>

#include <memory>

namespace test_figure {

using namespace lookbook;

using samples::Outcome;

class FigureTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { folder_ = std::make_unique<samples::FigureFolder>(); }
  void cleanup() { folder_.reset(); }
  void aMapBecomesAPicture();
  void aReportTellsHowTheMapWasMade();
  void titleAndCaptionCanBeGiven();
  void theLookCanBeChosen();
  void aPageOnPaperHasItsDotsAnInch();
  void outsideReadersFindTextAndOnePicture();
  void aClassOfTheSheetBecomesAPicture();
  void mapsOfFilesBecomeAGrid();
  void aGridIsComputedWhereNoMapsAreNamed();
  void theMomentsOfARunBecomeAFilm();
  void momentsOfNoRunAreRefused_data();
  void momentsOfNoRunAreRefused();
  void everyFormatIsStamped_data();
  void everyFormatIsStamped();
  void aStampTellsWhatIsSeen();
  void aFigureIsTheSameInEveryLocale();

 private:
  [[nodiscard]] Outcome lookbook(const QStringList& words) const {
    return folder_->lookbook(words);
  }
  [[nodiscard]] Outcome figure(const QString& words) const { return folder_->figure(words); }
  [[nodiscard]] QString path(const QString& name) const { return folder_->path(name); }

  std::unique_ptr<samples::FigureFolder> folder_;
};

void FigureTest::aFigureIsTheSameInEveryLocale() {
  const QString words =
      QStringLiteral("figure data --map map.npy --report report.json --opacity 0.5 --out ");
  QCOMPARE(lookbook((words + QStringLiteral("plain.svg")).split(u' ')).status, 0);
  const samples::German german;
  QVERIFY2(german.made(), "expected Debian's package locales");
  const QByteArray before = qgetenv("LC_ALL");
  qputenv("LC_ALL", "de_DE.UTF-8");
  const Outcome done = lookbook((words + QStringLiteral("german.svg")).split(u' '));
  qputenv("LC_ALL", before);
  QCOMPARE(done.status, 0);
  const QByteArray plain = samples::contentOf(folder_->path() / "plain.svg");
  QVERIFY(plain.size() > 1000);
  QCOMPARE(samples::contentOf(folder_->path() / "german.svg"), plain);
}

void FigureTest::aMapBecomesAPicture() {
  const Outcome done =
      figure(QStringLiteral("--map map.npy --size 400x300 --scale 1.5 --theme dark --out map.png"));
  QCOMPARE(done.err, QString());
  QCOMPARE(done.status, 0);
  QCOMPARE(done.out, QStringLiteral("map.png\n"));
  const QImage image(path(QStringLiteral("map.png")));
  QCOMPARE(image.size(), QSize(600, 450));
  QVERIFY(qGray(image.pixel(2, 2)) < 64);
  QCOMPARE(image.text(QStringLiteral("Title")), QStringLiteral("data"));
  QCOMPARE(image.text(QStringLiteral("Description")), QStringLiteral("5 images (train and test)"));
}

void FigureTest::aReportTellsHowTheMapWasMade() {
  const Outcome done = figure(QStringLiteral("--map map.npy --report report.json --out map.png"));
  QCOMPARE(done.status, 0);
  QVERIFY(done.err.startsWith(QStringLiteral("Warning: report.json is a report on d, ")));
  const QImage image(path(QStringLiteral("map.png")));
  QCOMPARE(image.text(QStringLiteral("Title")), QStringLiteral("data, t-SNE"));
  QCOMPARE(image.text(QStringLiteral("Description")),
           QStringLiteral("5 images (train and test) \u00b7 t-SNE with perplexity 30 \u00b7 "
                          "1,000 iterations \u00b7 KL divergence 2.447 \u00b7 started from PCA "
                          "\u00b7 seed 7"));
  QVERIFY(image.text(QStringLiteral("Lookbook")).contains(QStringLiteral("\"md5:other\"")));
}

void FigureTest::titleAndCaptionCanBeGiven() {
  const Outcome done = figure(
      QStringLiteral("--map map.npy --title Mine --caption Own --size 300x200 --out map.svg"));
  QCOMPARE(done.status, 0);
  const QByteArray content = samples::contentOf(folder_->path() / "map.svg");
  QVERIFY(content.contains("<title>Mine</title>"));
  QVERIFY(content.contains("<desc>Own</desc>"));
}

void FigureTest::theLookCanBeChosen() {
  const Outcome done = figure(
      QStringLiteral("--map map.npy --size 400x300 --theme transparent --palette greys --legend "
                     "none --point-size 12 --opacity 1 --thumbnails some --thumbnail-size 20 "
                     "--class-names on "
                     "--out map.png"));
  QCOMPARE(done.err, QString());
  QCOMPARE(done.status, 0);
  const QImage image(path(QStringLiteral("map.png")));
  QCOMPARE(qAlpha(image.pixel(2, 2)), 0);
  const Outcome bare = lookbook(QStringList{
      QStringLiteral("figure"), QStringLiteral("data"), QStringLiteral("--map"),
      QStringLiteral("map.npy"), QStringLiteral("--title"), QString(), QStringLiteral("--caption"),
      QString(), QStringLiteral("--out"), QStringLiteral("bare.png")});
  QCOMPARE(bare.status, 0);
  QVERIFY(QImage(path(QStringLiteral("bare.png"))).text(QStringLiteral("Title")).isEmpty());
}

void FigureTest::aPageOnPaperHasItsDotsAnInch() {
  QCOMPARE(figure(QStringLiteral("--map map.npy --size 127x63.5mm --out map.png")).status, 0);
  QCOMPARE(QImage(path(QStringLiteral("map.png"))).size(), QSize(1500, 750));  // at 300 dpi
  const Outcome done =
      figure(QStringLiteral("--map map.npy --size 127x63.5mm --resolution 150 --out small.png"));
  QCOMPARE(done.status, 0);
  QCOMPARE(QImage(path(QStringLiteral("small.png"))).size(), QSize(750, 375));
}

/// Checked by poppler's programs, which are independent of Lookbook.
void FigureTest::outsideReadersFindTextAndOnePicture() {
  QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty(),
           "pdftotext and pdfimages (poppler-utils), which tests/run.sh installs, are missing");
  const auto poppler = [this](const char* program, const QStringList& words) {
    return samples::runProgram(QString::fromLatin1(program), words,
                               QString::fromStdString(folder_->path().string()),
                               QProcessEnvironment::systemEnvironment())
        .out;
  };
  for (const char* points : {"shapes", "picture"}) {
    QCOMPARE(figure(QStringLiteral("--map map.npy --title Overview --size 400x300 --points %1 "
                                   "--out map.pdf")
                        .arg(QString::fromLatin1(points)))
                 .status,
             0);
    const QString text = poppler("pdftotext", {QStringLiteral("map.pdf"), QStringLiteral("-")});
    QVERIFY2(text.contains(QStringLiteral("Overview")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("5 images (train and test)")), qPrintable(text));
    const QString pictures =
        poppler("pdfimages", {QStringLiteral("-list"), QStringLiteral("map.pdf")});
    constexpr int kHeading = 2;  // lines
    QCOMPARE(pictures.count(QLatin1Char('\n')) - kHeading,
             QLatin1String(points) == QLatin1String("picture") ? 1 : 0);
  }
}

void FigureTest::aClassOfTheSheetBecomesAPicture() {
  const Outcome done = figure(QStringLiteral("--sheet --class 2 --size 300x200 --out sheet.png"));
  QCOMPARE(done.err, QString());
  QCOMPARE(done.status, 0);
  const QImage image(path(QStringLiteral("sheet.png")));
  QCOMPARE(image.size(), QSize(300, 200));
  QVERIFY(image.text(QStringLiteral("Description")).startsWith(QStringLiteral("2 images")));
}

void FigureTest::mapsOfFilesBecomeAGrid() {
  const Outcome done =
      figure(QStringLiteral("data --grid --map map.npy --map map.npy --map map.npy --map map.npy "
                            "--report report.json --report report.json --report report.json "
                            "--report report.json --title Four --out grid.png"));
  QCOMPARE(done.status, 0);
  QCOMPARE(done.out, QStringLiteral("grid.png\n"));
  const QImage image(path(QStringLiteral("grid.png")));
  QCOMPARE(image.width(), 1600);
  QCOMPARE(image.text(QStringLiteral("Title")), QStringLiteral("Four"));
  QCOMPARE(image.text(QStringLiteral("Lookbook")).count(QStringLiteral("\"md5:other\"")), 4);
}

void FigureTest::aGridIsComputedWhereNoMapsAreNamed() {
  folder_->add(QStringLiteral("more/train-images-idx3-ubyte"), samples::idxImages(130, 5, 5));
  const auto paint = [this](const char* out) {
    return lookbook({QStringLiteral("figure"), QStringLiteral("more"), QStringLiteral("--grid"),
                     QStringLiteral("--limit"), QStringLiteral("120"), QStringLiteral("--out"),
                     QString::fromLatin1(out)});
  };
  const Outcome done = paint("grid.png");
  QCOMPARE(done.err, QString());
  QCOMPARE(done.status, 0);
  const QImage image(path(QStringLiteral("grid.png")));
  QVERIFY(image.text(QStringLiteral("Description")).startsWith(QStringLiteral("120 images")));
  const QString recipes = image.text(QStringLiteral("Lookbook"));
  for (const char* method : kMethodNames)
    QVERIFY(recipes.contains(QStringLiteral("\"method\":\"%1\"").arg(QLatin1String(method))));
  QCOMPARE(paint("again.png").status, 0);
  QCOMPARE(samples::contentOf(folder_->path() / "again.png"),
           samples::contentOf(folder_->path() / "grid.png"));
}

void FigureTest::theMomentsOfARunBecomeAFilm() {
  const QStringList words{
      QStringLiteral("animate"), QStringLiteral("data"),      QStringLiteral("--frames"),
      QStringLiteral("frames"),  QStringLiteral("--out"),     QStringLiteral("film.gif"),
      QStringLiteral("--size"),  QStringLiteral("200x200"),   QStringLiteral("--rate"),
      QStringLiteral("10"),      QStringLiteral("--seconds"), QStringLiteral("1"),
      QStringLiteral("--rest"),  QStringLiteral("0.5")};
  const Outcome none = lookbook(words);
  QCOMPARE(none.status, 1);
  QVERIFY2(none.err.contains("lookbook-cli embed --frames"), qPrintable(none.err));
  folder_->add(QStringLiteral("frames/frames.json"), R"({"iterations": 20, "moments": [
      {"file": "a.npy", "iteration": 0},
      {"file": "b.npy", "iteration": 20, "kl_divergence": 1.5}], "recipe": {"count": 5,
      "dataset": "d", "fingerprint": "md5:other", "rows": "all", "options": {"method": "tsne"}}})");
  for (const char* name : {"a.npy", "b.npy"})
    QVERIFY(writeNpy(folder_->path() / "frames" / name, MatrixF::Random(5, 2)));
  const Outcome done = lookbook(words);
  QVERIFY2(done.status == 0, qPrintable(done.err));
  QImageReader reader(path(QStringLiteral("film.gif")));
  QCOMPARE(reader.size(), QSize(200, 200));
  QCOMPARE(reader.imageCount(), 15);
}

void FigureTest::momentsOfNoRunAreRefused_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<int>("iteration");
  QTest::addColumn<QString>("reason");
  QTest::newRow("not a number") << "nan.npy" << 20 << "nan.npy holds NaN in row 4, column 2";
  QTest::newRow("infinity") << "far.npy" << 20 << "far.npy holds infinity in row 1, column 1";
  QTest::newRow("the same iteration")
      << "map.npy" << 10 << "lists iteration 10 after 10; iterations must rise";
  QTest::newRow("a falling one") << "map.npy" << 5 << "lists iteration 5 after 10";
}

void FigureTest::momentsOfNoRunAreRefused() {
  QFETCH(QString, file);
  QFETCH(int, iteration);
  QFETCH(QString, reason);
  const QString json = QStringLiteral(R"({"iterations": 20, "moments": [
      {"file": "../map.npy", "iteration": 10}, {"file": "../%1", "iteration": %2}],
      "recipe": {"count": 5, "dataset": "d", "fingerprint": "md5:other", "rows": "all",
      "options": {"method": "tsne"}}})")
                           .arg(file)
                           .arg(iteration);
  folder_->add(QStringLiteral("frames/frames.json"), json.toUtf8());
  const Outcome done =
      lookbook({QStringLiteral("animate"), QStringLiteral("data"), QStringLiteral("--frames"),
                QStringLiteral("frames"), QStringLiteral("--out"), QStringLiteral("film.gif")});
  QCOMPARE(done.status, 1);
  QVERIFY2(done.err.contains(reason), qPrintable(done.err));
  QVERIFY(!QFile::exists(path(QStringLiteral("film.gif"))));
}

void FigureTest::everyFormatIsStamped_data() {
  QTest::addColumn<QString>("command");
  QTest::addColumn<QString>("file");
  for (const char* suffix : {"png", "svg", "pdf"})
    for (const char* words :
         {"--map map.npy --report report.json", "--sheet", "--grid --map map.npy --map map.npy"})
      QTest::addRow("%s as %s", words, suffix)
          << QStringLiteral("figure data %1 --theme dark --out").arg(QLatin1String(words))
          << QStringLiteral("made.%1").arg(QLatin1String(suffix));
  for (const char* suffix : {"gif", "webp"})
    QTest::addRow("film as %s", suffix)
        << QStringLiteral("animate data --frames frames --size 100x100 --rate 2 --theme dark --out")
        << QStringLiteral("made.%1").arg(QLatin1String(suffix));
}

void FigureTest::everyFormatIsStamped() {
  QFETCH(QString, command);
  QFETCH(QString, file);
  folder_->add(QStringLiteral("frames/frames.json"), R"({"iterations": 20, "moments": [
      {"file": "a.npy", "iteration": 0}], "recipe": {"count": 5,
      "dataset": "d", "fingerprint": "md5:other", "rows": "all", "options": {"method": "tsne"}}})");
  QVERIFY(writeNpy(folder_->path() / "frames" / "a.npy", MatrixF::Random(5, 2)));
  const Outcome done = lookbook(command.split(QLatin1Char(' ')) + QStringList{file});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  const auto stamp = readStamp(path(file).toStdString());
  QVERIFY2(stamp, stamp ? "" : stamp.error().message.c_str());
  QVERIFY(*stamp);
  QCOMPARE((*stamp)->version, std::string(kVersion));
  QCOMPARE((*stamp)->datasets.size(), std::size_t{1});
  QCOMPARE((*stamp)->datasets[0].title, std::string("data"));
  QVERIFY((*stamp)->datasets[0].fingerprint.starts_with("md5:"));
  QCOMPARE((*stamp)->view.theme, ThemeChoice::dark);
}

void FigureTest::aStampTellsWhatIsSeen() {
  QCOMPARE(figure(QStringLiteral("--sheet --class 2 --split test --out sheet.svg")).status, 0);
  const auto sheet = readStamp(folder_->path() / "sheet.svg");
  QVERIFY(sheet && *sheet);
  QCOMPARE((*sheet)->view.page, Page::gallery);
  const Filter& filter = (*sheet)->view.datasets[0].filter;
  QCOMPARE(filter.split, SplitChoice::test);
  QVERIFY(filter.hiddenClasses[0] && filter.hiddenClasses[1] && !filter.hiddenClasses[2]);
  QVERIFY((*sheet)->datasets[0].maps.empty());

  QCOMPARE(figure(QStringLiteral("--map map.npy --report report.json --size 300x200 --out map.pdf"))
               .status,
           0);
  const auto map = readStamp(folder_->path() / "map.pdf");
  QVERIFY(map && *map);
  QCOMPARE((*map)->view.page, Page::map);
  QCOMPARE((*map)->view.datasets[0].map, MapId(0));
  QVERIFY((*map)->datasets[0].maps[0].recipe.find("\"perplexity\":30.0") != std::string::npos);
}

LOOKBOOK_PAINTING_TEST(FigureTest)

}  // namespace test_figure

#include "test_figure.moc"
