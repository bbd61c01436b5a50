#include "core/session/stamp.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/figure/figure_samples.h"
#include "ui/figure/film/film.h"

#include <QFile>
#include <QImageReader>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <webp/demux.h>

namespace test_film {

using namespace lookbook;
using namespace lookbook::ui;

namespace {

const FilmOptions kShort{.size = {200, 160}, .framesPerSecond = 10, .seconds = 0.8, .rest = 0.2};

/// The moments of a run in which the clusters move apart.
std::vector<Moment> moments(const MapFigure& figure) {
  std::vector<Moment> all;
  for (int i = 0; i <= 4; ++i)
    all.push_back({.iteration = 25 * i,
                   .positions = std::make_shared<const MatrixF>(static_cast<float>(0.2 + 0.2 * i) *
                                                                *figure.positions),
                   .divergence = 4.0 - 0.5 * i});
  return all;
}

QByteArray contents(const std::filesystem::path& path) {
  QFile file(QString::fromStdString(path.string()));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Stamp stamp() {
  Stamp stamp;
  stamp.datasets.push_back({.id = "a<&>b",
                            .title = "Heaps",
                            .fingerprint = "md5:1",
                            .maps = {{.recipe = "{\"seed\":0}", .iteration = {}}},
                            .selection = std::string(600, '7')});  // longer than a block of a GIF
  stamp.view.active = DatasetId(0);
  stamp.view.datasets.resize(1);
  return stamp;
}

bool isStamped(const std::filesystem::path& file) {
  const auto read = readStamp(file);
  return read && *read && toText(**read) == toText(stamp());
}

/// The mean difference between the colours of two pictures, in [0, 255].
double difference(const QImage& a, const QImage& b) {
  double sum = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) {
      const QRgb p = a.pixel(x, y);
      const QRgb q = b.pixel(x, y);
      sum += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) +
             std::abs(qBlue(p) - qBlue(q));
    }
  return sum / (3.0 * a.width() * a.height());
}

}  // namespace

class FilmTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    folder_ = std::make_unique<samples::Folder>();
    figure_.stamp = QString::fromStdString(toText(stamp()));
  }
  void cleanup() { folder_.reset(); }
  void aGifShowsEveryFrame();
  void aWebpShowsEveryFrame();
  void theCaptionTellsTheMoment();
  void bytesDoNotDependOnThreads_data();
  void bytesDoNotDependOnThreads();
  void whatCannotBeAFilmIsRefused();
  void aCancelledFilmLeavesNoFile();

 private:
  [[nodiscard]] Film film(const FilmOptions& options = kShort) const {
    return filmOf(figure_, moments(figure_), 100, lightTheme(), options);
  }
  [[nodiscard]] std::filesystem::path path(const char* name) const {
    return folder_->path() / name;
  }

  std::unique_ptr<samples::Folder> folder_;
  MapFigure figure_ = samples::heaps(samples::striped(200, 4));
  ThreadTeam team_{2};
};

void FilmTest::aGifShowsEveryFrame() {
  const Film shown = film();
  QCOMPARE(shown.frames, 10);
  const auto file = path("run.gif");
  QVERIFY(save(shown, team_, file));
  QImageReader reader(QString::fromStdString(file.string()));
  QVERIFY(reader.supportsAnimation());
  QCOMPARE(reader.imageCount(), 10);
  QCOMPARE(reader.loopCount(), -1);  // for ever
  for (int i = 0; i < 10; ++i) {
    const QImage frame = reader.read();
    QCOMPARE(frame.size(), QSize(200, 160));
    QCOMPARE(reader.nextImageDelay(), 100);
    QVERIFY2(difference(frame, shown.paint(i)) < 4,
             qPrintable(QString::number(difference(frame, shown.paint(i)))));
  }
  QVERIFY(isStamped(file));
}

void FilmTest::aWebpShowsEveryFrame() {
  const Film shown = film();
  const auto file = path("run.webp");
  QVERIFY(save(shown, team_, file));
  const QByteArray bytes = contents(file);
  QVERIFY(isStamped(file));
  const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                      static_cast<std::size_t>(bytes.size())};
  WebPAnimDecoder* decoder = WebPAnimDecoderNew(&data, nullptr);
  QVERIFY(decoder);
  WebPAnimInfo info;
  QVERIFY(WebPAnimDecoderGetInfo(decoder, &info));
  QCOMPARE(info.canvas_width, 200U);
  QCOMPARE(info.loop_count, 0U);
  int time = 0;
  std::uint8_t* pixels = nullptr;
  QImage last;
  while (WebPAnimDecoderHasMoreFrames(decoder) && WebPAnimDecoderGetNext(decoder, &pixels, &time))
    last = QImage(pixels, 200, 160, QImage::Format_RGBA8888).copy();
  WebPAnimDecoderDelete(decoder);
  QCOMPARE(time, 1000);
  QVERIFY(difference(last, shown.paint(9)) < 4);
}

void FilmTest::theCaptionTellsTheMoment() {
  const Film shown = film();
  MapFigure figure = figure_;
  const auto captioned = [&](const char* caption, std::size_t moment) {
    figure.positions = moments(figure_)[moment].positions;
    figure.caption = QString::fromUtf8(caption);
    QImage image(kShort.size, QImage::Format_RGB32);
    QPainter painter(&image);
    paint(painter, QRectF(QPointF(0, 0), QSizeF(kShort.size)), figure, lightTheme());
    return image;
  };
  QVERIFY(shown.paint(0) == captioned("iteration 0 of 100 · KL 4.000", 0));
  QVERIFY(shown.paint(7) == captioned("iteration 100 of 100 · KL 2.000", 4));
  QVERIFY(shown.paint(9) == shown.paint(7));
  QVERIFY(captioned("iteration 0 of 100 · KL 4.000", 4) != shown.paint(7));
}

void FilmTest::bytesDoNotDependOnThreads_data() {
  QTest::addColumn<QString>("name");
  QTest::newRow("GIF") << QStringLiteral("run.gif");
  QTest::newRow("WebP") << QStringLiteral("run.webp");
}

void FilmTest::bytesDoNotDependOnThreads() {
  QFETCH(const QString, name);
  const auto file = path(qPrintable(name));
  QByteArray first;
  for (const int threads : {1, 2, 5}) {
    ThreadTeam team(threads);
    QVERIFY(save(film(), team, file));
    if (first.isEmpty()) first = contents(file);
    QVERIFY(!first.isEmpty());
    QCOMPARE(contents(file), first);
  }
}

void FilmTest::whatCannotBeAFilmIsRefused() {
  const auto refused = [&](const Film& wrong, const char* name, const char* words) {
    const auto result = save(wrong, team_, path(name));
    return !result && result.error().kind == Error::Kind::badArgument &&
           result.error().message.find(words) != std::string::npos &&
           !std::filesystem::exists(path(name));
  };
  QVERIFY(refused(film(), "run.mp4", "must end in .gif or .webp"));
  FilmOptions fast = kShort;
  fast.framesPerSecond = 60;
  QVERIFY(refused(film(fast), "run.gif", "at most 50"));
  FilmOptions large = kShort;
  large.size = {20000, 10};
  QVERIFY(refused(film(large), "run.gif", "20,000 x 10"));
  const auto nowhere = save(film(), team_, folder_->path() / "missing" / "run.gif");
  QVERIFY(!nowhere && nowhere.error().kind == Error::Kind::io);
}

void FilmTest::aCancelledFilmLeavesNoFile() {
  std::stop_source stop;
  double most = 0;
  const auto result = save(film(), team_, path("run.gif"), stop.get_token(), [&](double fraction) {
    most = fraction;
    stop.request_stop();
  });
  QVERIFY(!result && result.error().kind == Error::Kind::cancelled);
  QVERIFY(most > 0 && most < 1);
  QVERIFY(std::filesystem::is_empty(folder_->path()));
}

LOOKBOOK_PAINTING_TEST(FilmTest)

}  // namespace test_film

#include "test_film.moc"
