#pragma once

#include <QFrame>
#include <QString>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;

namespace lookbook::ui {

/// One sentence that floats over the lower part of its parent: what went wrong and what was
/// expected, which stays until it is dismissed; or what was done, which passes after some seconds,
/// but not while the pointer is on it. It may offer one action. What is below keeps its place.
class MessageBar : public QFrame {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent);

  /// What is worth knowing, and passes.
  void show(const QString& sentence);
  /// What went wrong; looks like it, and stays.
  void showError(const QString& sentence);
  /// What was saved, with a button that shows it in its folder; passes.
  void showSaved(const QString& sentence, const QString& path);
  /// A question that stays until it is answered or dismissed: clear() leaves it. Hidden meanwhile
  /// by sentences of the other kinds, and not shown again.
  void offer(const QString& sentence, const QString& answer, std::function<void()> action);
  /// What was said is out of date.
  void clear();
  /// "" while nothing is shown.
  [[nodiscard]] QString text() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  enum class Kind { note, error, question };
  void say(Kind kind, const QString& sentence, const QString& answer = {},
           std::function<void()> action = {});
  void place();

  QLabel* text_;
  QPushButton* action_;
  QTimer passing_{this};
  Kind kind_ = Kind::note;
  std::function<void()> act_;
};

}  // namespace lookbook::ui
