// Text from files must not be interpreted. Labels and tooltips are therefore created only by
// ui/panels/parts/labels.h and ui/text/shown_text.h, which this test checks in the sources of the
// window.

#include "tests/support/test_program.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace lookbook::ui::test_text_sources {

class TextSourcesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingInterpretsText_data();
  void nothingInterpretsText();
  void messageBoxesArePlain();

 private:
  struct Source {
    QString path;  ///< from the repository's root
    QString text;
  };
  static std::vector<Source> sources();
};

std::vector<TextSourcesTest::Source> TextSourcesTest::sources() {
  const QString root = QStringLiteral(LOOKBOOK_SOURCE_DIR "/");
  std::vector<Source> found;
  for (const char* folder : {"ui", "app"}) {
    QDirIterator files(root + QString::fromLatin1(folder),
                       {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
      QFile file(files.next());
      if (!file.open(QIODevice::ReadOnly)) continue;
      found.push_back({file.fileName().mid(root.size()), QString::fromUtf8(file.readAll())});
    }
  }
  return found;
}

void TextSourcesTest::nothingInterpretsText_data() {
  QTest::addColumn<QString>("pattern");
  QTest::addColumn<QStringList>("allowed");
  const QStringList none;
  QTest::newRow("labels") << QStringLiteral(R"(new QLabel\b|\bQLabel \w+[;({]|public QLabel\b)")
                          << QStringList{QStringLiteral("ui/panels/parts/labels.h"),
                                         QStringLiteral("ui/panels/parts/labels.cpp")};
  QTest::newRow("tooltips") << QStringLiteral(R"(\bset(ToolTip|WhatsThis)\((?!toolTipText\())")
                            << none;
  QTest::newRow("tooltips shown at once")
      << QStringLiteral(R"(QToolTip::showText\((?![^;]*toolTipText\())") << none;
  QTest::newRow("rich text")
      << QStringLiteral(
             R"(Qt::(RichText|AutoText|MarkdownText)|\bsetHtml\(|\binsertHtml\(|\bQStaticText\b|<span |<br>)")
      << none;
  QTest::newRow("documents") << QStringLiteral(
                                    R"(\bQText(Document|Browser|Edit)\b(?!>)|QGraphicsTextItem)")
                             << none;
  QTest::newRow("ready-made boxes")
      << QStringLiteral(
             R"(QMessageBox::(warning|critical|question|information|about)\(|QErrorMessage|QProgressDialog|QWhatsThis)")
      << none;
  QTest::newRow("names as they are")
      << QStringLiteral(
             R"(QString::from(StdString|Utf8)\([^;]*(\.|->)(className\(|title\(\)|message\)))")
      << QStringList{QStringLiteral("ui/jobs/map_job.cpp"), QStringLiteral("app/.*")};
}

void TextSourcesTest::nothingInterpretsText() {
  QFETCH(QString, pattern);
  QFETCH(QStringList, allowed);
  const QRegularExpression forbidden(pattern);
  QStringList found;
  for (const Source& source : sources()) {
    bool exempt = false;
    for (const QString& path : allowed)
      exempt |= QRegularExpression(QRegularExpression::anchoredPattern(path))
                    .match(source.path)
                    .hasMatch();
    const auto match = forbidden.match(source.text);
    if (!exempt && match.hasMatch())
      found += QStringLiteral("%1:%2: %3")
                   .arg(source.path,
                        QString::number(source.text.left(match.capturedStart()).count(u'\n') + 1),
                        match.captured().left(80));
  }
  QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("Use plainLabel(), setPlainToolTip(), "
                                                      "shownName() or shownError() in ") +
                                       found.join(QStringLiteral(", "))));
}

void TextSourcesTest::messageBoxesArePlain() {
  for (const Source& source : sources())
    if (source.text.contains(QStringLiteral("QMessageBox ")))
      QVERIFY2(source.text.contains(QStringLiteral("setTextFormat(Qt::PlainText)")),
               qPrintable(source.path));
}

LOOKBOOK_TEST(TextSourcesTest)

}  // namespace lookbook::ui::test_text_sources

#include "test_text_sources.moc"
