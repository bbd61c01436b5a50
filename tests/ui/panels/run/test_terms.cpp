// The ⓘ beside parameters and scores explains them, by mouse and by keyboard.

#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/frame/popover.h"
#include "ui/panels/frame/term_button.h"
#include "ui/text/glossary.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QTest>

#include <algorithm>
#include <memory>

namespace lookbook::ui::test_terms {

using test::WindowDriver;

class TermsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init() { driver_->startOver(); }
  void cleanupTestCase() { driver_.reset(); }
  void aClickExplainsTheParameter_data();
  void aClickExplainsTheParameter();
  void theKeyboardOpensAndClosesTheCard();
  void theScoresOfTheBottomLineAreExplained();
  void theMenuListsAllTerms();

 private:
  /// The open card of a term; null if there is none.
  [[nodiscard]] Popover* card() {
    for (auto* card : driver_->window().findChildren<Popover*>(QStringLiteral("termCard")))
      if (card->isVisible()) return card;
    return nullptr;
  }
  [[nodiscard]] static bool says(const QWidget& widget, const Term& term) {
    for (const QLabel* label : widget.findChildren<QLabel*>())
      if (label->text() == QString::fromUtf8(term.what.english)) return true;
    return false;
  }

  std::unique_ptr<WindowDriver> driver_;
};

void TermsTest::initTestCase() {
  WindowDriver::useSettingsOfTests();
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
}

void TermsTest::aClickExplainsTheParameter_data() {
  QTest::addColumn<QByteArray>("button");
  QTest::addColumn<QByteArray>("term");
  QTest::addColumn<QString>("question");
  QTest::newRow("method") << QByteArray("term-method") << QByteArray("tsne")
                          << QStringLiteral("What is t-SNE?");
  QTest::newRow("perplexity") << QByteArray("term-perplexity") << QByteArray("perplexity")
                              << QStringLiteral("What is perplexity?");
  QTest::newRow("iterations") << QByteArray("term-iterations") << QByteArray("iterations")
                              << QStringLiteral("What are iterations?");
}

void TermsTest::aClickExplainsTheParameter() {
  QFETCH(QByteArray, button);
  QFETCH(QByteArray, term);
  QFETCH(QString, question);
  driver_->chooseMethod(Method::tsne);
  auto* info = driver_->find<TermButton>(button.constData());
  QTRY_VERIFY(info->isVisible());
  QCOMPARE(info->accessibleName(), question);
  WindowDriver::clickAt(info, QRectF(info->rect()).center());
  QTRY_VERIFY(card());
  QVERIFY(says(*card(), *findTerm(term.constData())));
  QVERIFY(driver_->window().rect().contains(card()->geometry()));
  QVERIFY(info->isVisible());  // the Run menu stays open behind the card
  WindowDriver::clickAt(info, QRectF(info->rect()).center());
  QTRY_VERIFY(!card());
}

void TermsTest::theKeyboardOpensAndClosesTheCard() {
  driver_->chooseMethod(Method::tsne);
  auto* info = driver_->find<TermButton>("term-perplexity");
  QTRY_VERIFY(info->isVisible());
  QVERIFY(info->focusPolicy() & Qt::TabFocus);
  info->setFocus(Qt::TabFocusReason);
  QTRY_VERIFY(info->hasFocus());
  QTest::keyClick(info, Qt::Key_Space);
  QTRY_VERIFY(card());
  driver_->key(Qt::Key_Escape);
  QTRY_VERIFY(!card());
  QVERIFY(info->isVisible());
  QVERIFY(info->hasFocus());
}

void TermsTest::theScoresOfTheBottomLineAreExplained() {
  driver_->key(Qt::Key_2, Qt::ControlModifier);
  driver_->runTsne(300, 60);
  TermButton* info = nullptr;
  QVERIFY(driver_->waitFor([&] {
    for (auto* button : driver_->window().findChildren<TermButton*>(QStringLiteral("scoreTerms")))
      if (button->isVisible() && std::ranges::count(button->terms(), "trustworthiness") > 0)
        info = button;
    return info != nullptr;
  }));
  WindowDriver::clickAt(info, QRectF(info->rect()).center());
  QTRY_VERIFY(card());
  for (const char* term : {"kl_divergence", "trustworthiness", "neighbour-recall"})
    QVERIFY2(says(*card(), *findTerm(term)), term);
  QVERIFY(driver_->window().rect().contains(card()->geometry()));
}

void TermsTest::theMenuListsAllTerms() {
  for (QAction* action : driver_->window().findChildren<QAction*>())
    if (action->objectName() == QStringLiteral("terms")) action->trigger();
  auto* dialog = driver_->window().findChild<QDialog*>(QStringLiteral("termsDialog"));
  QVERIFY(dialog);
  QTRY_VERIFY(dialog->isVisible());
  for (const Term& term : glossary()) QVERIFY2(says(*dialog, term), term.id);
}

LOOKBOOK_WIDGET_TEST(TermsTest)

}  // namespace lookbook::ui::test_terms

#include "test_terms.moc"
