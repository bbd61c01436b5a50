#include "ui/panels/parts/message_bar.h"

#include "ui/files/file_dialogs.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace lookbook::ui {

namespace {

constexpr int kWidestMessage = 640;  // logical pixels
constexpr int kMessageMargin = 16;   // distance to the sides of the parent
// Distance to the bottom, so that the timeline and the bottom line are not covered.
constexpr int kAboveBottom = 48;
constexpr int kShortestTime = 5000;    // ms
constexpr int kTimePerCharacter = 50;  // ms

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), text_(plainLabel()), action_(new QPushButton) {
  setProperty("role", QStringLiteral("message"));
  setObjectName(QStringLiteral("messageBar"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(2 * kGap, kGap, kGap, kGap);
  layout->setSpacing(kGap);
  text_->setObjectName(QStringLiteral("messageText"));
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  action_->setObjectName(QStringLiteral("messageAction"));
  action_->setAutoDefault(false);
  connect(action_, &QPushButton::clicked, this, [this] {
    hide();
    if (const auto act = std::exchange(act_, {})) act();
  });
  auto* close = iconButton(QStringLiteral("close"), tr("Dismiss"));
  close->setObjectName(QStringLiteral("dismissMessage"));
  connect(close, &QToolButton::clicked, this, &QWidget::hide);
  layout->addWidget(text_, 1);
  layout->addWidget(action_);
  layout->addWidget(close, 0, Qt::AlignTop);
  passing_.setObjectName(QStringLiteral("passing"));
  passing_.setSingleShot(true);
  connect(&passing_, &QTimer::timeout, this, &QWidget::hide);
  parent->installEventFilter(this);
  hide();
}

void MessageBar::show(const QString& sentence) {
  say(Kind::note, sentence);
}

void MessageBar::showError(const QString& sentence) {
  say(Kind::error, sentence);
}

void MessageBar::showSaved(const QString& sentence, const QString& path) {
  say(Kind::note, sentence, tr("Show in folder"), [path] { showInFolder(path); });
}

void MessageBar::offer(const QString& sentence, const QString& answer,
                       std::function<void()> action) {
  say(Kind::question, sentence, answer, std::move(action));
}

void MessageBar::say(Kind kind, const QString& sentence, const QString& answer,
                     std::function<void()> action) {
  kind_ = kind;
  act_ = std::move(action);
  text_->setText(shownText(sentence));
  action_->setText(answer);
  action_->setVisible(!answer.isEmpty());
  setProperty("kind", kind == Kind::error ? QStringLiteral("error") : QString());
  style()->unpolish(this);
  style()->polish(this);
  setAccessibleName(text_->text());
  passing_.stop();
  if (kind == Kind::note)
    passing_.start(kShortestTime + kTimePerCharacter * static_cast<int>(sentence.size()));
  place();
  raise();
  QFrame::show();
}

void MessageBar::clear() {
  if (kind_ != Kind::question) hide();
}

QString MessageBar::text() const {
  return isVisible() ? text_->text() : QString();
}

void MessageBar::place() {
  const QSize room = parentWidget()->size();
  const int widest = std::max(1, std::min(kWidestMessage, room.width() - 2 * kMessageMargin));
  text_->setMinimumWidth(0);
  const int besides = sizeHint().width() - text_->sizeHint().width();
  const int natural = text_->fontMetrics().horizontalAdvance(text_->text()) + besides + kGap;
  const int width = std::clamp(natural, std::min(widest, 200), widest);
  const int height =
      layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
  setGeometry((room.width() - width) / 2, std::max(0, room.height() - height - kAboveBottom), width,
              height);
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parent() && event->type() == QEvent::Resize && !isHidden()) place();
  return QFrame::eventFilter(watched, event);
}

void MessageBar::enterEvent(QEnterEvent* event) {
  passing_.stop();
  QFrame::enterEvent(event);
}

void MessageBar::leaveEvent(QEvent* event) {
  if (kind_ == Kind::note && !isHidden()) passing_.start(kShortestTime);
  QFrame::leaveEvent(event);
}

}  // namespace lookbook::ui
