#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace lookbook::ui {

class Workspace;

/// Whether the card of the first steps was dismissed (QSettings): for good, until the user asks for
/// it.
bool startCardDismissed();
/// Whether it is known that the user wants it or not.
bool startCardAnswered();
void setStartCardDismissed(bool dismissed);

/// What a newcomer can do first, on a card that floats over the gallery until one of it is done or
/// the card is dismissed; then, over the first map, what a map is. Its buttons are commands. It
/// takes the keyboard only by Tab.
class StartCard : public QFrame {
  Q_OBJECT

 public:
  StartCard(Workspace& workspace, QWidget* over);

  /// Shows the card whenever the gallery is shown.
  void offer();
  /// Hides it for good.
  void dismiss();
  /// Says what a map is, whenever the page of the map is shown, until it is dismissed.
  void explainMap();

  [[nodiscard]] QSize sizeHint() const override;

 signals:
  /// It was dismissed: the keyboard belongs to the page.
  void done();

 private:
  enum class Shows { nothing, start, map };

  QWidget* titleRow(const QString& title, const QString& name);
  QWidget* startPart();
  QWidget* mapPart();
  void follow();

  Workspace& workspace_;
  Shows shows_;
  QWidget* start_;
  QWidget* map_;
};

}  // namespace lookbook::ui
