#pragma once

#include "core/embedding/common/pair_distortion.h"
#include "core/session/ids.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QButtonGroup;
class QLabel;
class QListView;
class QModelIndex;

namespace lookbook {}

namespace lookbook::ui {

class DistortedPairsModel;
class Workspace;

/// The pairs of images that the map shown, made by MDE, distorts most: a row shows both images,
/// their classes and the distortion. Going to a row chooses both, in every view.
class PairsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit PairsPanel(Workspace& workspace, QWidget* parent = nullptr);

 private:
  void follow();
  void list();
  void choose(const QModelIndex& index);
  /// Whether the images chosen in the data set are those of the row.
  [[nodiscard]] bool isChosen(const QModelIndex& index) const;

  Workspace& workspace_;
  std::vector<PairDistortion> listed_;
  std::optional<DatasetId> dataset_;
  bool pending_ = false;  ///< the map shown is an MDE's that still runs
  PairKind kind_ = PairKind::similar;

  DistortedPairsModel* pairs_;
  QButtonGroup* kindButtons_ = nullptr;
  QWidget* kinds_;
  QLabel* words_;
  QListView* rows_;
};

}  // namespace lookbook::ui
