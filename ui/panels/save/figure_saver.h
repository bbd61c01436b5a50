#pragma once

#include "ui/figure/any_figure.h"
#include "ui/jobs/latest_task.h"

#include <QObject>
#include <QSizeF>
#include <QString>

class QWidget;

namespace lookbook::ui {

/// Asks where to save a figure as PNG, SVG or PDF, and writes it off the window's thread. The
/// folder is remembered. For the window's thread.
class FigureSaver : public QObject {
  Q_OBJECT

 public:
  /// @param window parent of the dialogs
  explicit FigureSaver(QWidget* window);

  /// @param size,scale see save() in ui/figure/figure.h
  /// @param name suggested name of the file, without a suffix
  void ask(AnyFigure figure, QSizeF size, double scale, const QString& name);
  void save(const AnyFigure& figure, QSizeF size, double scale, const QString& file);
  /// Cancels saving. An existing file is left unchanged.
  void cancel();

  [[nodiscard]] bool running() const { return task_.running(); }
  /// The state in a sentence: "Saved /tmp/map.pdf, 1.2 MB"; "" if nothing has been saved.
  [[nodiscard]] const QString& words() const { return words_; }
  void forget() { words_.clear(); }

 signals:
  /// running() or words() has changed.
  void changed();

 private:
  QWidget* window_;
  QString words_;
  LatestTask task_{"The figure cannot be saved", Lane::writing};
};

}  // namespace lookbook::ui
