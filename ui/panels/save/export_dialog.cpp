#include "ui/panels/save/export_dialog.h"

#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/save/export_list.h"
#include "ui/panels/save/rows_to_export.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>
#include <numeric>
#include <utility>

namespace lookbook::ui {

namespace {

constexpr int kMostNeighbors = 1000;

QString defaultFolder() {
  const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

}  // namespace

ExportDialog::ExportDialog(Workspace& workspace, QWidget* parent)
    : FittedDialog(parent),
      workspace_(workspace),
      images_(new QComboBox),
      withMap_(new QCheckBox),
      withScores_(new QCheckBox(tr("Scores of each point"))),
      formats_(new ExportList),
      neighborsLabel_(quietLabel(tr("Neighbours of each image"))),
      neighbors_(new RangedBox<QSpinBox>),
      place_(new QLineEdit),
      words_(quietLabel()),
      bar_(new QProgressBar) {
  setWindowTitle(tr("Export data"));
  setObjectName(QStringLiteral("exportDialog"));
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  layout->addWidget(fields());
  formats_->setObjectName(QStringLiteral("exportFormats"));
  layout->addWidget(formats_, 1);
  layout->addWidget(place());
  words_->setObjectName(QStringLiteral("exportWords"));
  words_->setWordWrap(true);
  words_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  words_->setMinimumHeight(2 * words_->fontMetrics().lineSpacing());
  bar_->setObjectName(QStringLiteral("exportProgress"));
  bar_->setTextVisible(false);
  bar_->setRange(0, 1000);
  setParts(content, footer(), 2 * kGap, QSize(640, 700));
  readSettings();
  connect(formats_, &QListWidget::currentRowChanged, this, [this] {
    named_ = false;
    suggestName();
    follow();
  });
  connect(images_, &QComboBox::activated, this, [this] {
    suggestName();
    follow();
  });
  connect(withMap_, &QCheckBox::toggled, this, &ExportDialog::follow);
  connect(withScores_, &QCheckBox::toggled, this, &ExportDialog::follow);
  connect(place_, &QLineEdit::textEdited, this, [this] { named_ = true; });
  connect(place_, &QLineEdit::textChanged, this, &ExportDialog::follow);
  connect(&workspace.state(), &ViewStore::contentChanged, this, [this] {
    if (isVisible() && !writer_.running()) refresh();
  });
  connect(&workspace.maps(), &MapCollection::mapsChanged, this, [this] {
    if (isVisible() && !writer_.running()) refresh();
  });
}

QWidget* ExportDialog::fields() {
  auto* widget = new QWidget;
  auto* form = new QFormLayout(widget);
  form->setContentsMargins(0, 0, 0, 0);
  images_->setObjectName(QStringLiteral("exportImages"));
  images_->setAccessibleName(tr("Images to export"));
  for (int i = 0; i < 3; ++i) images_->addItem(QString());
  form->addRow(tr("Images"), images_);
  withMap_->setObjectName(QStringLiteral("exportMap"));
  setPlainToolTip(withMap_, tr("The coordinates of the map that is shown, for the images on it"));
  withMap_->setChecked(true);
  form->addRow(tr("Map"), withMap_);
  withScores_->setObjectName(QStringLiteral("exportScores"));
  setPlainToolTip(
      withScores_,
      tr("How far each point can be trusted, as columns of a CSV: trustworthiness, continuity, "
         "neighbour recall and label agreement. This takes about ten seconds for 70,000 images."));
  form->addRow(QString(), withScores_);
  neighbors_->setObjectName(QStringLiteral("exportNeighbors"));
  neighbors_->setRange(1, kMostNeighbors);
  neighbors_->setValue(NeighborExport().neighbors);
  setPlainToolTip(neighbors_,
                  tr("Number of nearest neighbours of each image, found in the first 50 principal "
                     "components of the exported images. A t-SNE with perplexity 30 needs 91."));
  form->addRow(neighborsLabel_, neighbors_);
  return widget;
}

QWidget* ExportDialog::place() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  layout->addWidget(plainLabel(tr("To")));
  place_->setObjectName(QStringLiteral("exportPath"));
  place_->setAccessibleName(tr("File or folder to write"));
  layout->addWidget(place_, 1);
  auto* choose = new QPushButton(tr("Browse…"));
  choose->setObjectName(QStringLiteral("exportBrowse"));
  choose->setAutoDefault(false);
  connect(choose, &QPushButton::clicked, this, &ExportDialog::browse);
  layout->addWidget(choose);
  return row;
}

QWidget* ExportDialog::footer() {
  auto* below = new QWidget;
  auto* column = new QVBoxLayout(below);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap);
  column->addWidget(words_);
  column->addWidget(bar_);
  auto* layout = new QHBoxLayout;
  column->addLayout(layout);
  layout->setSpacing(kGap);
  const auto add = [&](const QString& text, const char* name, auto effect) {
    auto* button = new QPushButton(text);
    button->setObjectName(QString::fromUtf8(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, effect);
    layout->addWidget(button);
    return button;
  };
  showFolder_ = add(tr("Show folder"), "exportShowFolder", &ExportDialog::showFolder);
  layout->addStretch(1);
  close_ = add(tr("Close"), "exportClose", [this] { writer_.running() ? cancel() : reject(); });
  export_ = add(tr("Export"), "exportStart", &ExportDialog::start);
  export_->setProperty("role", QStringLiteral("primary"));
  export_->setDefault(true);
  return below;
}

void ExportDialog::readSettings() {
  const QSettings settings;
  formats_->setFormat(settings.value(QStringLiteral("export/format")).toString());
  images_->setCurrentIndex(
      std::clamp(settings.value(QStringLiteral("export/images"), 0).toInt(), 0, 2));
  neighbors_->setValue(
      settings.value(QStringLiteral("export/neighbors"), neighbors_->value()).toInt());
  withMap_->setChecked(settings.value(QStringLiteral("export/map"), true).toBool());
  const QString folder = settings.value(QStringLiteral("export/folder")).toString();
  place_->setText(
      QDir(QFileInfo(folder).isDir() ? folder : defaultFolder()).filePath(QStringLiteral("x")));
}

void ExportDialog::writeSettings() const {
  QSettings settings;
  settings.setValue(QStringLiteral("export/format"), QLatin1String(formats_->format()->name));
  settings.setValue(QStringLiteral("export/images"), images_->currentIndex());
  settings.setValue(QStringLiteral("export/neighbors"), neighbors_->value());
  settings.setValue(QStringLiteral("export/map"), withMap_->isChecked());
  settings.setValue(QStringLiteral("export/folder"), QFileInfo(path()).absolutePath());
}

void ExportDialog::begin(bool selection) {
  if (writer_.running()) return;
  if (selection) images_->setCurrentIndex(static_cast<int>(MapImages::selected));
  named_ = false;
  suggestName();
  follow();
  formats_->setFocus();
}

void ExportDialog::follow() {
  ended_ = false;
  written_.clear();
  refresh();
}

void ExportDialog::refresh() {
  listImages();
  const MapItem* shown = shownMap();
  const ExportFormat* format = formats_->format();
  const bool takesMap = format && format->takesMap;
  withMap_->setText(shown ? entryText(shown->title) : tr("There is no map yet"));
  withMap_->setEnabled(takesMap && shown && !format->needsMap);
  withScores_->setEnabled(canScore());
  const bool asked = format && format->ofNeighbors;
  neighborsLabel_->setEnabled(asked);
  neighbors_->setEnabled(asked);
  QStringList obstacles;
  const auto active = workspace_.state().view().active;
  const bool labelled = active && workspace_.library().dataset(*active).data()->hasLabels();
  for (const ExportFormat& each : exportFormats())
    obstacles += each.needsMap && !shown         ? tr("There is no map yet. Compute one first.")
                 : each.needsLabels && !labelled ? tr("The images have no labels")
                                                 : QString();
  formats_->setObstacles(obstacles);
  showState();
}

void ExportDialog::listImages() {
  const auto active = workspace_.state().view().active;
  std::size_t counts[3] = {0, 0, 0};
  if (active) {
    for (const MapImages choice : {MapImages::all, MapImages::shown, MapImages::selected})
      counts[static_cast<std::size_t>(choice)] = workspace_.library().countOf(choice, *active);
  }
  images_->setItemText(0, tr("All · %1").arg(imageCount(counts[0])));
  images_->setItemText(1, tr("Shown · %1").arg(imageCount(counts[1])));
  images_->setItemText(2, tr("Selection · %1").arg(imageCount(counts[2])));
}

void ExportDialog::suggestName() {
  const auto active = workspace_.state().view().active;
  const ExportFormat* format = formats_->format();
  if (!active || !format || named_) return;
  QString name = QString::fromStdString(workspace_.library().dataset(*active).data()->id());
  if (images_->currentIndex() == static_cast<int>(MapImages::shown))
    name += QLatin1String("-shown");
  if (images_->currentIndex() == static_cast<int>(MapImages::selected))
    name += QLatin1String("-selection");
  const QString word = QLatin1String(format->name);
  const QString suffix = QLatin1String(format->suffix);
  if (suffix != QLatin1Char('.') + word) name += QLatin1Char('-') + word;
  name.replace(QLatin1Char('/'), QLatin1Char('-'));
  place_->setText(QFileInfo(path()).dir().filePath(name + suffix));
}

QString ExportDialog::path() const {
  return QFileInfo(place_->text().trimmed()).absoluteFilePath();
}

const MapItem* ExportDialog::shownMap() const {
  const auto active = workspace_.state().view().active;
  const MapItem* item = active ? workspace_.maps().shownMap(*active) : nullptr;
  return item && item->record().positions ? item : nullptr;
}

const MapItem* ExportDialog::map() const {
  const ExportFormat* format = formats_->format();
  if (!format || !format->takesMap) return nullptr;
  return format->needsMap || withMap_->isChecked() ? shownMap() : nullptr;
}

/// Scores are those of the final map, so its run must have ended.
bool ExportDialog::canScore() const {
  const ExportFormat* format = formats_->format();
  const MapItem* item = map();
  const auto active = workspace_.state().view().active;
  return format && QLatin1String(format->name) == QLatin1String("csv") && item && item->scores &&
         item->ended() && workspace_.state().viewOf(*active).moment < 0;
}

std::vector<ImageIndex> ExportDialog::chosenImages() const {
  const auto active = workspace_.state().view().active;
  if (!active) return {};
  return workspace_.library().imagesOf(static_cast<MapImages>(images_->currentIndex()), *active);
}

std::vector<ImageIndex> ExportDialog::images() const {
  std::vector<ImageIndex> images = chosenImages();
  if (const MapItem* item = map()) {
    const ImageSet mapped(
        workspace_.library().dataset(*workspace_.state().view().active).data()->size(),
        item->images());
    std::erase_if(images, [&](ImageIndex image) { return !mapped.contains(image); });
  }
  return images;
}

void ExportDialog::browse() {
  auto* dialog = new QFileDialog(this, tr("Export to"), path());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  // This dialog itself warns about existing files.
  dialog->setOption(QFileDialog::DontConfirmOverwrite);
  dialog->selectFile(path());
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    named_ = true;
    place_->setText(file);
  });
  dialog->open();
}

void ExportDialog::showFolder() {
  QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(written_).absolutePath()));
}

void ExportDialog::start() {
  const auto active = workspace_.state().view().active;
  RowsToExport rows{.data = workspace_.library().dataset(*active).data(),
                    .images = images(),
                    .mapImages = {},
                    .positions = nullptr,
                    .scores = nullptr,
                    .toScore = {}};
  if (const MapItem* item = map()) {
    rows.mapImages = item->images();
    rows.positions = item->positionsAt(workspace_.state().viewOf(*active).moment);
    if (canScore() && withScores_->isChecked()) {
      rows.scores = item->pointScores;
      rows.toScore = MapToScore{.dataset = rows.data,
                                .images = item->images(),
                                .positions = item->record().positions,
                                .components = item->options().pcaComponents};
    }
  }
  writeSettings();
  stop_ = std::stop_source();
  const ExportFormat& format = *formats_->format();
  const ExportOptions options{.neighbors = {.neighbors = neighbors_->value()}, .address = {}};
  const std::size_t count = rows.images.size();
  const auto told = [this](double fraction) {
    QMetaObject::invokeMethod(
        this, [this, fraction] { bar_->setValue(static_cast<int>(1000 * fraction)); });
  };
  writer_.start(
      [rows = std::move(rows), &format, options, told, asked = stop_,
       file = std::filesystem::path(path().toStdString())](const std::stop_token& ending) mutable {
        // The Cancel button stops the export, but its result is still reported.
        const std::stop_callback both(ending, [&asked] { asked.request_stop(); });
        ThreadTeam team(0, ThreadTeam::Priority::background);
        return exportRowsOf(rows, asked.get_token()).and_then([&](const ExportRows& made) {
          return writeExport(format, file, made, options, team, asked.get_token(), told);
        });
      },
      [this, path = path(), count](const Result<Exported>& exported) {
        finish(exported, path, count);
      });
  words_->setText(tr("Saving %1 …").arg(shownName(QFileInfo(path()).fileName())));
  showState();
}

void ExportDialog::cancel() {
  stop_.request_stop();
  words_->setText(tr("Stopping …"));
}

void ExportDialog::done(int result) {
  stop_.request_stop();
  QDialog::done(result);
}

}  // namespace lookbook::ui
