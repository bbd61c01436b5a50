#include "ui/panels/save/film_dialog.h"

#include "core/base/text.h"
#include "ui/figure/film/film.h"
#include "ui/files/file_dialogs.h"
#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"
#include "ui/workspace/figure_stamp.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>

#include <cmath>

namespace lookbook::ui {

namespace {

constexpr int kSmallestFilm = 160;
constexpr int kLargestFilm = 4096;

template <class Box>
Box* box(const char* name, decltype(Box().value()) least, decltype(Box().value()) most,
         decltype(Box().value()) value, const QString& unit) {
  auto* field = new Box;
  field->setObjectName(QString::fromUtf8(name));
  field->setRange(least, most);
  field->setValue(value);
  field->setSuffix(unit);
  return field;
}

MapFigure figureOf(const OpenDataset& open, const MapItem& item, const DatasetView& view,
                   const ViewState& state) {
  MapFigure figure;
  figure.dataset = open.data();
  figure.images = item.images();
  figure.positions = item.record().positions;
  figure.title = QStringLiteral("%1, %2").arg(shownName(open.data()->title()),
                                              methodTitle(item.options().method));
  figure.filter = shownBy(view);
  figure.selection = view.selection;
  figure.look.opacity = state.opacity;
  return figure;
}

}  // namespace

FilmDialog::FilmDialog(Workspace& workspace, DatasetId dataset, QWidget* parent)
    : FittedDialog(parent),
      workspace_(workspace),
      dataset_(dataset),
      width_(
          box<RangedBox<QSpinBox>>("filmWidth", kSmallestFilm, kLargestFilm, 640, tr(" pixels"))),
      height_(
          box<RangedBox<QSpinBox>>("filmHeight", kSmallestFilm, kLargestFilm, 640, tr(" pixels"))),
      seconds_(box<RangedBox<QDoubleSpinBox>>("filmSeconds", 0.5, 120, 5, tr(" s"))),
      rate_(box<RangedBox<QDoubleSpinBox>>("filmRate", 1, 50, 20, tr(" frames/s"))),
      format_(new QComboBox),
      length_(quietLabel()),
      progress_(new QProgressBar),
      save_(new QPushButton(tr("Save…"))) {
  setWindowTitle(tr("Save the run as a film"));
  setObjectName(QStringLiteral("filmDialog"));
  for (QDoubleSpinBox* field : {seconds_, rate_}) field->setDecimals(1);
  auto* form = new QFormLayout;
  form->addRow(tr("Width"), width_);
  form->addRow(tr("Height"), height_);
  form->addRow(tr("Length"), seconds_);
  form->addRow(tr("Frame rate"), rate_);
  format_->setObjectName(QStringLiteral("filmFormat"));
  format_->addItem(tr("GIF: opens everywhere"), QStringLiteral("gif"));
  format_->addItem(tr("Animated WebP: a tenth of the size"), QStringLiteral("webp"));
  form->addRow(tr("Format"), format_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
  save_->setObjectName(QStringLiteral("saveFilm"));
  save_->setDefault(true);
  buttons->addButton(save_, QDialogButtonBox::ActionRole);
  progress_->setRange(0, 100);
  progress_->setTextVisible(false);
  QSizePolicy kept = progress_->sizePolicy();
  kept.setRetainSizeWhenHidden(true);
  progress_->setSizePolicy(kept);
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->addLayout(form);
  column->addWidget(length_);
  column->addStretch(1);
  auto* footer = new QWidget;
  auto* below = new QVBoxLayout(footer);
  below->setContentsMargins(0, 0, 0, 0);
  below->addWidget(progress_);
  below->addWidget(buttons);
  setParts(content, footer, 2 * kGap);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(save_, &QPushButton::clicked, this, &FilmDialog::chooseFile);
  for (QSpinBox* field : {width_, height_})
    connect(field, &QSpinBox::valueChanged, this, &FilmDialog::showLength);
  for (QDoubleSpinBox* field : {seconds_, rate_})
    connect(field, &QDoubleSpinBox::valueChanged, this, &FilmDialog::showLength);
  setBusy(false);
}

void FilmDialog::showLength() {
  length_->setText(
      translated(plural(std::lround(seconds_->value() * rate_->value()),
                        "%n frame, shown for one second, with the legend, the iteration and the "
                        "KL divergence.",
                        "%n frames; the last one is shown for one second. Each has the legend, the "
                        "iteration and the KL divergence.")));
  length_->setWordWrap(true);
}

void FilmDialog::setBusy(bool busy) {
  for (QWidget* field : {static_cast<QWidget*>(width_), static_cast<QWidget*>(height_),
                         static_cast<QWidget*>(seconds_), static_cast<QWidget*>(rate_),
                         static_cast<QWidget*>(format_), static_cast<QWidget*>(save_)})
    field->setEnabled(!busy);
  progress_->setValue(0);
  progress_->setVisible(busy);
  showLength();
}

void FilmDialog::chooseFile() {
  const QString path =
      askToSave(this, FileKind::film, tr("Save the run as a film"),
                QStringLiteral("embedding.") + format_->currentData().toString(),
                tr("Films (*.gif *.webp)"), {QStringLiteral("gif"), QStringLiteral("webp")});
  if (!path.isEmpty()) save(path);
}

void FilmDialog::save(const QString& path) {
  const MapItem* item = workspace_.maps().shownMap(dataset_);
  if (!item || item->record().moments.empty()) {  // another map may be shown meanwhile
    workspace_.notices().report(tr("The map shown has no moments to make a film of."));
    return;
  }
  const ViewState& state = workspace_.state().view();
  const FilmOptions options{.size = {width_->value(), height_->value()},
                            .framesPerSecond = rate_->value(),
                            .seconds = seconds_->value()};
  MapFigure figure = figureOf(workspace_.library().dataset(dataset_), *item,
                              state.datasets[dataset_.index()], state);
  figure.stamp = stampText(workspace_, dataset_);
  const Film film = filmOf(figure, item->record().moments, item->record().iterations,
                           workspace_.state().theme(), options);
  setBusy(true);
  const auto told = [this](double fraction) {
    QMetaObject::invokeMethod(
        this, [this, fraction] { progress_->setValue(static_cast<int>(100 * fraction)); });
  };
  painter_.start(
      [film, told, file = path.toStdString()](const std::stop_token& stop) {
        ThreadTeam team(0, ThreadTeam::Priority::background);
        return lookbook::ui::save(film, team, file, stop, told);
      },
      [this, path](const Result<void>& saved) {
        setBusy(false);
        if (!saved) {
          workspace_.notices().report(shownError(saved.error()));
          return;
        }
        workspace_.notices().reportSaved(path);
        accept();
      });
}

}  // namespace lookbook::ui
