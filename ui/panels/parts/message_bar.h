#pragma once

#include <QFrame>
#include <QString>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;

namespace lookbook::ui {

/// A message that floats over the lower part of its parent. An error stays until the user dismisses
/// it; a notice disappears after some seconds, but not while the pointer is on it. A message may
/// have a button for one action.
class MessageBar : public QFrame {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent);

  /// Shows a notice, which disappears by itself.
  void show(const QString& sentence);
  /// Shows an error, which looks like one and stays.
  void showError(const QString& sentence);
  /// Shows that a file was saved, with a button that shows it in its folder. The notice disappears
  /// by itself.
  void showSaved(const QString& sentence, const QString& path);
  /// Shows a question, which stays until it is answered, dismissed or replaced by another message;
  /// clear() does not remove it.
  void offer(const QString& sentence, const QString& answer, std::function<void()> action);
  /// Hides a message that is out of date.
  void clear();
  /// The message; "" if none is shown.
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
