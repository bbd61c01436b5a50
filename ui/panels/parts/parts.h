#pragma once

#include <QAbstractButton>
#include <QColor>
#include <QComboBox>
#include <QLabel>
#include <QString>
#include <QStringList>
#include <QVBoxLayout>
#include <QWidget>

class QButtonGroup;
class QToolButton;

namespace lookbook::ui {

/// The small parts that all panels are made of, so that they look alike.

inline constexpr int kGap = 8;  ///< logical pixels between parts; margins are the same

/// "70,000": the same in every language, as in the data sets' papers.
QString number(std::size_t value);

/// "1 image", "70,000 images".
QString imageCount(std::size_t count);

/// A label that shows a text as it stands: the only way to make one, for QLabel would take what
/// looks like HTML for it, and load the files that it names.
QLabel* plainLabel(const QString& text = {});
/// A panel's section title.
QLabel* heading(const QString& text);
/// A caption, a count, a unit.
QLabel* quietLabel(const QString& text = {});
/// A quiet line that takes the room there is. Where that is too little, the last of the parts
/// between " · " go, and "…" stands for them.
class ElidedLabel : public QLabel {
  Q_OBJECT

 public:
  ElidedLabel();

 protected:
  void paintEvent(QPaintEvent* event) override;
};
/// The name of a class or a data set on one line that ends in an ellipsis where there is too little
/// room; a square of the class's colour may stand before it.
class NameLabel : public QLabel {
  Q_OBJECT

 public:
  NameLabel();
  void setName(const QString& name, const QColor& mark = {});
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QColor mark_;
};
/// A box of choices that ends the chosen one with an ellipsis where it is too long.
class ElidedComboBox : public QComboBox {
  Q_OBJECT

 protected:
  void paintEvent(QPaintEvent* event) override;
};
/// Paints a widget's ground in the panels' colour.
void asPanel(QWidget* widget);
/// A vertical layout with the panel's margins.
QVBoxLayout* panelLayout(QWidget* panel);
/// Buttons side by side of which one is down; `group` gets their group, ids from 0.
QWidget* segments(const QStringList& texts, QButtonGroup** group);
/// A flat button with an icon by name (see icons.h) and a tooltip; its icon follows the theme when
/// recolour() is called on any widget above it.
QToolButton* iconButton(const QString& icon, const QString& toolTip);
/// A tooltip that shows a text as it stands; the only way to give one (see shown_text.h).
void setPlainToolTip(QWidget* widget, const QString& text);
/// Lets the window's undo take back what is typed in a field: the field's own knows of it alone.
void leaveUndoToWindow(QWidget* field);
/// A thin vertical line between groups of tools.
QWidget* separator();

struct Theme;
/// Paints the icons of all icon buttons below in the theme's colours.
void recolour(QWidget* root, const Theme& theme);

/// The style sheet of the whole window.
QString windowStyleSheet(const Theme& theme);

/// A row of the library: title, and a quiet detail at the right.
class LibraryEntry : public QAbstractButton {
  Q_OBJECT

 public:
  LibraryEntry(const QString& title, const QString& detail);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString title_;
  QString detail_;
};

}  // namespace lookbook::ui
