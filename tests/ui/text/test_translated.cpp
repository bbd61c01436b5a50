#include "core/base/result.h"
#include "tests/support/test_program.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

namespace lookbook::ui::test_translated {

namespace {

/// A catalogue with translations of two texts of the core.
class Catalogue : public QTranslator {
 public:
  [[nodiscard]] bool isEmpty() const override { return false; }
  QString translate(const char* context, const char* source, const char* /*comment*/,
                    int count) const override {
    if (QByteArray(context) != "core") return {};
    if (QByteArray(source) == "%1 is not in %2.") return QStringLiteral("In %2 gibt es %1 nicht.");
    if (QByteArray(source) == "%1 has %n images.")
      return count == 1 ? QStringLiteral("%1 hat ein Bild.") : QStringLiteral("%1 hat %n Bilder.");
    return {};
  }
};

Text images(int count) {
  return plural(count, "%1 has %n image.", "%1 has %n images.", std::string("set"));
}

}  // namespace

class TranslatedTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void withoutCatalogueTextsAreEnglish();
  void cataloguesOrderArguments();
  void cataloguesHavePluralForms();
  void textsWithinTextsAreTranslated();
  void argumentsAreNoFormats();
  void errorsAreTranslated();
};

void TranslatedTest::withoutCatalogueTextsAreEnglish() {
  for (const Text& text :
       {images(0), images(1), images(2), images(60'000), Text(Label("Perplexity")),
        text("%1 is %2.", std::string("a"), 0.5), text("%1 of %2", 1234, images(1))})
    QCOMPARE(translated(text).toStdString(), text.english());
}

void TranslatedTest::cataloguesOrderArguments() {
  Catalogue catalogue;
  QCoreApplication::installTranslator(&catalogue);
  QCOMPARE(translated(text("%1 is not in %2.", std::string("b"), std::string("a"))),
           QStringLiteral("In a gibt es b nicht."));
}

void TranslatedTest::cataloguesHavePluralForms() {
  Catalogue catalogue;
  QCoreApplication::installTranslator(&catalogue);
  QCOMPARE(translated(images(1)), QStringLiteral("set hat ein Bild."));
  QCOMPARE(translated(images(12)), QStringLiteral("set hat 12 Bilder."));
}

void TranslatedTest::textsWithinTextsAreTranslated() {
  Catalogue catalogue;
  QCoreApplication::installTranslator(&catalogue);
  QCOMPARE(translated(text("file: %1", images(1))), QStringLiteral("file: set hat ein Bild."));
}

void TranslatedTest::argumentsAreNoFormats() {
  QCOMPARE(translated(text("%1, %2", std::string("%2"), std::string("100%"))),
           QStringLiteral("%2, 100%"));
}

void TranslatedTest::errorsAreTranslated() {
  Catalogue catalogue;
  QCoreApplication::installTranslator(&catalogue);
  const Error error = badFile("%1 is not in %2.", std::string("b"), std::string("a")).value();
  QCOMPARE(shownError(error), QStringLiteral("In a gibt es b nicht."));
  QCOMPARE(error.message, std::string("b is not in a."));
}

LOOKBOOK_TEST(TranslatedTest)

}  // namespace lookbook::ui::test_translated

#include "test_translated.moc"
