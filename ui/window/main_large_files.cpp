// The main window examines a file before it opens it, and asks if a small file unpacks to more than
// 2 GB.

#include "core/base/memory.h"
#include "core/base/plain_text.h"
#include "core/readers/unpacked_size.h"
#include "core/runs/files/map_file.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"
#include "ui/window/main_window.h"
#include "ui/workspace/workspace.h"

#include <QMessageBox>

#include <filesystem>
#include <optional>

namespace lookbook::ui {

namespace {

/// What is known of a file before it is opened.
struct Examined {
  std::optional<SurprisingFile> surprising;
  bool isMap = false;
};

void ask(QWidget* parent, const SurprisingFile& file, const std::function<void()>& open) {
  auto* question = new QMessageBox(
      QMessageBox::Question, QObject::tr("Open a large file?"),
      QObject::tr("%1 has %2 and unpacks to more than %3, which takes memory and time.")
          .arg(QString::fromStdString(excerpt(file.path.filename().string())),
               translated(byteCount(file.stored)), translated(byteCount(kLargeContent))),
      QMessageBox::Open | QMessageBox::Cancel, parent);
  question->setObjectName(QStringLiteral("largeFile"));
  question->setTextFormat(Qt::PlainText);
  question->setDefaultButton(QMessageBox::Cancel);
  question->setAttribute(Qt::WA_DeleteOnClose);
  QObject::connect(question, &QMessageBox::finished, parent, [open](int answer) {
    if (answer == QMessageBox::Open) open();
  });
  question->open();
}

}  // namespace

/// The file is examined off the window's thread, because disks can be slow.
void MainWindow::whenWanted(const QString& path, const std::function<void(bool isMap)>& open) {
  workspace_->library().load(
      [file = std::filesystem::path(path.toStdString())](const std::stop_token&) {
        return Result<Examined>({.surprising = findSurprising(file), .isMap = looksLikeMap(file)});
      },
      [this, open](const Result<Examined>& found) {
        if (!found) return messages_->showError(shownError(found.error()));
        const auto goOn = [open, isMap = found->isMap] { open(isMap); };
        found->surprising ? ask(this, *found->surprising, goOn) : goOn();
      });
}

}  // namespace lookbook::ui
