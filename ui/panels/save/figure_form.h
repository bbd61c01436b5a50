#pragma once

#include "ui/figure/any_figure.h"

#include <QSizeF>
#include <QWidget>

#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;

namespace lookbook::ui {

/// The look and the page size of a figure, as fields. Those of the look come from describe(). Both
/// are remembered, the page size for each kind of figure.
class FigureForm : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kLabelWidth = 116;  ///< so that rows above the form can be aligned with it

  explicit FigureForm(QWidget* parent = nullptr);

  /// Sets the figure to which the fields apply.
  /// @param kind kind of figure whose page size is remembered, such as "map"
  /// @param size its page size if none is remembered, in 1/96 inch
  void setFigure(const QString& kind, const AnyFigure& figure, QSizeF size);
  [[nodiscard]] const FigureLook& look() const { return look_; }
  [[nodiscard]] QSizeF size() const;   ///< 1/96 inch
  [[nodiscard]] double scale() const;  ///< pixels of a PNG for each 1/96 inch
  /// "1,600 x 1,200 pixels as PNG, 423 x 318 mm as SVG and PDF".
  [[nodiscard]] QString sizeWords() const;
  void remember() const;

 signals:
  void changed();

 private:
  struct Row {
    QWidget* label = nullptr;
    QWidget* editor = nullptr;
    const char* option = nullptr;  ///< name of the option
  };

  QWidget* sizeRow();
  void addLook(QGridLayout* grid);
  void addRow(QGridLayout* grid, const Field& field, QWidget* editor);
  void setLook(const QString& name, double number);
  /// @param size 1/96 inch
  void showSize(QSizeF size, int unit);
  void enable();
  [[nodiscard]] bool printed() const;
  void recallLook();

  FigureLook look_;
  QString kind_;
  int unit_ = 0;
  QDoubleSpinBox* width_ = nullptr;
  QDoubleSpinBox* height_ = nullptr;
  QComboBox* units_ = nullptr;
  std::vector<Row> rows_;
};

}  // namespace lookbook::ui
