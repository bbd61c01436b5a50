#include "core/base/random.h"
#include "core/base/version.h"
#include "core/session/stamp.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <functional>
#include <sstream>
#include <string>

namespace test_stamp {

using namespace lookbook;

namespace {

/// A stamp with all possible contents, in characters that are difficult for the formats.
Stamp sample() {
  Stamp stamp;
  stamp.version = kVersion;
  stamp.datasets.push_back(
      {.id = "fashion-mnist",
       .title = "Fashion <&> \"MNIST\" \xC3\xA9",
       .fingerprint = "md5:1,2,3,4",
       .maps = {{.recipe = R"({"rows":"all"})", .iteration = {}},
                {.recipe = "{\"rows\":\"0-9,17\",\"dataset\":\"]]>\"}", .iteration = 412}},
       .selection = "3,5-7",
       .options = {.labelColumn = "label", .transpose = OpenOptions::Transpose::yes}});
  stamp.datasets.push_back(
      {.id = "mnist", .title = "MNIST", .fingerprint = "md5:5", .maps = {}, .selection = ""});
  stamp.view.page = Page::compare;
  stamp.view.active = DatasetId(1);
  stamp.view.compared = {DatasetId(1), DatasetId(0)};
  stamp.view.marks = Marks::dots;
  stamp.view.theme = ThemeChoice::dark;
  stamp.view.datasets.resize(2);
  DatasetView& view = stamp.view.datasets.front();
  view.filter.hiddenClasses.set(3);
  view.map = MapId(1);
  view.secondMap = MapId(0);
  view.mapCamera.height = 0.1;
  view.current = 17;
  return stamp;
}

std::string bigEndian(std::uint32_t number) {
  return samples::bigEndian({number}).toStdString();
}
std::string littleEndian(std::uint32_t number) {
  const std::string big = bigEndian(number);
  return {big.rbegin(), big.rend()};
}

std::string pngChunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  return bigEndian(static_cast<std::uint32_t>(data.size())) + body +
         bigEndian(static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(body.data()),
                                                    static_cast<uInt>(body.size()))));
}

/// The beginning of a PNG with one grey pixel, up to its texts.
std::string pngHead() {
  return "\x89PNG\r\n\x1a\n" + pngChunk("IHDR", std::string("\0\0\0\1\0\0\0\1\x8\0\0\0\0", 13));
}

/// The chunks of a PNG in their order, without valid pixels.
std::string png(const std::string& text) {
  return pngHead() + pngChunk("tEXt", std::string("Title\0A map", 11)) + text +
         pngChunk("IDAT", "pixels") + pngChunk("IDAT", "more") + pngChunk("IEND", "");
}

std::string packed(const std::string& text) {
  std::string bytes(compressBound(static_cast<uLong>(text.size())), '\0');
  auto size = static_cast<uLongf>(bytes.size());
  compress(reinterpret_cast<Bytef*>(bytes.data()), &size,
           reinterpret_cast<const Bytef*>(text.data()), static_cast<uLong>(text.size()));
  bytes.resize(size);
  return bytes;
}

const std::string kKeyword("Lookbook\0", 9);

std::string pngWithText(const std::string& text) {
  return png(pngChunk("tEXt", kKeyword + text));
}
/// A PNG with the text after the pixels, as some programs write it.
std::string pngWithTextBehind(const std::string& text) {
  return pngHead() + pngChunk("IDAT", "pixels") + pngChunk("IDAT", "more") +
         pngChunk("tEXt", kKeyword + text) + pngChunk("IEND", "");
}
std::string pngWithPackedText(const std::string& text) {
  return png(pngChunk("zTXt", kKeyword + std::string(1, '\0') + packed(text)));
}
std::string pngWithWideText(const std::string& text) {
  return png(pngChunk("iTXt", kKeyword + std::string("\0\0en\0Lookbook\0", 14) + text));
}
std::string pngWithPackedWideText(const std::string& text) {
  return png(pngChunk("iTXt", kKeyword + std::string("\1\0\0\0", 4) + packed(text)));
}

std::string gifParts(std::string data) {
  std::string parts;
  while (!data.empty()) {
    const std::string part = data.substr(0, 255);
    parts += static_cast<char>(part.size()) + part;
    data.erase(0, part.size());
  }
  return parts + '\0';
}

std::string gif(const std::string& text) {
  const std::string screen("GIF89a\x10\0\x10\0\x80\0\0", 13);
  const std::string colors(6, '\7');
  const std::string image("\x2C\0\0\0\0\x10\0\x10\0\0\2", 11);
  return screen + colors + "\x21\xFE" + gifParts("made by hand") + "\x21\xFE" + gifParts(text) +
         image + gifParts("pixels") + ';';
}

std::string webpChunk(const std::string& letters, const std::string& data) {
  return letters + littleEndian(static_cast<std::uint32_t>(data.size())) + data +
         std::string(data.size() % 2, '\0');
}

std::string webp(const std::string& text) {
  const std::string chunks = "WEBP" + webpChunk("VP8X", std::string(10, '\1')) +
                             webpChunk("ANMF", "pixels, odd") + webpChunk("XMP ", xmpOf(text));
  return "RIFF" + littleEndian(static_cast<std::uint32_t>(chunks.size())) + chunks;
}

std::string svg(const std::string& text) {
  return "<?xml version=\"1.0\"?>\n<svg><metadata>" + xmpOf(text) + "</metadata></svg>\n";
}

std::string pdf(const std::string& text) {
  return "%PDF-1.4\n1 0 obj\n<< /Type /Metadata >>\nstream\n" + xmpOf(text) +
         "\nendstream\nendobj\n%%EOF\n";
}

Result<std::optional<Stamp>> read(const std::string& bytes) {
  std::istringstream file(bytes);
  return readStamp(file);
}

bool same(const Stamp& a, const Stamp& b) {
  return toText(a) == toText(b) && a.view == b.view;
}

}  // namespace

class StampTest : public QObject {
  Q_OBJECT

 private slots:
  void textIsPrintableAsciiAndReadAgain();
  void textOfOthersIsNoStamp_data();
  void textOfOthersIsNoStamp();
  void whatDoesNotFitIsLeftOut();
  void whatWasMadeToHarmIsRefused_data();
  void whatWasMadeToHarmIsRefused();
  void manyDataSetsAndMapsAreRefused();
  void aLaterVersionIsSaid();
  void everyFormatGivesItBack_data() { formats(); }
  void everyFormatGivesItBack();
  void aFileWithoutAStampHasNone_data() { formats(); }
  void aFileWithoutAStampHasNone();
  void filesCutAnywhereAreSafe_data() { formats(); }
  void filesCutAnywhereAreSafe();
  void damagedFilesAreSafe_data() { formats(); }
  void damagedFilesAreSafe();
  void sizesAreNotBelieved_data();
  void sizesAreNotBelieved();
  void otherFilesHaveNone();
  void theFileIsNamed();

 private:
  using Format = std::function<std::string(const std::string& text)>;

  static void formats() {
    QTest::addColumn<Format>("format");
    QTest::newRow("png, tEXt") << Format(pngWithText);
    QTest::newRow("png, tEXt behind the pixels") << Format(pngWithTextBehind);
    QTest::newRow("png, zTXt") << Format(pngWithPackedText);
    QTest::newRow("png, iTXt") << Format(pngWithWideText);
    QTest::newRow("png, packed iTXt") << Format(pngWithPackedWideText);
    QTest::newRow("gif") << Format(gif);
    QTest::newRow("webp") << Format(webp);
    QTest::newRow("svg") << Format(svg);
    QTest::newRow("pdf") << Format(pdf);
  }
};

void StampTest::textIsPrintableAsciiAndReadAgain() {
  const std::string text = toText(sample());
  for (const char letter : text) QVERIFY(letter >= ' ' && letter <= '~');
  const auto stamp = stampFromText(text);
  QVERIFY(stamp && *stamp);
  QVERIFY(same(**stamp, sample()));
  QCOMPARE((*stamp)->datasets[0].title, sample().datasets[0].title);
  QCOMPARE((*stamp)->datasets[0].maps[1].iteration, std::optional(412));
  QVERIFY(!(*stamp)->datasets[0].maps[0].iteration);
}

void StampTest::textOfOthersIsNoStamp_data() {
  QTest::addColumn<QString>("text");
  for (const char* text : {"", "Made with love", "{", "{}", "[1]", R"({"stamp":1})", "null"})
    QTest::newRow(text) << text;
}

void StampTest::textOfOthersIsNoStamp() {
  QFETCH(QString, text);
  const auto stamp = stampFromText(text.toStdString());
  QVERIFY(stamp && !*stamp);
}

void StampTest::whatDoesNotFitIsLeftOut() {
  Stamp stamp = sample();
  stamp.view.active = DatasetId(7);
  stamp.view.compared = {DatasetId(5), DatasetId(2)};
  stamp.view.pointSize = 1e300;
  stamp.view.datasets[0].map = MapId(2);
  stamp.view.datasets[0].secondMap = MapId(9);
  stamp.view.datasets[0].mapCamera = {.direction = {0, 0, 0}, .height = 3};
  stamp.view.datasets.resize(5);
  const auto read = stampFromText(toText(stamp));
  QVERIFY(read && *read);
  const ViewState& view = (*read)->view;
  QCOMPARE(view.active, DatasetId(0));
  QVERIFY(!view.compared[0] && !view.compared[1]);
  QVERIFY(view.pointSize <= 100);
  QCOMPARE(view.datasets.size(), std::size_t{2});
  QVERIFY(!view.datasets[0].map);
  QVERIFY(!view.datasets[0].secondMap);
  QVERIFY(view.datasets[0].mapCamera == MapCamera{});
}

void StampTest::whatWasMadeToHarmIsRefused_data() {
  QTest::addColumn<QString>("before");
  QTest::addColumn<QString>("after");
  QTest::addColumn<QString>("words");
  const QString deep = QString(100'000, QLatin1Char('[')) + QString(100'000, QLatin1Char(']'));
  QTest::newRow("deep recipe") << R"("rows":"all")" << R"("rows":)" + deep << "levels deep";
  QTest::newRow("iteration") << "412" << "1e300" << "iteration is 1e+300";
  QTest::newRow("negative iteration") << "412" << "-1" << "iteration is -1";
  QTest::newRow("version") << R"("stamp":1)" << R"("stamp":1e300)" << "stamp is 1e+300";
  QTest::newRow("long") << R"("page":"compare")"
                        << R"("page":")" + QString(50'000, QLatin1Char('x')) + QLatin1Char('"')
                        << "page is ";
}

void StampTest::whatWasMadeToHarmIsRefused() {
  QFETCH(QString, before);
  QFETCH(QString, after);
  QFETCH(QString, words);
  QString text = QString::fromStdString(toText(sample()));
  QVERIFY(text.contains(before));
  text.replace(text.indexOf(before), before.size(), after);
  const auto stamp = stampFromText(text.toStdString());
  QVERIFY(!stamp);
  QVERIFY2(stamp.error().message.find(words.toStdString()) != std::string::npos,
           stamp.error().message.c_str());
  QVERIFY(stamp.error().message.size() < 300);
}

void StampTest::manyDataSetsAndMapsAreRefused() {
  Stamp stamp = sample();
  stamp.datasets.resize(kMostStampedDatasets, stamp.datasets.back());
  QVERIFY(stampFromText(toText(stamp)));
  stamp.datasets.resize(kMostStampedDatasets + 1, stamp.datasets.back());
  const auto datasets = stampFromText(toText(stamp));
  QVERIFY(!datasets);
  QCOMPARE(datasets.error().message,
           std::string("The stamp in the figure names 17 data sets; at most 16 are supported."));
  stamp = sample();
  stamp.datasets[0].maps.resize(kMostStampedMaps, stamp.datasets[0].maps.front());
  QVERIFY(stampFromText(toText(stamp)));
  stamp.datasets[1].maps.resize(1, stamp.datasets[0].maps.front());
  const auto maps = stampFromText(toText(stamp));
  QVERIFY(!maps);
  QCOMPARE(maps.error().message,
           std::string("The stamp in the figure names 101 maps; at most 100 are supported."));
}

void StampTest::aLaterVersionIsSaid() {
  std::string text = toText(sample());
  const std::string version = "\"stamp\":1";
  text.replace(text.find(version), version.size(), "\"stamp\":2");
  const auto stamp = stampFromText(text);
  QVERIFY(!stamp);
  QVERIFY(stamp.error().message.find("a newer Lookbook") != std::string::npos);
}

void StampTest::everyFormatGivesItBack() {
  QFETCH(Format, format);
  const auto stamp = read(format(toText(sample())));
  QVERIFY2(stamp, stamp ? "" : stamp.error().message.c_str());
  QVERIFY(*stamp);
  QVERIFY(same(**stamp, sample()));
}

void StampTest::aFileWithoutAStampHasNone() {
  QFETCH(Format, format);
  const auto stamp = read(format("another program's text"));
  QVERIFY2(stamp, stamp ? "" : stamp.error().message.c_str());
  QVERIFY(!*stamp);
}

void StampTest::filesCutAnywhereAreSafe() {
  QFETCH(Format, format);
  const std::string whole = format(toText(sample()));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const auto stamp = read(whole.substr(0, length));
    if (stamp && *stamp) QVERIFY(same(**stamp, sample()));  // the stamp was before the cut
    if (!stamp) QVERIFY(!stamp.error().message.empty());
  }
}

void StampTest::damagedFilesAreSafe() {
  QFETCH(Format, format);
  const std::string whole = format(toText(sample()));
  for (std::uint64_t trial = 0; trial < 4000; ++trial) {
    std::string damaged = whole;
    const auto damages = 1 + randomBits(1, trial, 0) % 3;
    for (std::uint64_t i = 0; i < damages; ++i)
      damaged[randomBits(2, trial, i) % damaged.size()] =
          static_cast<char>(randomBits(3, trial, i) % 256);
    const auto stamp = read(damaged);
    if (stamp && *stamp) {  // the stamp may have changed, but it is consistent
      QCOMPARE((*stamp)->view.datasets.size(), (*stamp)->datasets.size());
      const auto active = (*stamp)->view.active;
      QVERIFY(!active || active->index() < (*stamp)->datasets.size());
    }
  }
}

void StampTest::sizesAreNotBelieved_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("reason");
  const auto row = [](const char* name, const std::string& bytes, const char* reason) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << reason;
  };
  row("a chunk past the end", pngHead() + bigEndian(0x7ffffff0) + "IDAT", "ends in the middle");
  row("a text past the end", pngHead() + bigEndian(0xffffff) + "tEXt", "ends in the middle");
  row("a chunk of 4 GB", pngHead() + bigEndian(0xffffffff) + "IDAT", "out of range");
  row("a text that unpacks to gigabytes",
      pngWithPackedText(std::string(std::size_t{3} * kLongestStamp, ' ')), "longer than any");
  std::string wrong = pngWithText(toText(sample()));
  wrong[wrong.find("stamp")] ^= 1;
  row("a text that was changed", wrong, "CRC error");
  row("a chunk of a WebP past the end",
      "RIFF" + littleEndian(0x7fffffff) + "WEBPVP8X" + littleEndian(0x7ffffff0),
      "ends in the middle");
  row("an SVG whose stamp does not end", "<svg><lookbook:stamp>{", "ends in the middle");
  row("an SVG whose stamp is too long",
      "<svg><lookbook:stamp>" + std::string(kLongestStamp + (std::size_t{2} << 20), ' '),
      "longer than any");
  row("a GIF of unknown blocks", std::string("GIF89a\1\0\1\0\0\0\0!", 14) + "\xFE" + '\0' + "?",
      "unknown kind");
}

void StampTest::sizesAreNotBelieved() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, reason);
  const auto stamp = read(bytes.toStdString());
  QVERIFY(!stamp);
  QCOMPARE(stamp.error().kind, Error::Kind::badFile);
  QVERIFY2(QString::fromStdString(stamp.error().message).contains(reason),
           stamp.error().message.c_str());
}

void StampTest::otherFilesHaveNone() {
  for (const char* bytes : {"", "P5 2 2 255", "RIFF....WAVE", "GI", "\xFF\xD8\xFF"}) {
    const auto stamp = read(bytes);
    QVERIFY2(stamp && !*stamp, bytes);
  }
}

void StampTest::theFileIsNamed() {
  const samples::Folder folder;
  const auto file = folder.add(QStringLiteral("cut.svg"), "<svg><lookbook:stamp>");
  for (const auto& path : {file, folder.path() / "none.svg"}) {
    const auto stamp = readStamp(path);
    QVERIFY(!stamp);
    QVERIFY(stamp.error().message.starts_with(path.string()));
  }
  const auto good =
      folder.add(QStringLiteral("good.svg"), QByteArray::fromStdString(svg(toText(sample()))));
  const auto stamp = readStamp(good);
  QVERIFY(stamp && *stamp);
}

LOOKBOOK_TEST(StampTest)

}  // namespace test_stamp

#include "test_stamp.moc"
