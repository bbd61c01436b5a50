// The main window asks before it opens a small file that unpacks to more than 2 GB.

#include "core/base/memory.h"
#include "core/base/plain_text.h"
#include "core/readers/unpacked_size.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/text/shown_text.h"
#include "ui/window/main_window.h"

#include <QMessageBox>

#include <filesystem>
#include <optional>

namespace lookbook::ui {

namespace {

void ask(QWidget* parent, const SurprisingFile& file, const std::function<void()>& open) {
  auto* question = new QMessageBox(
      QMessageBox::Question, QObject::tr("Open a large file?"),
      QObject::tr("%1 has %2 and unpacks to more than %3, which takes memory and time.")
          .arg(QString::fromStdString(excerpt(file.path.filename().string())),
               QString::fromStdString(byteCount(file.stored)),
               QString::fromStdString(byteCount(kLargeContent))),
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

void MainWindow::whenWanted(const QString& path, const std::function<void()>& open) {
  const std::filesystem::path file = path.toStdString();
  const auto decide = [this, open](const std::optional<SurprisingFile>& found) {
    found ? ask(this, *found, open) : open();
  };
  if (!takesLongToExamine(file)) return decide(findSurprising(file));
  using Found = Result<std::optional<SurprisingFile>>;
  examiner_.start([file](const std::stop_token&) -> Found { return findSurprising(file); },
                  [this, decide](const Found& found) {
                    if (!found) return messages_->show(shownError(found.error()));
                    decide(*found);
                  });
}

}  // namespace lookbook::ui
