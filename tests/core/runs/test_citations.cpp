// The works to cite: there is an entry for everything, and each is well formed.

#include "core/base/version.h"
#include "core/embedding/common/method.h"
#include "core/readers/catalogue.h"
#include "core/runs/citations.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <set>

namespace test_citations {

using namespace lookbook;

class CitationsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void entriesAreWellFormed();
  void everyMethodAndKnownDataSetHasOne();
  void theFileAtTheTopNamesThisVersion();
};

void CitationsTest::entriesAreWellFormed() {
  static const QRegularExpression kEntry(
      QStringLiteral(R"(\A@(article|misc|software)\{([a-z0-9]+),\n(  [a-z]+ +=(.|\n)*)\n\}\n\z)"));
  std::set<QString> keys;
  for (const Citation& citation : citations()) {
    const QString bibtex = QString::fromStdString(citation.bibtex);
    const auto match = kEntry.match(bibtex);
    QVERIFY2(match.hasMatch(), citation.bibtex.c_str());
    QVERIFY2(keys.insert(match.captured(2)).second, citation.bibtex.c_str());
    QCOMPARE(bibtex.count(u'{'), bibtex.count(u'}'));
    for (const char* field : {"  author ", "  title ", "  year "})
      QCOMPARE(bibtex.count(QLatin1String(field)), 1);
    QVERIFY(QString::fromStdString(bibtexOfAll())
                .contains(QStringLiteral("% ") + QString::fromStdString(citation.subject) + u'\n' +
                          bibtex));
  }
}

void CitationsTest::everyMethodAndKnownDataSetHasOne() {
  const std::vector<Citation> all = citations();
  const auto has = [&](const char* subject) {
    return std::ranges::any_of(all, [&](const Citation& c) { return c.subject == subject; });
  };
  for (const MethodInfo& method : kMethods)
    if (method.method != kFromFile) QVERIFY2(has(method.title.english), method.title.english);
  for (const KnownDataset& known : knownDatasets()) QVERIFY2(has(known.title), known.title);
}

void CitationsTest::theFileAtTheTopNamesThisVersion() {
  QFile file(QStringLiteral(LOOKBOOK_SOURCE_DIR "/CITATION.cff"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  const QString text = QString::fromUtf8(file.readAll());
  QVERIFY(text.contains(QStringLiteral("\nversion: %1\n").arg(QLatin1String(kVersion))));
  QVERIFY(text.contains(QLatin1String("  - name: The Lookbook authors\n")));
  QVERIFY(citations().front().bibtex.find(kVersion) != std::string::npos);
}

LOOKBOOK_TEST(CitationsTest)

}  // namespace test_citations

#include "test_citations.moc"
