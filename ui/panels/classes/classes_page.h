#pragma once

#include "core/session/ids.h"
#include "ui/panels/frame/page_widget.h"

#include <array>
#include <optional>
#include <vector>

class QHBoxLayout;

namespace lookbook::ui {

class ClassSide;
class ClassTools;
struct FigureSource;
class Workspace;

/// Shows how well each pair of classes of a data set can be separated, and what the classes look
/// like; for two data sets side by side if they are compared (ViewState::compared).
class ClassesPage : public PageWidget {
  Q_OBJECT

 public:
  explicit ClassesPage(Workspace& workspace, QWidget* parent = nullptr);

  [[nodiscard]] QWidget* headerTools() override;
  [[nodiscard]] bool showsRun() const override { return false; }
  void opened() override;
  [[nodiscard]] std::optional<DatasetId> datasetAt(QPoint place) const override;

  /// The matrices shown, to be exported as figures.
  [[nodiscard]] std::vector<FigureSource> matrices() const;

 private:
  void follow();

  Workspace& workspace_;
  std::array<ClassSide*, 2> sides_{};
  QHBoxLayout* halves_;
  ClassTools* tools_;
  QWidget* empty_;  ///< shown if no data set is open
};

}  // namespace lookbook::ui
