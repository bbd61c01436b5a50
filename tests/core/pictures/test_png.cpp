#include "core/pictures/png.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <numeric>
#include <png.h>
#include <vector>

namespace test_png {

using lookbook::Error;

namespace {

/// The pixels of a PNG, read in this format.
std::vector<std::uint8_t> readBack(const std::filesystem::path& path, unsigned format) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_file(&image, path.c_str())) return {};
  if (image.format != format) qWarning("found PNG format %u, expected %u", image.format, format);
  image.format = format;
  std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(image));
  return png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr)
             ? pixels
             : std::vector<std::uint8_t>();
}

std::vector<std::uint8_t> counting(std::size_t count) {
  std::vector<std::uint8_t> values(count);
  std::iota(values.begin(), values.end(), std::uint8_t{200});
  return values;
}

}  // namespace

class TestPng : public QObject {
  Q_OBJECT

 private slots:
  void greyPixelsComeBackAsTheyWere();
  void colourPixelsComeBackAsTheyWere();
  void sizesThatDoNotFitAreRefused();
};

void TestPng::greyPixelsComeBackAsTheyWere() {
  const samples::Folder folder;
  const auto path = folder.path() / "sheet.png";
  QVERIFY(lookbook::writePng(path, {13, 7, counting(91)}));
  QCOMPARE(readBack(path, PNG_FORMAT_GRAY), counting(91));
}

void TestPng::colourPixelsComeBackAsTheyWere() {
  const samples::Folder folder;
  const auto path = folder.path() / "map.png";
  QVERIFY(lookbook::writePng(path, 5, 6, counting(90)));
  QCOMPARE(readBack(path, PNG_FORMAT_RGB), counting(90));
}

void TestPng::sizesThatDoNotFitAreRefused() {
  const samples::Folder folder;
  const auto path = folder.path() / "sheet.png";
  for (const auto& written :
       {lookbook::writePng(path, {0, 0, {}}), lookbook::writePng(path, {13, 7, counting(90)}),
        lookbook::writePng(path, -1, -90, counting(90))}) {
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::badArgument);
  }
  QVERIFY(!std::filesystem::exists(path));
}

LOOKBOOK_TEST(TestPng)

}  // namespace test_png

#include "test_png.moc"
