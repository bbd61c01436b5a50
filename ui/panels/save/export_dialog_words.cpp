// Texts of the export dialog: why nothing can be exported, what will be, and what was exported.

#include "core/base/text.h"
#include "ui/panels/save/export_dialog.h"
#include "ui/panels/save/export_list.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>

namespace lookbook::ui {

namespace {

QString sizeText(std::uintmax_t bytes) {
  return QLocale(QLocale::English, QLocale::UnitedKingdom)
      .formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

}  // namespace

QString ExportDialog::obstacle(const std::vector<ImageIndex>& images) const {
  if (!workspace_.state().view().active) return tr("Open a data set first.");
  const ExportFormat* format = formats_->format();
  if (!format) return tr("Select a format.");
  const bool selection = images_->currentIndex() == static_cast<int>(MapImages::selected);
  if (images.empty() && selection && chosenImages().empty())
    return tr(
        "Nothing is selected. Drag over the gallery, or use the rectangle (R) or the lasso (L) on "
        "the map.");
  if (images.empty() && map()) return tr("None of these images is on the map.");
  if (images.empty()) return tr("The filter shows no images.");
  if (format->ofNeighbors && images.size() <= static_cast<std::size_t>(neighbors_->value()))
    return translated(plural(
        images.size(),
        "%n image cannot have %1 neighbours. Reduce the number, or export more images.",
        "%n images cannot have %1 neighbours each. Reduce the number, or export more images.",
        neighbors_->value()));
  const QFileInfo target(path());
  if (target.fileName().isEmpty()) return tr("Enter the name of a file or folder.");
  if (!target.dir().exists())
    return tr("The folder %1 does not exist.").arg(shownText(target.absolutePath()));
  if (format->isFolder() && target.exists() &&
      !(target.isDir() && QDir(path()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot)))
    return tr("%1 exists already. Enter the name of a new folder.")
        .arg(shownName(target.fileName()));
  if (!format->isFolder() && target.isDir())
    return tr("%1 is a folder. Enter the name of a file in it.").arg(shownName(target.fileName()));
  return {};
}

void ExportDialog::showState() {
  const bool busy = writer_.running();
  const std::vector<ImageIndex> images = this->images();
  const QString obstacle = this->obstacle(images);
  images_->setEnabled(!busy);
  formats_->setEnabled(!busy);
  place_->setEnabled(!busy);
  export_->setEnabled(!busy && obstacle.isEmpty());
  close_->setText(busy ? tr("Cancel") : tr("Close"));
  showFolder_->setVisible(!written_.isEmpty());
  if (!busy) bar_->setValue(0);
  if (busy || ended_) return;
  QStringList words{obstacle};
  if (obstacle.isEmpty()) {
    words = {translated(
        plural(images.size(), "%n image will be exported.", "%n images will be exported."))};
    if (images.size() < chosenImages().size()) words += tr("The others are not on the map.");
    if (QFileInfo(path()).isFile())
      words += tr("%1 exists already and will be replaced.")
                   .arg(shownName(QFileInfo(path()).fileName()));
  }
  words_->setText(words.join(QLatin1Char(' ')));
}

void ExportDialog::finish(const Result<Exported>& exported, const QString& path,
                          std::size_t images) {
  ended_ = true;
  if (exported) {
    QStringList sentences{tr("Saved %1: %2, %3.")
                              .arg(shownText(path), imageCount(images), sizeText(exported->bytes))};
    if (exported->neighborRecall)
      sentences += tr("%1 of the neighbours are the true ones (HNSW).")
                       .arg(percent(*exported->neighborRecall));
    words_->setText(sentences.join(u' '));
    written_ = path;
  }
  showState();
  if (exported) return;
  words_->setText(exported.error().kind == Error::Kind::cancelled
                      ? tr("Cancelled. Nothing was saved.")
                      : shownError(exported.error()));
}

}  // namespace lookbook::ui
