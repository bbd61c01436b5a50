// Texts that people read can be translated: core composes them from formats (core/base/text.h),
// which the compiler holds; this looks for ways around it, and at the sentences themselves.

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace lookbook {

namespace {

struct Source {
  QString path;  ///< from the repository's root
  QString text;
};

std::vector<Source> sourcesOf(const QStringList& folders) {
  const QString root = QStringLiteral(LOOKBOOK_SOURCE_DIR "/");
  std::vector<Source> found;
  for (const QString& folder : folders) {
    QDirIterator files(root + folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
      QFile file(files.next());
      if (!file.open(QIODevice::ReadOnly)) continue;
      QString text = QString::fromUtf8(file.readAll());
      text.remove(QRegularExpression(QStringLiteral("//[^\n]*")));
      found.push_back({file.fileName().mid(root.size()), text});
    }
  }
  return found;
}

/// The arguments of each call of a function that takes a format, literals joined.
QStringList callsIn(const QString& text) {
  static const QRegularExpression kCall(
      QStringLiteral(R"(\b(?:fail|badFile|badArgument|text|Text|plural)\()"));
  static const QRegularExpression kBroken(QStringLiteral("\"\\s*\n\\s*\""));
  QStringList calls;
  for (auto matches = kCall.globalMatch(text); matches.hasNext();) {
    const auto begin = matches.next().capturedEnd();
    int depth = 1;
    bool quoted = false;
    auto at = begin;
    for (; at < text.size() && depth > 0; ++at) {
      const QChar letter = text[at];
      if (quoted && letter == u'\\')
        ++at;
      else if (letter == u'"')
        quoted = !quoted;
      else if (!quoted && (letter == u'(' || letter == u')'))
        depth += letter == u'(' ? 1 : -1;
    }
    calls += text.mid(begin, at - begin - 1).remove(kBroken);
  }
  return calls;
}

}  // namespace

class TextsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void formatsAreNotGlued();
  void sentencesAreWhole();
  void errorsReachTheWindowTranslated();
};

/// A string that is put together among the arguments is a text that no catalogue has.
void TextsTest::formatsAreNotGlued() {
  static const QRegularExpression kGlued(QString::fromLatin1(R"re("\s*\+|\+\s*")re"));
  int seen = 0;
  for (const Source& source : sourcesOf({QStringLiteral("core")}))
    for (const QString& call : callsIn(source.text)) {
      seen += call.contains(QLatin1Char('"')) ? 1 : 0;
      QVERIFY2(!kGlued.match(call).hasMatch(), qPrintable(source.path + ": " + call));
    }
  QVERIFY(seen > 200);
}

void TextsTest::sentencesAreWhole() {
  static const QRegularExpression kFragments(
      QStringLiteral("; expected |: found |\\bmore than fits\\b"));
  static const QRegularExpression kLiteral(QString::fromLatin1(R"re("((?:[^"\\]|\\.)*)")re"));
  for (const Source& source : sourcesOf({QStringLiteral("core"), QStringLiteral("app")}))
    for (const QString& call : callsIn(source.text))
      for (auto literals = kLiteral.globalMatch(call); literals.hasNext();) {
        const QString words = literals.next().captured(1);
        QVERIFY2(!kFragments.match(words).hasMatch(), qPrintable(source.path + ": " + words));
      }
}

/// ui/text looks errors up in the catalogues; whoever shows Error::message goes past them.
void TextsTest::errorsReachTheWindowTranslated() {
  static const QRegularExpression kPast(
      QString::fromLatin1(R"((error\(\)|\berror|Error)\s*(\.|->)\s*message\b|\.english\(\))"));
  for (const Source& source : sourcesOf({QStringLiteral("ui")})) {
    const auto match = kPast.match(source.text);
    QVERIFY2(
        !match.hasMatch(),
        qPrintable(source.path + ": use shownError() or translated(), not " + match.captured()));
  }
}

}  // namespace lookbook

QTEST_GUILESS_MAIN(lookbook::TextsTest)
#include "test_texts.moc"
