#pragma once

#include "ui/panels/frame/fitted_dialog.h"
#include "ui/panels/save/figure_sources.h"

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace lookbook::ui {

class ElidedLabel;
class FigureForm;
class FigureSaver;
class FigureView;
class Workspace;

/// Exports a figure of what the window shows, for example for a paper: sets its title, look and
/// size, with a preview of the page, and saves it as PNG, SVG or PDF.
class FigureDialog : public FittedDialog {
  Q_OBJECT

 public:
  explicit FigureDialog(Workspace& workspace, QWidget* parent = nullptr);
  ~FigureDialog() override;

  /// Sets what can be exported (not empty); shows the first.
  void setSources(std::vector<FigureSource> sources);

  void done(int result) override;
  void setVisible(bool visible) override;

 private:
  QWidget* controls();
  QWidget* shownBoxes();
  QWidget* footer();
  void addWords(QVBoxLayout* column);
  void choose(int source);
  void offerParts();
  void preview();
  void showWords();
  void save();
  [[nodiscard]] FigureSource& source();
  /// The figure of the source, with the settings of the fields.
  [[nodiscard]] AnyFigure figure() const;

  Workspace& workspace_;
  std::vector<FigureSource> sources_;
  int source_ = 0;
  FigureView* view_;
  FigureSaver* saver_;
  FigureForm* form_ = nullptr;
  QComboBox* sourceBox_ = nullptr;
  QLineEdit* title_ = nullptr;
  QLineEdit* caption_ = nullptr;
  QScrollArea* controls_ = nullptr;
  QWidget* boxes_ = nullptr;
  QCheckBox* part_ = nullptr;
  QCheckBox* filter_ = nullptr;
  QCheckBox* selection_ = nullptr;
  QCheckBox* values_ = nullptr;
  QLabel* size_ = nullptr;
  ElidedLabel* words_ = nullptr;
  QProgressBar* bar_ = nullptr;
  QPushButton* save_ = nullptr;
  QPushButton* cancel_ = nullptr;
};

}  // namespace lookbook::ui
