#include "tests/readers/readers.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_opened_pictures {

/// Lookbook reads the values of pictures that Pillow reads. open_pictures.py writes and compares.
class OpenedPicturesTest : public QObject {
  Q_OBJECT

 private slots:
  void picturesHavePillowsValues_data();
  void picturesHavePillowsValues();
};

void OpenedPicturesTest::picturesHavePillowsValues_data() {
  QTest::addColumn<QString>("check");
  for (const char* check : {"kinds", "jpeg", "turned", "transparent", "tiff", "numbers", "frames"})
    QTest::newRow(check) << QString::fromLatin1(check);
}

void OpenedPicturesTest::picturesHavePillowsValues() {
  QFETCH(const QString, check);
  const samples::Exchange exchange;
  LOOKBOOK_VERIFY_QUIET(
      exchange.run(QStringLiteral(LOOKBOOK_PYTHON),
                   {QStringLiteral("-B"), QStringLiteral(LOOKBOOK_READERS "/open_pictures.py"),
                    check, QStringLiteral(LOOKBOOK_CLI)}));
}

LOOKBOOK_TEST(OpenedPicturesTest)

}  // namespace test_opened_pictures

#include "test_opened_pictures.moc"
