#include "tests/readers/readers.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_picture_readers {

/// Figures and films are read by Pillow, poppler, librsvg, an XML parser, gifsicle and WebP's own
/// programs. The scripts in this folder check their content.
class PictureReadersTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void figuresAreRead_data();
  void figuresAreRead();
  void aMapOfAllImagesIsRead();
  void filmsAreRead_data();
  void filmsAreRead();

 private:
  [[nodiscard]] QString lookbook(const QStringList& words) const;
  [[nodiscard]] QString check(const char* script, const char* name) const {
    return exchange_.python(QLatin1String(script), QLatin1String(name));
  }

  samples::Exchange exchange_;
};

namespace {

const QStringList kFashion{QStringLiteral("fashion-mnist"), QStringLiteral("--split"),
                           QStringLiteral("test"), QStringLiteral("--limit"),
                           QStringLiteral("500")};

QStringList split(const char* words) {
  return QString::fromLatin1(words).split(QLatin1Char(' '));
}

}  // namespace

/// Runs lookbook. The last argument is the file to write, whose name the program prints.
QString PictureReadersTest::lookbook(const QStringList& words) const {
  return exchange_.run(QStringLiteral(LOOKBOOK_PROGRAM), words);
}

void PictureReadersTest::initTestCase() {
  LOOKBOOK_VERIFY_QUIET(exchange_.lookbookCli(QStringLiteral("info fashion-mnist --json"),
                                              QStringLiteral("info.json")));
  LOOKBOOK_VERIFY_QUIET(exchange_.run(
      QStringLiteral(LOOKBOOK_CLI),
      QStringList{QStringLiteral("embed")} + kFashion +
          split("--method tsne --iterations 300 --every 50 --frames frames --quiet --out map.npy "
                "--report map.json")));
  LOOKBOOK_VERIFY_QUIET(check("read_arrays.py", "draw"));
}

void PictureReadersTest::figuresAreRead_data() {
  QTest::addColumn<QStringList>("words");
  QTest::newRow("map") << kFashion +
                              split(
                                  "--map map.npy --report map.json --size 800x600 --point-size 2.4 "
                                  "--scale 1.5");
  QTest::newRow("odd_map") << split("drawn --map drawn.npy --size 800x600 --theme dark --title") +
                                  QStringList{QStringLiteral("Hats & <caps> \"Été\"")};
  QTest::newRow("sheet") << kFashion + split("--sheet --size 1200x900");
  QTest::newRow("grid")
      << kFashion +
             split(
                 "--grid --point-size 3.2 --map map.npy --map map.npy --report map.json "
                 "--report map.json --title") +
             QStringList{QStringLiteral("Two maps")};
}

void PictureReadersTest::figuresAreRead() {
  QFETCH(const QStringList, words);
  const QString name = QString::fromLatin1(QTest::currentDataTag()).remove(QStringLiteral("_map"));
  for (const char* suffix : {".png", ".svg", ".pdf"})
    LOOKBOOK_VERIFY_QUIET(
        lookbook(QStringList{QStringLiteral("figure")} + words +
                 QStringList{QStringLiteral("--out"), name + QLatin1String(suffix)}));
  LOOKBOOK_VERIFY_QUIET(check("read_figures.py", QTest::currentDataTag()));
}

void PictureReadersTest::aMapOfAllImagesIsRead() {
  LOOKBOOK_VERIFY_QUIET(exchange_.lookbookCli(
      QStringLiteral("embed fashion-mnist --method pca --quiet --out large.npy")));
  LOOKBOOK_VERIFY_QUIET(lookbook(split("figure fashion-mnist --map large.npy --out large.pdf")));
  LOOKBOOK_VERIFY_QUIET(check("read_figures.py", "large"));
}

void PictureReadersTest::filmsAreRead_data() {
  QTest::addColumn<QString>("film");
  QTest::newRow("gif") << QStringLiteral("film.gif");
  QTest::newRow("webp") << QStringLiteral("film.webp");
}

void PictureReadersTest::filmsAreRead() {
  for (const char* film : {"film.gif", "film.webp"})
    LOOKBOOK_VERIFY_QUIET(
        lookbook(QStringList{QStringLiteral("animate")} + kFashion +
                 split("--frames frames --size 200x160 --seconds 1 --rest 0.5 --rate 10 --out") +
                 QStringList{QLatin1String(film)}));
  LOOKBOOK_VERIFY_QUIET(check("read_films.py", QTest::currentDataTag()));
}

LOOKBOOK_TEST(PictureReadersTest)

}  // namespace test_picture_readers

#include "test_picture_readers.moc"
