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

/// The pairs of images that an MDE map, which is shown, distorts most. A row shows both images,
/// their classes and the distortion. Going to a row selects both images.
class PairsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit PairsPanel(Workspace& workspace, QWidget* parent = nullptr);

 private:
  void follow();
  void list();
  void choose(const QModelIndex& index);
  /// Whether the selection consists of the two images of the row.
  [[nodiscard]] bool isChosen(const QModelIndex& index) const;

  Workspace& workspace_;
  std::vector<PairDistortion> listed_;
  std::optional<DatasetId> dataset_;
  bool pending_ = false;  ///< whether the map shown is an MDE map that is still running
  PairKind kind_ = PairKind::similar;

  DistortedPairsModel* pairs_;
  QButtonGroup* kindButtons_ = nullptr;
  QWidget* kinds_;
  QLabel* words_;
  QListView* rows_;
};

}  // namespace lookbook::ui
