#include "ui/panels/save/figure_dialog.h"

#include "ui/keys/widget_keys.h"
#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/save/figure_form.h"
#include "ui/panels/save/figure_saver.h"
#include "ui/panels/save/figure_view.h"
#include "ui/workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <variant>

namespace lookbook::ui {

namespace {

constexpr int kControlsWidth = 372;
constexpr QSize kSmallestView(240, 160);

}  // namespace

FigureDialog::FigureDialog(Workspace& workspace, QWidget* parent)
    : FittedDialog(parent),
      workspace_(workspace),
      view_(new FigureView(workspace.state(), workspace.notices())),
      saver_(new FigureSaver(this)) {
  setWindowTitle(tr("Export figure"));
  setObjectName(QStringLiteral("figureDialog"));
  view_->setObjectName(QStringLiteral("figureView"));
  view_->setMinimumSize(kSmallestView);
  auto* content = new QWidget;
  auto* row = new QHBoxLayout(content);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(view_, 1);
  row->addWidget(controls());
  setParts(content, footer(), 0, QSize(1160, 740));
  connect(form_, &FigureForm::changed, this, &FigureDialog::preview);
  connect(saver_, &FigureSaver::changed, this, &FigureDialog::showWords);
}

FigureDialog::~FigureDialog() {
  form_->disconnect(this);  // fields apply what was typed when they are hidden
}

QWidget* FigureDialog::controls() {
  auto* panel = new QWidget;
  auto* column = panelLayout(panel);
  column->setContentsMargins(2 * kGap, 2 * kGap, 2 * kGap, kGap);
  column->setSpacing(kGap);
  sourceBox_ = new ElidedComboBox;
  sourceBox_->setObjectName(QStringLiteral("figureSource"));
  sourceBox_->setAccessibleName(tr("What the figure shows"));
  setPlainToolTip(sourceBox_, tr("What the figure shows"));
  sourceBox_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  connect(sourceBox_, &QComboBox::activated, this, &FigureDialog::choose);
  column->addWidget(sourceBox_);
  addWords(column);
  form_ = new FigureForm;
  column->addWidget(form_);
  boxes_ = shownBoxes();
  column->addWidget(boxes_);
  size_ = quietLabel();
  size_->setObjectName(QStringLiteral("figureSize"));
  size_->setWordWrap(true);
  column->addWidget(size_);
  column->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setProperty("role", QStringLiteral("panel"));
  scroll->setWidgetResizable(true);
  scroll->setWidget(panel);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  controls_ = scroll;
  return scroll;
}

/// Gives the fields the width that their texts need.
void FigureDialog::setVisible(bool visible) {
  if (visible) {
    ensurePolished();
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    controls_->setFixedWidth(
        std::max(kControlsWidth, controls_->widget()->minimumSizeHint().width() + bar));
  }
  FittedDialog::setVisible(visible);
}

void FigureDialog::addWords(QVBoxLayout* column) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(kGap);
  grid->setVerticalSpacing(kGap - 2);
  grid->setColumnMinimumWidth(0, FigureForm::kLabelWidth);
  column->addLayout(grid);
  const auto line = [&](const char* name, const QString& what, const QString& empty) {
    auto* edit = new QLineEdit;
    edit->setObjectName(QString::fromUtf8(name));
    edit->setPlaceholderText(empty);
    edit->setAccessibleName(what);
    edit->setClearButtonEnabled(true);
    auto* label = quietLabel(what);
    label->setBuddy(edit);
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(edit, row, 1);
    return edit;
  };
  title_ = line("figureTitle", tr("Title"), tr("No title"));
  caption_ = line("figureCaption", tr("Caption"), tr("No caption"));
  connect(title_, &QLineEdit::textChanged, this, &FigureDialog::preview);
  connect(caption_, &QLineEdit::textChanged, this, &FigureDialog::preview);
}

QWidget* FigureDialog::shownBoxes() {
  auto* boxes = new QWidget;
  auto* column = new QVBoxLayout(boxes);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap / 2);
  const auto box = [&](const char* name, const QString& text, const QString& tip) {
    auto* made = new QCheckBox(text);
    made->setObjectName(QString::fromUtf8(name));
    setPlainToolTip(made, tip);
    connect(made, &QCheckBox::toggled, this, &FigureDialog::preview);
    column->addWidget(made);
    return made;
  };
  part_ = box("figurePart", tr("Only the part in view"),
              tr("The part that the window shows, instead of the whole map"));
  filter_ = box("figureFilter", tr("Apply the filter"),
                tr("Leave out the classes and splits that are hidden in the window"));
  selection_ = box("figureSelection", tr("Dim images that are not selected"),
                   tr("The selected images stand out"));
  values_ = box("figureValues", tr("Colours as on the map"),
                tr("Colour the points as in the window, instead of by class"));
  return boxes;
}

QWidget* FigureDialog::footer() {
  auto* row = new QWidget;
  asPanel(row);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(2 * kGap, kGap, 2 * kGap, kGap);
  layout->setSpacing(kGap);
  auto* told = new QVBoxLayout;
  told->setSpacing(kGap / 2);
  words_ = new ElidedLabel;
  words_->setObjectName(QStringLiteral("figureWords"));
  bar_ = new QProgressBar;
  bar_->setObjectName(QStringLiteral("figureProgress"));
  bar_->setTextVisible(false);
  bar_->setRange(0, 0);  // painting does not report its progress
  QSizePolicy kept = bar_->sizePolicy();
  kept.setRetainSizeWhenHidden(true);
  bar_->setSizePolicy(kept);
  told->addWidget(words_);
  told->addWidget(bar_);
  layout->addLayout(told, 1);
  cancel_ = new QPushButton(tr("Close"));
  cancel_->setObjectName(QStringLiteral("figureCancel"));
  cancel_->setAutoDefault(false);
  connect(cancel_, &QPushButton::clicked, this,
          [this] { saver_->running() ? saver_->cancel() : reject(); });
  layout->addWidget(cancel_);
  save_ = new QPushButton(tr("Save…"));
  save_->setObjectName(QStringLiteral("figureSave"));
  save_->setProperty("role", QStringLiteral("primary"));
  setPlainToolTip(save_, tr("Save as PNG, SVG or PDF (Ctrl+S)"));
  save_->setShortcut(keysOf(Scope::dialog, KeyAct::save).front());
  save_->setAutoDefault(false);  // Return should apply a typed number
  connect(save_, &QPushButton::clicked, this, &FigureDialog::save);
  layout->addWidget(save_);
  return row;
}

void FigureDialog::setSources(std::vector<FigureSource> sources) {
  sources_ = std::move(sources);
  sourceBox_->clear();
  for (const FigureSource& source : sources_) sourceBox_->addItem(source.title);
  saver_->forget();
  choose(0);
  showWords();
}

FigureSource& FigureDialog::source() {
  return sources_[static_cast<std::size_t>(source_)];
}

void FigureDialog::choose(int source) {
  source_ = source;
  const FigureSource& chosen = this->source();
  {
    const QSignalBlocker quietTitle(title_);
    const QSignalBlocker quietCaption(caption_);
    std::visit(
        [this](const auto& kind) {
          title_->setText(kind.title);
          caption_->setText(kind.caption);
        },
        chosen.figure);
    title_->setCursorPosition(0);
    caption_->setCursorPosition(0);
  }
  sourceBox_->setCurrentIndex(source);
  offerParts();
  // Emits changed(), which updates the preview.
  form_->setFigure(chosen.kind, chosen.figure, chosen.size);
}

void FigureDialog::offerParts() {
  const auto* map = std::get_if<MapFigure>(&source().figure);
  const auto offer = [](QCheckBox* box, bool possible, bool checked) {
    const QSignalBlocker quiet(box);
    box->setVisible(possible);
    box->setChecked(possible && checked);
  };
  offer(part_, map && !map->part.isNull(), false);
  offer(filter_, map && map->filter != Filter(), true);
  offer(selection_, map && map->selection && !map->selection->empty(), true);
  offer(values_, map && map->values.of, true);
  boxes_->setVisible(map != nullptr);
}

AnyFigure FigureDialog::figure() const {
  AnyFigure figure = sources_[static_cast<std::size_t>(source_)].figure;
  std::visit(
      [this](auto& kind) {
        kind.title = title_->text().trimmed();
        kind.caption = caption_->text().trimmed();
        kind.look = form_->look();
      },
      figure);
  if (auto* map = std::get_if<MapFigure>(&figure)) {
    if (!part_->isChecked()) map->part = {};
    if (!filter_->isChecked()) map->filter = {};
    if (!selection_->isChecked()) map->selection.reset();
    if (!values_->isChecked()) map->values = {};
  }
  return figure;
}

void FigureDialog::preview() {
  if (sources_.empty()) return;
  size_->setText(form_->sizeWords());
  view_->setPage(figure(), form_->size());
}

void FigureDialog::showWords() {
  words_->setText(saver_->words());
  setPlainToolTip(words_, saver_->words());
  bar_->setVisible(saver_->running());
  cancel_->setText(saver_->running() ? tr("Cancel") : tr("Close"));
  setPlainToolTip(cancel_, saver_->running() ? tr("Cancel saving; an existing file is not changed")
                                             : QString());
  save_->setEnabled(!saver_->running());
}

void FigureDialog::save() {
  saver_->ask(figure(), form_->size(), form_->scale(), source().kind);
}

void FigureDialog::done(int result) {
  saver_->cancel();
  form_->remember();
  QDialog::done(result);
}

}  // namespace lookbook::ui
