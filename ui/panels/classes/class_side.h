#pragma once

#include "core/session/ids.h"
#include "ui/figure/chart_figure.h"
#include "ui/jobs/pace.h"

#include <QWidget>

#include <memory>
#include <optional>

class QBoxLayout;
class QLabel;
class QProgressBar;
class QScrollArea;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace lookbook::ui {

class ClassStudy;
class ImageStrip;
class PairMatrix;
class PairView;
class TermButton;
class ValueLegend;
class Workspace;

/// The classes of one data set: a matrix of its pairs, the images of the pair that is opened, and
/// the classes' means and deviations and the first principal components as images, below the matrix
/// or, where there is more width than height, beside it. What it shows, a ClassStudy works out.
class ClassSide : public QWidget {
  Q_OBJECT

 public:
  /// @param side 0: left, 1: right
  ClassSide(Workspace& workspace, std::size_t side, QWidget* parent = nullptr);

  /// The side that it is compared with: both have one scale.
  void setOther(ClassSide* other) { other_ = other; }
  /// @param dataset none: empty
  void setDataset(std::optional<DatasetId> dataset);
  /// The matrix shown as a figure; none: there is none yet.
  [[nodiscard]] std::optional<MatrixFigure> matrix() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* header(std::size_t side, const QString& name);
  QWidget* overview(const QString& name);
  QWidget* matrixPart(const QString& name);
  QWidget* busyRow(const QString& name);
  QWidget* strips(const QString& name);
  ImageStrip* addStrip(QVBoxLayout* column, const QString& title, const QString& name);

  void showStudy();
  void showProgress(double fraction);
  void showBusy();
  void showTable();
  void summarizeRules();
  void summarizeVotes();
  void showPointed();
  void showStrips();
  /// Gives the matrix and the strips the room there is.
  void arrange();
  /// One range of colours and one size of cells on both sides.
  void alignScales();
  void openPair(int row, int column);
  void closePair();

  Workspace& workspace_;
  ClassSide* other_ = nullptr;
  ClassStudy* study_;
  std::shared_ptr<const void> tableOf_;   ///< what the matrix shows
  std::shared_ptr<const void> stripsOf_;  ///< what the strips show

  QLabel* figure_ = nullptr;
  TermButton* terms_ = nullptr;
  QLabel* summary_ = nullptr;
  QLabel* sentence_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QWidget* busy_ = nullptr;
  QLabel* busyWords_ = nullptr;
  QProgressBar* progress_ = nullptr;
  Pace pace_;  ///< of the study that is running
  QToolButton* cancel_ = nullptr;
  QScrollArea* scroll_ = nullptr;
  QBoxLayout* parts_ = nullptr;  ///< the matrix's part and the strips
  QWidget* matrixPart_ = nullptr;
  PairMatrix* matrix_ = nullptr;
  QWidget* legendRow_ = nullptr;
  QLabel* legendWords_ = nullptr;
  ValueLegend* legend_ = nullptr;
  PairView* pair_ = nullptr;
  QWidget* strips_ = nullptr;
  ImageStrip* means_ = nullptr;
  ImageStrip* deviations_ = nullptr;
  ImageStrip* components_ = nullptr;
};

}  // namespace lookbook::ui
