#pragma once

#include "core/data/dataset.h"
#include "core/session/ids.h"
#include "ui/jobs/latest_task.h"

#include <QScrollArea>

#include <array>
#include <optional>
#include <utility>

class QLabel;
class QToolButton;

namespace lookbook {
struct ViewState;
}

namespace lookbook::ui {

class ImageButton;
class ImageView;
class NameLabel;
class SelectionPanel;
class Workspace;

/// Shows the image under the pointer or, if there is none, the current image, enlarged, with its
/// class, index and split and its nearest neighbours in pixel space. The selection is below it.
class Inspector : public QScrollArea {
  Q_OBJECT

 public:
  explicit Inspector(Workspace& workspace, QWidget* parent = nullptr);

  /// Copies the image shown to the clipboard, in its original size.
  void copyImage();

 private:
  static constexpr int kNeighbors = 10;

  /// The image to show: data set and index.
  using Subject = std::pair<DatasetId, ImageIndex>;

  [[nodiscard]] std::optional<Subject> subject() const;
  void follow();
  void showSubject();
  void findNeighbors();
  QWidget* imageSection();
  QWidget* neighborSection();

  Workspace& workspace_;
  std::optional<DatasetId> hoveredDataset_;
  std::optional<Subject> shown_;

  ImageView* image_;
  NameLabel* className_;
  QLabel* index_;
  QLabel* hint_;
  QToolButton* copy_;
  QLabel* neighborsHeading_;
  std::array<ImageButton*, kNeighbors> neighbors_{};
  std::array<std::optional<ImageIndex>, kNeighbors> neighborImages_{};
  SelectionPanel* selection_;
  LatestTask neighborTask_{"The nearest images cannot be found"};
};

}  // namespace lookbook::ui
