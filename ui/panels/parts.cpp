#include "ui/panels/parts.h"

#include "ui/models/icons.h"
#include "ui/models/palette.h"

#include <QButtonGroup>
#include <QFrame>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace lookbook::ui {

namespace {

constexpr const char* kIconProperty = "iconName";

}  // namespace

QString number(std::size_t value) {
  return QLocale::c().toString(static_cast<qulonglong>(value));
}

QLabel* heading(const QString& text) {
  auto* label = new QLabel(text);
  label->setProperty("role", QStringLiteral("heading"));
  return label;
}

QLabel* quietLabel(const QString& text) {
  auto* label = new QLabel(text);
  label->setProperty("role", QStringLiteral("quiet"));
  return label;
}

QVBoxLayout* panelLayout(QWidget* panel) {
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
  button->setToolTip(toolTip);
  button->setAccessibleName(toolTip);
  button->setAutoRaise(true);
  button->setIconSize(QSize(18, 18));
  return button;
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

QString styleSheet(const Theme& theme) {
  QString sheet = QStringLiteral(R"(
QMainWindow, QDialog { background: @window; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QToolTip { color: @text; background: @panel; border: 1px solid @line; padding: 4px; }
QDockWidget > QWidget { background: @panel; }
QWidget[role="panel"], QScrollArea[role="panel"] { background: @panel; border: none; }
QLabel { background: transparent; }
QLabel[role="heading"] { color: @quiet; font-weight: 600; }
QLabel[role="quiet"] { color: @quiet; }
QFrame[role="separator"] { background: @line; border: none; }
QListView { background: transparent; border: none; }
QToolBar { background: @panel; border: none; border-bottom: 1px solid @line; padding: 4px 8px; spacing: 4px; }
QMenuBar { background: @panel; color: @text; }
QMenuBar::item { padding: 4px 10px; background: transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: @accent; color: @onAccent; }
QMenu { background: @panel; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 12px; border-radius: 3px; }
QMenu::item:disabled { color: @quiet; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QStatusBar { background: @panel; color: @quiet; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QToolButton { color: @text; border: 1px solid transparent; border-radius: 4px; padding: 4px 8px; background: transparent; }
QToolButton:hover { background: @wash; }
QToolButton:checked { background: @tint; color: @accent; }
QToolButton:disabled { color: @faint; }
QToolButton:focus { border-color: @accent; }
QToolButton[segment] { border: 1px solid @line; border-radius: 0; padding: 4px 6px; }
QToolButton[segment="first"] { border-top-left-radius: 4px; border-bottom-left-radius: 4px; }
QToolButton[segment="middle"] { border-left: none; }
QToolButton[segment="last"] { border-left: none; border-top-right-radius: 4px; border-bottom-right-radius: 4px; }
QToolButton[segment]:checked { background: @tint; color: @accent; }
QToolButton[role="page"] { padding: 6px 14px; font-weight: 600; }
QPushButton { color: @text; background: @panel; border: 1px solid @line; border-radius: 4px; padding: 5px 12px; }
QPushButton:hover { background: @wash; }
QPushButton:disabled { color: @faint; }
QPushButton:focus { border-color: @accent; }
QPushButton[role="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[role="primary"]:disabled { background: @line; color: @quiet; border-color: @line; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { color: @text; background: @panel; border: 1px solid @line; border-radius: 4px; padding: 3px 6px; min-height: 18px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border-color: @accent; }
QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: @faint; }
QComboBox::drop-down { border: none; width: 16px; }
QComboBox::down-arrow { image: url(:/icons/@chevron); width: 12px; height: 12px; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::down-button { width: 0; border: none; }
QComboBox QAbstractItemView { background: @panel; color: @text; border: 1px solid @line; selection-background-color: @accent; selection-color: @onAccent; }
QProgressBar { background: @line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
QSlider::groove:horizontal { height: 3px; background: @line; border-radius: 1px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 1px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -5px 0; border-radius: 6px; background: @accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @line; border-radius: 4px; min-height: 24px; margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; }
QScrollBar::handle:horizontal { background: @line; border-radius: 4px; min-width: 24px; margin: 1px; }
)");
  const auto mix = [&](double share) {
    const QColor& a = theme.panel;
    const QColor& b = theme.accent;
    return QColor::fromRgbF(static_cast<float>(a.redF() + share * (b.redF() - a.redF())),
                            static_cast<float>(a.greenF() + share * (b.greenF() - a.greenF())),
                            static_cast<float>(a.blueF() + share * (b.blueF() - a.blueF())));
  };
  const std::pair<const char*, QString> words[] = {
      {"@window", theme.window.name()},   {"@panel", theme.panel.name()},
      {"@onAccent", theme.onAccent.name()}, {"@accent", theme.accent.name()},
      {"@text", theme.text.name()},       {"@quiet", theme.quietText.name()},
      {"@line", theme.line.name()},       {"@wash", mix(0.08).name()},
      {"@tint", mix(0.16).name()},        {"@faint", theme.dark ? QStringLiteral("#6a727b") : QStringLiteral("#9aa3ad")},
      {"@chevron", theme.dark ? QStringLiteral("chevron-dark.svg") : QStringLiteral("chevron-light.svg")}};
  for (const auto& [word, value] : words) sheet.replace(QLatin1String(word), value);
  return sheet;
}

LibraryEntry::LibraryEntry(const QString& title, const QString& detail) : detail_(detail) {
  setText(title);
  setCheckable(true);
  setAccessibleDescription(detail);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
}

QSize LibraryEntry::sizeHint() const {
  const int width = fontMetrics().horizontalAdvance(text() + detail_) + 4 * kGap;
  return {width, 28};
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
  painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, text());
}

}  // namespace lookbook::ui
