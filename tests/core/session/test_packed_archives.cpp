// Sessions that unpack to far more than their size.

#include "core/session/session.h"
#include "tests/fuzz/containers.h"
#include "tests/support/saved_sessions.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_packed_archives {

using lookbook::readSession;

class TestPackedArchives : public QObject {
  Q_OBJECT

 private slots:
  void packedSessionOpens();
  void sessionThatUnpacksToFarMoreIsRefused();

 private:
  /// A saved session with additional arrays, compressed.
  static std::filesystem::path packed(const fuzz::Entries& others);
};

std::filesystem::path TestPackedArchives::packed(const fuzz::Entries& others) {
  const auto plain = fuzz::folder() / "plain.lookbook";
  if (!lookbook::writeSession(plain, samples::savedSession())) qFatal("a session cannot be saved");
  auto entries = *fuzz::unzip(fuzz::contentOf(plain));
  entries.insert(entries.end(), others.begin(), others.end());
  return fuzz::write("packed.lookbook", fuzz::zip(entries, true));
}

void TestPackedArchives::packedSessionOpens() {
  const auto session = readSession(packed({}));
  QVERIFY2(session, session ? "" : session.error().message.c_str());
}

void TestPackedArchives::sessionThatUnpacksToFarMoreIsRefused() {
  constexpr std::size_t kZeros = 101'000'000;
  const auto session = readSession(packed({{"zeros", fuzz::Bytes(kZeros)}}));
  QVERIFY(!session);
  QCOMPARE(session.error().kind, lookbook::Error::Kind::badFile);
  const QString message = QString::fromStdString(session.error().message);
  QVERIFY2(
      message.contains("that unpack to 101 MB. Lookbook writes such files without compression."),
      qPrintable(message));
}

LOOKBOOK_TEST(TestPackedArchives)

}  // namespace test_packed_archives

#include "test_packed_archives.moc"
