// Texts for users can be translated. The core creates them from formats (core/base/text.h), which
// the compiler checks. This test searches for ways around that, and checks the sentences.

#include "tests/support/test_program.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace lookbook::test_texts {

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
  void wordsForPeopleAreTexts();
  void onlyOnePlaceAsksForTranslationsOfCore();
};

/// No catalogue contains a text that is assembled from strings in the arguments.
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

/// ui/text finds translations of errors in the catalogues. Code that shows Error::message bypasses
/// them.
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

/// Titles, warnings and other texts for users that a header of the core declares as plain strings
/// cannot be translated. Names are no such texts.
void TextsTest::wordsForPeopleAreTexts() {
  static const QRegularExpression kPlain(QString::fromLatin1(
      R"re((?:std::string|std::string_view|const char\*|std::vector<std::string>)>?\s+)re"
      R"re(((?:\w*(?:[tT]itle|[lL]abel|[hH]elp|[uU]nit|[bB]rief|[wW]arnings?|[wW]ords|[nN]otice))re"
      R"re(|[dD]oubt|[oO]bstacle|[pP]reparation|[sS]entence)|byteCount|supportedFormats|\w*Text)re"
      R"re()\s*(?:;|=|\())re"));
  // Titles of data sets, sessions and stamps are names; the others write files.
  const QSet<QString> kNames{"core/readers/known/known_datasets.h: title",
                             "core/readers/known/known_sets.h: title",
                             "core/data/dataset.h: title",
                             "core/session/stamp.h: title",
                             "core/session/session.h: title",
                             "core/json/json_text.h: jsonText",
                             "core/session/path_text.h: pathText",
                             "core/session/path_text.h: pathFromText",
                             "core/io/npy_header.h: shapeInWords",
                             "core/session/stamp.h: toText",
                             "core/base/plain_text.h: plainText",
                             "core/runs/files/map_record_file.h: onePlaceWarning"};
  QVERIFY(kPlain.isValid());
  QSet<QString> seen;
  for (const Source& source : sourcesOf({QStringLiteral("core")})) {
    if (!source.path.endsWith(QLatin1String(".h"))) continue;
    for (auto plain = kPlain.globalMatch(source.text); plain.hasNext();) {
      const QString name = source.path + ": " + plain.next().captured(1);
      seen.insert(name);
      QVERIFY2(kNames.contains(name), qPrintable(name + " should be a Text or Label"));
    }
  }
  QCOMPARE(seen, kNames);
}

/// Texts of the core are shown only by translated().
void TextsTest::onlyOnePlaceAsksForTranslationsOfCore() {
  static const QRegularExpression kPast(QString::fromLatin1(
      R"re(translate\(\s*"core"|(?:fromUtf8|fromStdString)\([^;]*(?:\.english|\btitle)\b)re"));
  QVERIFY(kPast.isValid());
  for (const Source& source : sourcesOf({QStringLiteral("ui")})) {
    if (source.path == QLatin1String("ui/text/translated.cpp")) continue;
    for (auto past = kPast.globalMatch(source.text); past.hasNext();) {
      const QString words = past.next().captured();
      // The titles in the catalogue are the names of the data sets.
      const bool name = words.endsWith(QLatin1String("known.title"));
      QVERIFY2(name, qPrintable(source.path + ": use translated(), not " + words));
    }
  }
}

LOOKBOOK_TEST(TextsTest)

}  // namespace lookbook::test_texts

#include "test_texts.moc"
