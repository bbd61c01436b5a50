#include "tests/support/test_program.h"
#include "ui/state/notices.h"

#include <QSignalSpy>
#include <QTest>

namespace lookbook::ui::test_notices {

class NoticesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anErrorIsReportedInItsWords();
  void aWishToStopIsNotReported();
  void aNoteIsNoFailure();
};

void NoticesTest::anErrorIsReportedInItsWords() {
  Notices notices;
  const QSignalSpy failed(&notices, &Notices::failed);
  notices.report(Error(Error::Kind::io, text("The disk is full.")));
  notices.report(QStringLiteral("The map has no points."));
  QCOMPARE(failed.count(), 2);
  QCOMPARE(failed[0][0].toString(), QStringLiteral("The disk is full."));
  QCOMPARE(failed[1][0].toString(), QStringLiteral("The map has no points."));
}

void NoticesTest::aWishToStopIsNotReported() {
  Notices notices;
  const QSignalSpy failed(&notices, &Notices::failed);
  notices.report(cancelled().value());
  QCOMPARE(failed.count(), 0);
}

void NoticesTest::aNoteIsNoFailure() {
  Notices notices;
  const QSignalSpy failed(&notices, &Notices::failed);
  const QSignalSpy noted(&notices, &Notices::noted);
  notices.note(QStringLiteral("Colours became greys."));
  QCOMPARE(failed.count(), 0);
  QCOMPARE(noted.count(), 1);
}

LOOKBOOK_TEST(NoticesTest)

}  // namespace lookbook::ui::test_notices

#include "test_notices.moc"
