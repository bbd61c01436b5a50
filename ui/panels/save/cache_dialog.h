#pragma once

#include "core/base/result.h"
#include "core/cache/disk_cache.h"
#include "ui/jobs/latest_task.h"
#include "ui/panels/frame/fitted_dialog.h"

#include <functional>
#include <optional>

class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace lookbook::ui {

/// Shows the disk space that the cache uses, and has a field for its limit and a button that
/// empties it.
class CacheDialog : public FittedDialog {
  Q_OBJECT

 public:
  /// @param cache empty: the cache is disabled, which the dialog reports
  explicit CacheDialog(std::optional<DiskCache> cache, QWidget* parent = nullptr);

  /// Opens a dialog that deletes itself when it is closed.
  static void openFor(const std::optional<DiskCache>& cache, QWidget* parent);

 private:
  /// Changes the cache off the window's thread, and then shows its use.
  void work(std::function<Result<void>(const DiskCache&)> effect);
  void tell(const Result<DiskCache::Usage>& usage);

  std::optional<DiskCache> cache_;
  QLabel* words_;
  QProgressBar* bar_;
  QDoubleSpinBox* limit_;
  QPushButton* empty_;
  LatestTask task_{"The cache cannot be read", Lane::reading};
};

}  // namespace lookbook::ui
