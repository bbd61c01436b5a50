#include "ui/panels/save/figure_saver.h"

#include "ui/files/file_dialogs.h"
#include "ui/text/shown_text.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>

#include <filesystem>
#include <utility>

namespace lookbook::ui {

namespace {

const QString kSuffix = QStringLiteral("figure/suffix");

}  // namespace

FigureSaver::FigureSaver(QWidget* window) : QObject(window), window_(window) {}

void FigureSaver::ask(AnyFigure figure, QSizeF size, double scale, const QString& name) {
  const QString suffix = QSettings().value(kSuffix, QStringLiteral("png")).toString();
  auto* dialog =
      new QFileDialog(window_, tr("Save the figure"), {}, tr("Pictures (*.png *.svg *.pdf)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(suffix);
  dialog->setDirectory(folderOf(FileKind::figure));
  dialog->selectFile(QStringLiteral("%1.%2").arg(name, suffix));
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, size, scale, figure = std::move(figure)](const QString& file) {
            save(figure, size, scale, file);
          });
  dialog->open();
}

void FigureSaver::save(const AnyFigure& figure, QSizeF size, double scale, const QString& file) {
  const QFileInfo info(file);
  rememberFolder(FileKind::figure, file);
  words_ = tr("Saving %1 …").arg(shownText(file));
  task_.start(
      [figure, size, scale, path = std::filesystem::path(file.toStdString())](
          const std::stop_token& stop) { return ui::save(figure, size, scale, path, stop); },
      [this, file, info](const Result<void>& result) {
        if (result) {
          QSettings().setValue(kSuffix, info.suffix().toLower());
          words_ = tr("Saved %1, %2")
                       .arg(shownText(file), QLocale(QLocale::English)
                                                 .formattedDataSize(QFileInfo(file).size(), 1,
                                                                    QLocale::DataSizeSIFormat));
        } else {
          words_ = shownError(result.error());
        }
        Q_EMIT changed();
      });
  Q_EMIT changed();
}

void FigureSaver::cancel() {
  if (!running()) return;
  task_.cancel();
  words_ = tr("Cancelled. No file was saved.");
  Q_EMIT changed();
}

}  // namespace lookbook::ui
