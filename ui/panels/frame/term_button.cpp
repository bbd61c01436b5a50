#include "ui/panels/frame/term_button.h"

#include "ui/panels/frame/popover.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/glossary.h"
#include "ui/text/translated.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <utility>

namespace lookbook::ui {

namespace {

constexpr int kSide = 18;        // logical pixels
constexpr int kCardWidth = 320;  // logical pixels

/// A widget with the height that its texts need at its width, including frames, so that no scroll
/// bar appears.
class CardContent : public QWidget {
 public:
  using QWidget::QWidget;
  [[nodiscard]] QSize sizeHint() const override {
    return {kCardWidth, layout()->heightForWidth(kCardWidth) + 2 * fontMetrics().lineSpacing()};
  }
};

QLabel* wrapped(QLabel* label) {
  label->setWordWrap(true);
  return label;
}

/// The name within a sentence: "t-SNE" unchanged, "perplexity" in lower case.
QString nameInSentence(const Term& term) {
  QString name = translated(term.name);
  if (name.size() > 1 && name.at(1).isLower()) name[0] = name.at(0).toLower();
  return name;
}

}  // namespace

QWidget* termText(const Term& term) {
  auto* text = new QWidget;
  auto* layout = new QVBoxLayout(text);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  layout->addWidget(heading(translated(term.name)));
  layout->addWidget(wrapped(plainLabel(translated(term.what))));
  layout->addWidget(wrapped(plainLabel(translated(term.use))));
  if (*term.source != '\0') layout->addWidget(wrapped(quietLabel(QString::fromUtf8(term.source))));
  return text;
}

TermButton::TermButton(std::vector<std::string_view> terms, QWidget* parent)
    : QAbstractButton(parent) {
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setCursor(Qt::ArrowCursor);
  setAttribute(Qt::WA_Hover);
  setTerms(std::move(terms));
  connect(this, &QAbstractButton::clicked, this, &TermButton::openCard);
}

TermButton::~TermButton() {
  delete card_;
}

QSize TermButton::sizeHint() const {
  return {kSide, kSide};
}

void TermButton::setTerms(std::vector<std::string_view> terms) {
  std::erase_if(terms, [](std::string_view id) { return findTerm(id) == nullptr; });
  setHidden(terms.empty());
  if (terms == terms_) return;
  terms_ = std::move(terms);
  delete card_;
  setChecked(false);
  setCheckable(false);
  if (terms_.empty()) return;
  const Term& first = *findTerm(terms_.front());
  const QString words = terms_.size() > 1 ? tr("What do these numbers mean?")
                        : first.many      ? tr("What are %1?").arg(nameInSentence(first))
                                          : tr("What is %1?").arg(nameInSentence(first));
  setAccessibleName(words);
  setPlainToolTip(this, words);
}

/// Creates the card when it is first needed; later clicks are handled by the card itself.
void TermButton::openCard() {
  if (card_) return;
  auto* content = new CardContent;
  asPanel(content);
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(2 * kGap, kGap, 2 * kGap, kGap);
  layout->setSpacing(2 * kGap);
  for (const std::string_view id : terms_) layout->addWidget(termText(*findTerm(id)));
  layout->addStretch(1);
  card_ = new Popover(this, content);
  card_->setObjectName(QStringLiteral("termCard"));
  card_->setAccessibleName(accessibleName());
  card_->open();
  // The texts get the fonts of the window's style only now.
  layout->invalidate();
  QCoreApplication::postEvent(content, new QEvent(QEvent::LayoutRequest));
}

void TermButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool strong = underMouse() || hasFocus() || isChecked();
  painter.setPen(QPen(palette().color(hasFocus() || isChecked() ? QPalette::Highlight
                                      : strong                  ? QPalette::Text
                                                                : QPalette::PlaceholderText),
                      hasFocus() ? 2 : 1.2));
  const QRectF circle = QRectF(rect()).adjusted(3, 3, -3, -3);
  painter.drawEllipse(circle);
  QFont small = font();
  small.setPixelSize(kSide / 2);
  small.setWeight(QFont::DemiBold);
  painter.setFont(small);
  painter.drawText(circle, Qt::AlignCenter, QStringLiteral("i"));
}

}  // namespace lookbook::ui
