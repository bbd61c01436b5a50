#pragma once

#include "core/runs/map_run.h"

#include <QWidget>

class QGridLayout;

namespace lookbook::ui {

/// The parameters of a map as fields, made from describe(MapOptions): names, ranges, help and
/// "auto" all come from there. Advanced ones show when asked for.
class OptionsForm : public QWidget {
  Q_OBJECT

 public:
  explicit OptionsForm(QWidget* parent = nullptr);

  [[nodiscard]] const MapOptions& options() const { return options_; }
  /// Whoever is in a field stays there, as long as the same fields matter.
  void setOptions(const MapOptions& options);
  void showAdvanced(bool shown);

 signals:
  void changed();

 private:
  void rebuild();
  void showValues();
  void place(QWidget* editor, const Field& field);
  template <class Value>
  QWidget* editor(const Field& field, const Value& value);
  /// Sets the option of that name; the form is laid out anew if others matter now.
  void set(const QString& name, double value);

  MapOptions options_;
  QGridLayout* grid_;
  std::vector<QWidget*> cells_;  ///< label and editor of each field shown
  QWidget* fields_ = nullptr;
  bool advanced_ = false;
};

}  // namespace lookbook::ui
