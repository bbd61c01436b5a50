#pragma once

#include "core/runs/map_run.h"

#include <QWidget>

class QGridLayout;

namespace lookbook::ui {

/// The parameters of a map as fields. Their names, ranges, help texts and "auto" come from
/// describe(MapOptions). Advanced parameters are hidden unless showAdvanced(true) is called.
class OptionsForm : public QWidget {
  Q_OBJECT

 public:
  explicit OptionsForm(QWidget* parent = nullptr);

  [[nodiscard]] const MapOptions& options() const { return options_; }
  /// Sets the values. As long as the same fields are shown, the focus stays in its field.
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
  /// Sets the option of that name, and creates the fields again if other options matter now.
  void set(const QString& name, double value);

  MapOptions options_;
  QGridLayout* grid_;
  std::vector<QWidget*> cells_;  ///< label and editor of each field shown
  QWidget* fields_ = nullptr;
  bool advanced_ = false;
};

}  // namespace lookbook::ui
