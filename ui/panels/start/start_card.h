#pragma once

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace lookbook::ui {

class Workspace;

/// Whether the user has dismissed the start card (QSettings). It then stays hidden until the user
/// requests it.
bool startCardDismissed();
/// Whether the user has ever decided about the card.
bool startCardAnswered();
void setStartCardDismissed(bool dismissed);

/// A card with first steps for new users, which floats over the gallery until the user takes one of
/// them or dismisses the card. Then, over the first map, it explains what a map is. Its buttons run
/// commands. It gets the focus only by Tab.
class StartCard : public QFrame {
  Q_OBJECT

 public:
  StartCard(Workspace& workspace, QWidget* over);

  /// Shows the card whenever the gallery is shown.
  void offer();
  /// Hides the card permanently.
  void dismiss();
  /// Explains what a map is whenever the page of the map is shown, until the card is dismissed.
  void explainMap();

  [[nodiscard]] QSize sizeHint() const override;

 signals:
  /// The card was dismissed; the page should get the focus.
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
