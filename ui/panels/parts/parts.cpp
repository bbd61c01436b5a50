#include "ui/panels/parts/parts.h"

#include "ui/look/icons.h"
#include "ui/look/palette.h"
#include "ui/text/shown_text.h"

#include <QButtonGroup>
#include <QFile>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolButton>

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr const char* kIconProperty = "iconName";
constexpr int kWidestEntry = 240;    // logical pixels; a longer title is cut
constexpr int kLongName = 16;        // characters; a longer one has a tooltip, as it may be cut
constexpr int kLeastNameWidth = 60;  // logical pixels

/// Of the square before a name, and what is between the two.
int markRoom(const QWidget& label) {
  return label.fontMetrics().ascent();
}

/// Keeps a field from taking the keys of undo and redo for itself.
class UndoForwarder : public QObject {
 public:
  using QObject::QObject;

  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() != QEvent::ShortcutOverride) return QObject::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (!key->matches(QKeySequence::Undo) && !key->matches(QKeySequence::Redo)) return false;
    event->ignore();
    return true;
  }
};

}  // namespace

QString number(std::size_t value) {
  return QLocale(QLocale::English, QLocale::UnitedStates).toString(static_cast<qulonglong>(value));
}

QString imageCount(std::size_t count) {
  return count == 1 ? QObject::tr("1 image") : QObject::tr("%1 images").arg(number(count));
}

QLabel* plainLabel(const QString& text) {
  auto* label = new QLabel;
  label->setTextFormat(Qt::PlainText);
  label->setText(text);
  return label;
}

QLabel* heading(const QString& text) {
  auto* label = plainLabel(text);
  label->setProperty("role", QStringLiteral("heading"));
  return label;
}

QLabel* quietLabel(const QString& text) {
  auto* label = plainLabel(text);
  label->setProperty("role", QStringLiteral("quiet"));
  return label;
}

ElidedLabel::ElidedLabel() {
  setTextFormat(Qt::PlainText);
  setProperty("role", QStringLiteral("quiet"));
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  const int width = contentsRect().width();
  const QString separator = QStringLiteral(" · ");
  QStringList parts = text().split(separator);
  QString shown = text();
  while (parts.size() > 1 && fontMetrics().horizontalAdvance(shown) > width) {
    parts.removeLast();
    shown = (parts + QStringList{QStringLiteral("…")}).join(separator);
  }
  QPainter painter(this);
  painter.setPen(palette().color(foregroundRole()));
  painter.drawText(contentsRect(), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                   fontMetrics().elidedText(shown, Qt::ElideRight, width));
}

NameLabel::NameLabel() {
  setTextFormat(Qt::PlainText);
}

void NameLabel::setName(const QString& name, const QColor& mark) {
  mark_ = mark;
  setText(name);
  setPlainToolTip(this, name.size() > kLongName ? name : QString());
  update();
}

QSize NameLabel::sizeHint() const {
  return QLabel::sizeHint() + QSize(mark_.isValid() ? markRoom(*this) : 0, 0);
}

QSize NameLabel::minimumSizeHint() const {
  return {std::min(sizeHint().width(), kLeastNameWidth), QLabel::minimumSizeHint().height()};
}

void NameLabel::paintEvent(QPaintEvent*) {
  const int room = mark_.isValid() ? markRoom(*this) : 0;
  const QRect area = contentsRect();
  const QString shown =
      fontMetrics().elidedText(text(), Qt::ElideRight, std::max(0, area.width() - room));
  const int width = room + fontMetrics().horizontalAdvance(shown);
  const bool middle = (alignment() & Qt::AlignHCenter) != 0;
  const int left = area.left() + (middle ? std::max(0, (area.width() - width) / 2) : 0);
  QPainter painter(this);
  const int side = room / 2;
  painter.fillRect(QRect(left, area.center().y() - side / 2 + 1, side, side), mark_);
  painter.setPen(palette().color(foregroundRole()));
  painter.drawText(area.adjusted(left + room - area.left(), 0, 0, 0),
                   static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), shown);
}

void ElidedComboBox::paintEvent(QPaintEvent*) {
  QStylePainter painter(this);
  QStyleOptionComboBox option;
  initStyleOption(&option);
  painter.drawComplexControl(QStyle::CC_ComboBox, option);
  const int width =
      style()
          ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this)
          .width();
  option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, width);
  painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void asPanel(QWidget* widget) {
  widget->setProperty("role", QStringLiteral("panel"));
  widget->setAttribute(Qt::WA_StyledBackground);
}

QVBoxLayout* panelLayout(QWidget* panel) {
  asPanel(panel);
  auto* layout = new QVBoxLayout(panel);
  layout->setContentsMargins(kGap + 2, kGap, kGap + 2, kGap);
  layout->setSpacing(kGap / 2 + 2);
  return layout;
}

QWidget* segments(const QStringList& texts, QButtonGroup** group) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  *group = new QButtonGroup(row);
  for (int i = 0; i < texts.size(); ++i) {
    auto* button = new QToolButton;
    button->setText(texts[i]);
    button->setCheckable(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setProperty("segment", i == 0                  ? QStringLiteral("first")
                                   : i + 1 == texts.size() ? QStringLiteral("last")
                                                           : QStringLiteral("middle"));
    (*group)->addButton(button, i);
    layout->addWidget(button);
  }
  if (!texts.isEmpty()) (*group)->button(0)->setChecked(true);
  return row;
}

QToolButton* iconButton(const QString& icon, const QString& toolTip) {
  auto* button = new QToolButton;
  button->setProperty(kIconProperty, icon);
  setPlainToolTip(button, toolTip);
  button->setAccessibleName(toolTip);
  button->setAutoRaise(true);
  button->setIconSize(QSize(18, 18));
  return button;
}

void setPlainToolTip(QWidget* widget, const QString& text) {
  widget->setToolTip(toolTipText(text));
}

QWidget* separator() {
  auto* line = new QFrame;
  line->setProperty("role", QStringLiteral("separator"));
  line->setFixedWidth(1);
  return line;
}

void recolour(QWidget* root, const Theme& theme) {
  for (auto* button : root->findChildren<QToolButton*>()) {
    const QString name = button->property(kIconProperty).toString();
    if (!name.isEmpty()) button->setIcon(themedIcon(name, theme));
  }
}

QString windowStyleSheet(const Theme& theme) {
  QFile file(QStringLiteral(":/window.qss"));
  [[maybe_unused]] const bool opened = file.open(QIODevice::ReadOnly);
  Q_ASSERT(opened);
  QString sheet = QString::fromUtf8(file.readAll());
  const auto mix = [&](double share) {
    const QColor& a = theme.panel;
    const QColor& b = theme.accent;
    return QColor::fromRgbF(static_cast<float>(a.redF() + share * (b.redF() - a.redF())),
                            static_cast<float>(a.greenF() + share * (b.greenF() - a.greenF())),
                            static_cast<float>(a.blueF() + share * (b.blueF() - a.blueF())));
  };
  const std::pair<const char*, QString> words[] = {
      {"@window", theme.window.name()},
      {"@panel", theme.panel.name()},
      {"@onAccent", theme.onAccent.name()},
      {"@accent", theme.accent.name()},
      {"@text", theme.text.name()},
      {"@quiet", theme.quietText.name()},
      {"@line", theme.line.name()},
      {"@wash", mix(0.08).name()},
      {"@tint", mix(0.16).name()},
      {"@faint", theme.dark ? QStringLiteral("#6a727b") : QStringLiteral("#9aa3ad")},
      {"@chevron",
       theme.dark ? QStringLiteral("chevron-dark.svg") : QStringLiteral("chevron-light.svg")}};
  for (const auto& [word, value] : words) sheet.replace(QLatin1String(word), value);
  return sheet;
}

void leaveUndoToWindow(QWidget* field) {
  field->installEventFilter(new UndoForwarder(field));
}

LibraryEntry::LibraryEntry(const QString& title, const QString& detail)
    : title_(title), detail_(detail) {
  setText(entryText(title));
  setAccessibleName(title);
  setCheckable(true);
  setAccessibleDescription(detail);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
}

QSize LibraryEntry::sizeHint() const {
  const int width = fontMetrics().horizontalAdvance(title_ + detail_) + 4 * kGap;
  return {std::min(width, kWidestEntry), 28};
}

void LibraryEntry::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QPalette& colors = palette();
  QColor wash = colors.color(isChecked() ? QPalette::Highlight : QPalette::Text);
  wash.setAlphaF(isChecked() ? 0.16F : underMouse() ? 0.07F : 0.0F);
  painter.setPen(hasFocus() ? QPen(colors.color(QPalette::Highlight)) : QPen(Qt::NoPen));
  painter.setBrush(wash);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  const QRect inner = rect().adjusted(kGap, 0, -kGap, 0);
  painter.setPen(colors.color(QPalette::PlaceholderText));
  painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, detail_);
  painter.setPen(colors.color(QPalette::Text));
  const int room = inner.width() - fontMetrics().horizontalAdvance(detail_) - kGap;
  painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                   fontMetrics().elidedText(title_, Qt::ElideRight, room));
}

}  // namespace lookbook::ui
