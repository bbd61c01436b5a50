#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/figure/figure_samples.h"

#include <QImageReader>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

#include <csignal>
#include <sys/resource.h>

namespace test_figure_file {

using namespace lookbook;
using namespace lookbook::ui;

namespace {

/// Limits the size of files while it exists, which acts like a full disk.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

Result<void> saved(const MapFigure& figure, const std::filesystem::path& path, double scale = 1) {
  return save(figure, lightTheme(), QSizeF(400, 300), scale, path);
}

}  // namespace

class FigureFileTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { folder_ = std::make_unique<samples::Folder>(); }
  void cleanup() { folder_.reset(); }
  void aPngHasScaledPixelsAndItsStamp();
  void anSvgIsVectorsAndText();
  void aPdfIsOnePage();
  void sheetsAreSavedToo_data() { suffixes(); }
  void sheetsAreSavedToo();
  void gridsAreSavedToo_data() { suffixes(); }
  void gridsAreSavedToo();
  void controlCharactersStayOutOfFiles_data() { suffixes(); }
  void controlCharactersStayOutOfFiles();
  void manyPointsMakeNoHugeFile_data();
  void manyPointsMakeNoHugeFile();
  void otherSuffixesAreRefused_data();
  void otherSuffixesAreRefused();
  void absurdSizesAreRefused();
  void aFolderThatIsMissingIsNamed();
  void aFullDiskLosesNothing_data() { suffixes(); }
  void aFullDiskLosesNothing();

 private:
  static void suffixes() {
    QTest::addColumn<QString>("suffix");
    for (const char* suffix : {"png", "svg", "pdf"})
      QTest::newRow(suffix) << QString::fromLatin1(suffix);
  }

  [[nodiscard]] std::filesystem::path path(const QString& name) const {
    return folder_->path() / name.toStdString();
  }

  std::unique_ptr<samples::Folder> folder_;
  MapFigure figure_ = samples::heaps(samples::striped(200, 4));
};

void FigureFileTest::aPngHasScaledPixelsAndItsStamp() {
  figure_.stamp = QStringLiteral("{\"seed\":0}");
  const auto file = path(QStringLiteral("map.PNG"));
  QVERIFY(saved(figure_, file, 2));
  const QImage image(QString::fromStdString(file.string()));
  QCOMPARE(image.size(), QSize(800, 600));
  QCOMPARE(image.dotsPerMeterX(), 7559);  // 192 a inch
  QCOMPARE(image.text(QStringLiteral("Title")), figure_.title);
  QCOMPARE(image.text(QStringLiteral("Lookbook")), figure_.stamp);
}

void FigureFileTest::anSvgIsVectorsAndText() {
  const auto file = path(QStringLiteral("map.svg"));
  QVERIFY(saved(figure_, file));
  const QByteArray content = samples::contentOf(file);
  QVERIFY(content.contains("<text"));
  QVERIFY(!content.contains("<image"));
  QVERIFY(content.contains("<title>" + figure_.title.toUtf8() + "</title>"));
  QSvgRenderer renderer(content);
  QVERIFY(renderer.isValid());
  QCOMPARE(renderer.viewBox(), QRect(0, 0, 400, 300));
}

void FigureFileTest::aPdfIsOnePage() {
  const auto file = path(QStringLiteral("map.pdf"));
  QVERIFY(saved(figure_, file));
  const QByteArray content = samples::contentOf(file);
  QVERIFY(content.startsWith("%PDF-"));
  QVERIFY(content.contains("/Count 1"));
  QVERIFY(content.contains("/MediaBox [0 0 300 225]") ||
          content.contains("/MediaBox [0 0 300.000000 225.000000]"));
}

void FigureFileTest::sheetsAreSavedToo() {
  QFETCH(QString, suffix);
  SheetFigure sheet;
  sheet.dataset = figure_.dataset;
  sheet.images = figure_.images;
  const auto file = path(QStringLiteral("sheet.") + suffix);
  QVERIFY(save(sheet, darkTheme(), QSizeF(400, 300), 1, file));
  QVERIFY(samples::contentOf(file).size() > 1000);
}

void FigureFileTest::gridsAreSavedToo() {
  QFETCH(QString, suffix);
  GridFigure grid = samples::gridOfHeaps(60);
  grid.stamp = QStringLiteral("[{\"seed\":0}]");
  const auto file = path(QStringLiteral("grid.") + suffix);
  QVERIFY(save(grid, darkTheme(), naturalSize(grid), 1, file));
  const QByteArray content = samples::contentOf(file);
  QVERIFY(content.size() > 5000);
  if (suffix == QLatin1String("png")) {
    const QImage image = QImage::fromData(content);
    QCOMPARE(image.size(), naturalSize(grid).toSize());
    QCOMPARE(image.text(QStringLiteral("Lookbook")), grid.stamp);
  }
}

void FigureFileTest::controlCharactersStayOutOfFiles() {
  QFETCH(QString, suffix);
  figure_ = samples::heaps(samples::striped(60, 3, "a\x01\x1B<b>&\xFF\xEF\xBF\xBF"));
  figure_.title = QStringLiteral("t\x01\x0B<i>&\uFFFE");
  figure_.caption = QStringLiteral("c\x1F\n");
  figure_.xLabel = QStringLiteral("x\x02");
  figure_.stamp = QStringLiteral("{\"title\": \"\uFFFF\x02<&\"}");
  const auto file = path(QStringLiteral("map.") + suffix);
  QVERIFY(saved(figure_, file));
  const QByteArray content = samples::contentOf(file);
  QVERIFY(content.size() > 1000);
  if (suffix == QLatin1String("svg")) {
    QXmlStreamReader xml(content);
    QStringList texts;
    while (!xml.atEnd())
      if (xml.readNext() == QXmlStreamReader::Characters) texts += xml.text().toString();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    const QString all = texts.join(u'|');
    QVERIFY2(all.contains(QStringLiteral("<i>&")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("a\\x01\\x1B<b>&")), qPrintable(all));
  }
  if (suffix == QLatin1String("png"))
    QCOMPARE(QImage::fromData(content).text(QStringLiteral("Title")),
             QStringLiteral("t <i>&\uFFFD"));
  // The packet of a PDF is XML, too.
  if (suffix == QLatin1String("pdf")) {
    const auto begin = content.indexOf("<x:xmpmeta");
    const auto end = content.indexOf("</x:xmpmeta>");
    QVERIFY(begin > 0 && end > begin);
    QXmlStreamReader xml(content.mid(begin, end + 12 - begin));
    while (!xml.atEnd()) xml.readNext();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
  }
}

void FigureFileTest::manyPointsMakeNoHugeFile_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<int>("mostKibibytes");
  QTest::newRow("svg") << "map.svg" << 4000;
  QTest::newRow("pdf") << "map.pdf" << 2000;
}

void FigureFileTest::manyPointsMakeNoHugeFile() {
  QFETCH(QString, name);
  QFETCH(int, mostKibibytes);
  QVERIFY(saved(samples::heaps(samples::striped(70'000, 10)), path(name)));
  QVERIFY(samples::contentOf(path(name)).size() < 1024 * mostKibibytes);
}

void FigureFileTest::otherSuffixesAreRefused_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("found");
  QTest::newRow("another") << "map.gif" << "must end in .png, .svg or .pdf.";
  QTest::newRow("none") << "map" << "must end in .png, .svg or .pdf.";
}

void FigureFileTest::otherSuffixesAreRefused() {
  QFETCH(QString, name);
  QFETCH(QString, found);
  const auto result = saved(figure_, path(name));
  QVERIFY(!result);
  QCOMPARE(result.error().kind, Error::Kind::badArgument);
  QVERIFY(QString::fromStdString(result.error().message).endsWith(found));
  QVERIFY(!std::filesystem::exists(path(name)));
}

void FigureFileTest::absurdSizesAreRefused() {
  for (const double scale : {0.0, -1.0, 1000.0}) {
    const auto result = saved(figure_, path(QStringLiteral("map.png")), scale);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::badArgument);
  }
}

void FigureFileTest::aFolderThatIsMissingIsNamed() {
  const auto result = saved(figure_, path(QStringLiteral("missing/map.png")));
  QVERIFY(!result);
  QCOMPARE(result.error().kind, Error::Kind::io);
  QVERIFY(result.error().message.find("missing/map.png") != std::string::npos);
}

void FigureFileTest::aFullDiskLosesNothing() {
  QFETCH(QString, suffix);
  const auto file = folder_->add(QStringLiteral("map.") + suffix, "precious");
  {
    const FullDisk full(3000);
    const auto result = saved(figure_, file);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::io);
  }
  QCOMPARE(samples::contentOf(file), QByteArray("precious"));
  const auto entries = std::filesystem::directory_iterator(folder_->path());
  QCOMPARE(std::distance(begin(entries), end(entries)), 1);
}

LOOKBOOK_PAINTING_TEST(FigureFileTest)

}  // namespace test_figure_file

#include "test_figure_file.moc"
