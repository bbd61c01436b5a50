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

/// The classes of one data set: a matrix of the pairs of classes, the images of an opened pair, and
/// the means and deviations of the classes and the first principal components as images. These are
/// below the matrix or, if there is more width than height, beside it. A ClassStudy computes the
/// numbers.
class ClassSide : public QWidget {
  Q_OBJECT

 public:
  /// @param side 0: left, 1: right
  ClassSide(Workspace& workspace, std::size_t side, QWidget* parent = nullptr);

  /// Sets the side with which it is compared; both have the same scale.
  void setOther(ClassSide* other) { other_ = other; }
  /// @param dataset empty: the side is empty
  void setDataset(std::optional<DatasetId> dataset);
  /// The matrix as a figure; empty if there is none yet.
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
  /// Divides the room between the matrix and the strips.
  void arrange();
  /// Gives both sides the same range of colours and the same size of cells.
  void alignScales();
  void openPair(int row, int column);
  void closePair();

  Workspace& workspace_;
  ClassSide* other_ = nullptr;
  ClassStudy* study_;
  std::shared_ptr<const void> tableOf_;   ///< the result that the matrix shows
  std::shared_ptr<const void> stripsOf_;  ///< the result that the strips show

  QLabel* figure_ = nullptr;
  TermButton* terms_ = nullptr;
  QLabel* summary_ = nullptr;
  QLabel* sentence_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QWidget* busy_ = nullptr;
  QLabel* busyWords_ = nullptr;
  QProgressBar* progress_ = nullptr;
  Pace pace_;  ///< progress of the running study
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
