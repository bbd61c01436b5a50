#include "core/io/fingerprint.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_fingerprint {

namespace {

std::span<const std::uint8_t> bytesOf(const QByteArray& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.constData()),
          static_cast<std::size_t>(text.size())};
}

}  // namespace

class TestFingerprint : public QObject {
  Q_OBJECT

 private slots:
  void sumsAreThoseOfTheStandard_data();
  void sumsAreThoseOfTheStandard();
  void piecesSumLikeTheWhole();
};

// RFC 1321, appendix A.5.
void TestFingerprint::sumsAreThoseOfTheStandard_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("sum");
  QTest::newRow("nothing") << QByteArray() << QByteArray("d41d8cd98f00b204e9800998ecf8427e");
  QTest::newRow("abc") << QByteArray("abc") << QByteArray("900150983cd24fb0d6963f7d28e17f72");
  QTest::newRow("alphabet") << QByteArray("abcdefghijklmnopqrstuvwxyz")
                            << QByteArray("c3fcd3d76192e4007dfb496cca67e13b");
}

void TestFingerprint::sumsAreThoseOfTheStandard() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, sum);
  lookbook::Md5 md5;
  md5.update(bytesOf(text));
  QCOMPARE(QByteArray::fromStdString(md5.hex()), sum);
}

void TestFingerprint::piecesSumLikeTheWhole() {
  const QByteArray text(1000, 'a');
  lookbook::Md5 whole;
  whole.update(bytesOf(text));
  lookbook::Md5 pieces;
  for (qsizetype at = 0; at < text.size(); at += 7) pieces.update(bytesOf(text.mid(at, 7)));
  QCOMPARE(pieces.hex(), whole.hex());
}

LOOKBOOK_TEST(TestFingerprint)

}  // namespace test_fingerprint

#include "test_fingerprint.moc"
