#pragma once

#include "core/download/download.h"
#include "ui/jobs/latest_task.h"
#include "ui/panels/frame/fitted_dialog.h"

#include <QTimer>

#include <atomic>
#include <cstdint>
#include <memory>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace lookbook::ui {

class OpenDatasets;

/// Downloads a known data set after showing its size, its licence and where it will be, and opens
/// it. Nothing is downloaded before the button is pressed; closing the dialog cancels, and the next
/// attempt continues.
class DownloadDialog : public FittedDialog {
  Q_OBJECT

 public:
  /// @param options the folder of data sets, and for tests another server
  explicit DownloadDialog(OpenDatasets& library, QWidget* parent = nullptr,
                          DownloadOptions options = inProgramFolder());

  /// Opens a dialog that deletes itself when it is closed.
  /// @param id the data set that it offers first; "": the first that is not there yet
  static void openFor(OpenDatasets& library, const QString& id, QWidget* parent);

  void select(const QString& id);

 private:
  static DownloadOptions inProgramFolder();
  [[nodiscard]] const Download& selected() const;
  [[nodiscard]] bool isThere(const Download& download) const;
  void describe();
  void begin();
  void end(const Result<Downloaded>& result);
  void stop();
  /// Enables what is possible while a download runs, or while none does.
  void setRunning(bool running);

  OpenDatasets& library_;
  DownloadOptions options_;
  QComboBox* names_;
  QLabel* licence_;
  QLabel* place_;
  QLabel* status_;
  QProgressBar* bar_;
  QPushButton* download_;
  QPushButton* cancel_;
  QTimer tick_;
  std::shared_ptr<std::atomic<std::uint64_t>> done_;  ///< bytes; set by the download's thread
  LatestTask task_{"The data set cannot be downloaded", Lane::background};
};

}  // namespace lookbook::ui
