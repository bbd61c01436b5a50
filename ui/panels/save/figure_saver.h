#pragma once

#include "ui/figure/any_figure.h"
#include "ui/jobs/latest_task.h"

#include <QObject>
#include <QSizeF>
#include <QString>

class QWidget;

namespace lookbook::ui {

/// Asks where to save a figure, as PNG, SVG or PDF, and writes it off the window's thread. The
/// folder is remembered.
class FigureSaver : public QObject {
  Q_OBJECT

 public:
  /// @param window whose dialogs ask
  explicit FigureSaver(QWidget* window);

  /// @param size,scale of the file: see save()
  /// @param name the file's at first, without a suffix
  void ask(AnyFigure figure, QSizeF size, double scale, const QString& name);
  void save(const AnyFigure& figure, QSizeF size, double scale, const QString& file);
  /// The file, if it is there already, stays as it was.
  void cancel();

  [[nodiscard]] bool running() const { return task_.running(); }
  /// How it stands, in a sentence: "Saved /tmp/map.pdf, 1.2 MB"; "": nothing was saved yet.
  [[nodiscard]] const QString& words() const { return words_; }
  void forget() { words_.clear(); }

 signals:
  /// running() or words() changed.
  void changed();

 private:
  QWidget* window_;
  QString words_;
  LatestTask task_{"The figure cannot be saved", Lane::writing};
};

}  // namespace lookbook::ui
