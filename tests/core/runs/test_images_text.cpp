#include "core/runs/images_text.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_images_text {

using namespace lookbook;

class ImagesTextTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aSessionsWordsAreTheTextAgain_data();
  void aSessionsWordsAreTheTextAgain();
  void otherWordsStayAsTheyAre();
};

void ImagesTextTest::aSessionsWordsAreTheTextAgain_data() {
  QTest::addColumn<QString>("words");
  QTest::addColumn<QString>("format");
  const auto row = [](const Text& text) {
    QTest::newRow(text.english().c_str())
        << QString::fromStdString(text.english()) << QString(text.format());
  };
  row(allImages());
  row(firstImages(1));
  row(firstImages(2'000));
  row(shownImages(1));
  row(shownImages(70'000));
  row(selectedImages(1));
  row(selectedImages(240));
  row(splitImages("val"));
  row(indexedImages());
  QTest::newRow("an earlier version's") << "1,240 chosen images" << "%n selected images";
}

void ImagesTextTest::aSessionsWordsAreTheTextAgain() {
  QFETCH(QString, words);
  const Text text = imagesTextFrom(words.toStdString());
  QTEST(QString(text.format()), "format");
  if (!words.contains("chosen")) QCOMPARE(QString::fromStdString(text.english()), words);
}

void ImagesTextTest::otherWordsStayAsTheyAre() {
  for (const char* words : {"", "some", "the  images", "first 12 pictures", "the images",
                            "first 99999999999999999999 images"})
    QCOMPARE(imagesTextFrom(words).english(), std::string(words));
}

LOOKBOOK_TEST(ImagesTextTest)

}  // namespace test_images_text

#include "test_images_text.moc"
