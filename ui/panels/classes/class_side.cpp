#include "ui/panels/classes/class_side.h"

#include "ui/look/numbers.h"
#include "ui/panels/classes/class_pictures.h"
#include "ui/panels/classes/class_study.h"
#include "ui/panels/classes/pair_matrix.h"
#include "ui/panels/classes/pair_view.h"
#include "ui/panels/frame/term_button.h"
#include "ui/panels/library/compared_box.h"
#include "ui/panels/library/pane_buttons.h"
#include "ui/panels/parts/image_strip.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/parts/value_legend.h"
#include "ui/text/class_pairs.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"
#include "ui/workspace/figure_stamp.h"
#include "ui/workspace/workspace.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace lookbook::ui {

ClassSide::ClassSide(Workspace& workspace, std::size_t side, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      study_(new ClassStudy(workspace.state(), workspace.library(), workspace.maps(), this)) {
  const QString name = side == 0 ? QStringLiteral("left") : QStringLiteral("right");
  asPanel(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kGap, kGap / 2, kGap, 0);
  column->setSpacing(kGap / 2);
  column->addWidget(header(side, name));
  pages_ = new QStackedWidget;
  pages_->addWidget(overview(name));
  pair_ = new PairView(workspace);
  pair_->setObjectName(name + QStringLiteral("Pair"));
  pages_->addWidget(pair_);
  column->addWidget(pages_, 1);

  connect(pair_, &PairView::closed, this, &ClassSide::closePair);
  connect(matrix_, &PairMatrix::pointed, this, &ClassSide::showPointed);
  connect(matrix_, &PairMatrix::opened, this, &ClassSide::openPair);
  connect(cancel_, &QToolButton::clicked, study_, &ClassStudy::cancelOrRestart);
  connect(study_, &ClassStudy::changed, this, &ClassSide::showStudy);
  connect(study_, &ClassStudy::progressed, this, &ClassSide::showProgress);
  connect(&workspace.state(), &ViewStore::contentChanged, this, [this](const ViewState& before) {
    const ViewState& now = workspace_.state().view();
    if (before.pairMeasure != now.pairMeasure) closePair();
    if (before.theme == now.theme) return;
    stripsOf_ = nullptr;
    showStudy();
  });
}

QWidget* ClassSide::header(std::size_t side, const QString& name) {
  auto* bar = new QWidget;
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kGap);
  auto* datasets = new ComparedBox(workspace_.state(), workspace_.library(), side, false);
  datasets->setObjectName(name + QStringLiteral("ClassesOf"));
  row->addWidget(datasets);
  figure_ = plainLabel();
  figure_->setObjectName(name + QStringLiteral("Figure"));
  QFont large = figure_->font();
  large.setPointSizeF(large.pointSizeF() + 5);
  large.setWeight(QFont::DemiBold);
  figure_->setFont(large);
  row->addWidget(figure_);
  terms_ = new TermButton;
  terms_->setObjectName(name + QStringLiteral("Terms"));
  row->addWidget(terms_);
  summary_ = quietLabel();
  summary_->setObjectName(name + QStringLiteral("Summary"));
  summary_->setWordWrap(true);
  summary_->setMinimumHeight(2 * summary_->fontMetrics().lineSpacing());
  row->addWidget(summary_, 1);
  if (side == 0)
    row->addWidget(new AddPaneButton(workspace_.state(), workspace_.library(), false));
  else
    row->addWidget(closePaneButton(workspace_.state()));
  return bar;
}

void ClassSide::showProgress(double fraction) {
  progress_->setValue(static_cast<int>(100 * fraction));
  const QString left = timeLeft(pace_.secondsLeft(fraction));
  busyWords_->setText(left.isEmpty() ? study_->words() : tr("%1 · %2").arg(study_->words(), left));
}

QWidget* ClassSide::busyRow(const QString& name) {
  busy_ = new QWidget;
  auto* layout = new QVBoxLayout(busy_);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* row = new QHBoxLayout;
  busyWords_ = quietLabel();
  busyWords_->setObjectName(name + QStringLiteral("Busy"));
  busyWords_->setWordWrap(true);
  row->addWidget(busyWords_, 1);
  cancel_ = new QToolButton;
  cancel_->setObjectName(name + QStringLiteral("Cancel"));
  cancel_->setProperty("role", QStringLiteral("toggle"));
  row->addWidget(cancel_, 0, Qt::AlignTop);
  layout->addLayout(row);
  progress_ = new QProgressBar;
  progress_->setRange(0, 100);
  progress_->setTextVisible(false);
  layout->addWidget(progress_);
  return busy_;
}

ImageStrip* ClassSide::addStrip(QVBoxLayout* column, const QString& title, const QString& name) {
  auto* section = new QWidget;
  auto* rows = new QVBoxLayout(section);
  rows->setContentsMargins(0, kGap / 2, 0, 0);
  rows->setSpacing(2);
  rows->addWidget(heading(title));
  auto* strip = new ImageStrip;
  strip->setObjectName(name);
  rows->addWidget(strip);
  column->addWidget(section);
  return strip;
}

QWidget* ClassSide::strips(const QString& name) {
  strips_ = new QWidget;
  auto* column = new QVBoxLayout(strips_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  means_ = addStrip(column, tr("Means of the classes"), name + QStringLiteral("Means"));
  deviations_ = addStrip(column, tr("Standard deviations"), name + QStringLiteral("Deviations"));
  components_ = addStrip(column, tr("Principal components and their shares of the variance"),
                         name + QStringLiteral("Components"));
  column->addStretch(1);
  return strips_;
}

QWidget* ClassSide::overview(const QString& name) {
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  sentence_ = plainLabel();
  sentence_->setObjectName(name + QStringLiteral("Sentence"));
  sentence_->setWordWrap(true);
  sentence_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  sentence_->setFixedHeight(2 * sentence_->fontMetrics().lineSpacing() + 2);
  layout->addWidget(sentence_);
  layout->addWidget(busyRow(name));

  auto* content = new QWidget;
  asPanel(content);
  parts_ = new QBoxLayout(QBoxLayout::TopToBottom, content);
  parts_->setContentsMargins(0, 0, 0, kGap);
  parts_->setSpacing(kGap / 2);
  parts_->addWidget(matrixPart(name));
  parts_->addWidget(strips(name), 1);
  scroll_ = new QScrollArea;
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setProperty("role", QStringLiteral("panel"));
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setWidget(content);
  scroll_->viewport()->installEventFilter(this);
  layout->addWidget(scroll_, 1);
  return page;
}

QWidget* ClassSide::matrixPart(const QString& name) {
  matrixPart_ = new QWidget;
  auto* column = new QVBoxLayout(matrixPart_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  matrix_ = new PairMatrix(workspace_.state());
  matrix_->setObjectName(name + QStringLiteral("Matrix"));
  column->addWidget(matrix_);
  legendRow_ = new QWidget;
  auto* row = new QHBoxLayout(legendRow_);
  row->setContentsMargins(0, 0, 0, 0);
  legendWords_ = new ElidedLabel;
  row->addWidget(legendWords_, 1);
  legend_ = new ValueLegend(workspace_.state());
  row->addWidget(legend_);
  column->addWidget(legendRow_);
  column->addStretch(1);
  return matrixPart_;
}

void ClassSide::arrange() {
  constexpr int kLeastWide = 860;  // width at which both fit beside each other
  constexpr int kLeastHeight = 440;
  const QSize room = scroll_->viewport()->size();
  const int height = room.height() - legendRow_->sizeHint().height() - 2 * kGap;
  const int beside = std::min(height, room.width() * 3 / 5);  // width of the matrix
  const int means = strips_->isHidden() ? 0 : strips_->minimumSizeHint().width();
  const bool wide = room.width() >= std::max(kLeastWide, beside + 3 * kGap + means) &&
                    4 * room.width() >= 5 * room.height();
  parts_->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  parts_->setSpacing(wide ? 3 * kGap : kGap / 2);
  const int words = 3 * (sentence_->fontMetrics().lineSpacing() + kGap) + 2 * ImageStrip::kCaption;
  for (ImageStrip* strip : {means_, deviations_, components_})
    strip->setMostHeight(wide ? (height - words) / 3 : 0);
  if (wide) {
    matrix_->setMostHeight(height);
    matrixPart_->setFixedWidth(beside);
  } else {
    matrixPart_->setMinimumWidth(0);
    matrixPart_->setMaximumWidth(QWIDGETSIZE_MAX);
    const int below = strips_->isHidden() ? 0 : strips_->layout()->heightForWidth(room.width());
    matrix_->setMostHeight(std::max(kLeastHeight, height - below));
  }
}

bool ClassSide::eventFilter(QObject* watched, QEvent* event) {
  if (watched == scroll_->viewport() && event->type() == QEvent::Resize) arrange();
  return QWidget::eventFilter(watched, event);
}

void ClassSide::setDataset(std::optional<DatasetId> dataset) {
  if (dataset == study_->dataset()) return;
  closePair();
  tableOf_.reset();
  stripsOf_.reset();
  matrix_->setTable(PairTable());
  if (other_ && other_->tableOf_) other_->alignScales();
  study_->setDataset(dataset);
}

void ClassSide::showStudy() {
  if (!study_->dataset()) return;
  showBusy();
  showTable();
  showStrips();
  arrange();
}

void ClassSide::showBusy() {
  busy_->setVisible(!study_->words().isEmpty());
  busyWords_->setText(study_->words());
  if (study_->running() && !progress_->isVisibleTo(busy_)) pace_.begin();
  progress_->setVisible(study_->running());
  if (!study_->running()) progress_->setValue(0);
  cancel_->setVisible(study_->running() || study_->cancelled());
  cancel_->setText(study_->running() ? tr("Cancel") : tr("Compute"));
}

void ClassSide::showTable() {
  const Dataset& dataset = *workspace_.library().dataset(*study_->dataset()).data();
  const PairMeasure measure = workspace_.state().view().pairMeasure;
  const auto statistics = study_->statistics();
  const auto votes = study_->votes();
  std::shared_ptr<const void> source = votes;
  if (measure == PairMeasure::onePixel && statistics && statistics->onePixel) source = statistics;
  if (source != tableOf_) {
    tableOf_ = source;
    if (votes)
      matrix_->setTable(tableOf(dataset, votes->confusion, spaceOf(measure)));
    else
      matrix_->setTable(source ? tableOf(dataset, *statistics->onePixel) : PairTable());
    alignScales();
    if (other_->tableOf_) other_->alignScales();
  }
  terms_->setTerms({measure == PairMeasure::onePixel ? "separability" : "confusions"});
  matrixPart_->setVisible(source != nullptr);
  figure_->clear();
  summary_->clear();
  measure == PairMeasure::onePixel ? summarizeRules() : summarizeVotes();
  showPointed();
}

void ClassSide::alignScales() {
  const bool alike = other_->matrix_->table().least == matrix_->table().least;
  double largest = matrix_->table().largest;
  int room = matrix_->neededLabelRoom();
  if (alike && other_->tableOf_) {
    largest = std::max(largest, other_->matrix_->table().largest);
    room = std::max(room, other_->matrix_->neededLabelRoom());
  }
  const double least = matrix_->table().least;
  matrix_->setRange(least, largest);
  matrix_->setLabelRoom(room);
  legend_->setRamp([this](double share) { return rampColor(share, workspace_.state().theme()); },
                   percent(least, 0), percent(largest, 0));
}

std::optional<MatrixFigure> ClassSide::matrix() const {
  if (!study_->dataset() || !tableOf_ || matrix_->table().size() == 0) return {};
  const Dataset& dataset = *workspace_.library().dataset(*study_->dataset()).data();
  return MatrixFigure{.table = matrix_->table(),
                      .least = matrix_->least(),
                      .largest = matrix_->largest(),
                      .measure = legendWords_->text(),
                      .title = shownName(dataset.title()),
                      .caption = QStringLiteral("%1 %2").arg(figure_->text(), summary_->text()),
                      .stamp = stampText(workspace_, *study_->dataset()),
                      .look = {}};
}

void ClassSide::summarizeRules() {
  legendWords_->setText(tr("Images separated by one pixel, %"));
  const auto statistics = study_->statistics();
  if (!statistics) return;
  const Result<OnePixel>& found = statistics->onePixel;
  if (!found) {
    summary_->setText(shownError(found.error()));
    return;
  }
  const auto test = found->meanShare(Split::test);
  const auto share = test ? test : found->meanShare(Split::train);
  const auto pairs = std::ranges::count_if(found->rules, [](const auto& rule) { return !!rule; });
  // The sentence below continues this number.
  figure_->setText(percent(*share));
  summary_->setText(translated(
      test ? plural(pairs, "of the test images are separated by one pixel (%n pair of classes)",
                    "of the test images are separated by one pixel (mean of %n pairs of classes)")
           : plural(
                 pairs, "of the train images are separated by one pixel (%n pair of classes)",
                 "of the train images are separated by one pixel (mean of %n pairs of classes)")));
}

void ClassSide::summarizeVotes() {
  legendWords_->setText(tr("Share of the row's class, %"));
  if (study_->awaitsMap())
    summary_->setText(
        tr("The confusions are computed when the run of the map shown under Maps has finished."));
  const auto votes = study_->votes();
  if (!votes) return;
  const PairMeasure measure = workspace_.state().view().pairMeasure;
  const std::size_t all = measure == PairMeasure::mapVotes
                              ? workspace_.maps().shownMap(*study_->dataset())->images().size()
                              : workspace_.library().dataset(*study_->dataset()).data()->size();
  const std::size_t asked = votes->queries.size();
  figure_->setText(percent(votes->confusion.accuracy()));
  const QString checked =
      asked < all ? tr("%1 of %2").arg(grouped(asked), grouped(all)) : grouped(all);
  summary_->setText((measure == PairMeasure::mapVotes
                         ? tr("agree with their 5 nearest on the map (%1 checked)")
                         : tr("agree with their 5 nearest images (%1 checked)"))
                        .arg(checked));
}

void ClassSide::showPointed() {
  const auto cell = matrix_->current();
  const bool some = cell && !matrix_->table().cell(cell->first, cell->second).sentence.isEmpty();
  sentence_->setText(some ? matrix_->table().cell(cell->first, cell->second).sentence
                     : tableOf_
                         ? tr("Point at a pair to see its numbers; click it to see its images.")
                         : QString());
  matrix_->setAccessibleDescription(sentence_->text());
  sentence_->setForegroundRole(some ? QPalette::WindowText : QPalette::PlaceholderText);
}

void ClassSide::showStrips() {
  const auto statistics = study_->statistics();
  strips_->setVisible(statistics != nullptr);
  if (!statistics || statistics == stripsOf_) return;
  stripsOf_ = statistics;
  const Dataset& dataset = *workspace_.library().dataset(*study_->dataset()).data();
  means_->setPictures(meanPictures(dataset, statistics->moments));
  deviations_->setPictures(deviationPictures(dataset, statistics->moments));
  components_->setPictures(
      statistics->components
          ? componentPictures(dataset, *statistics->components, workspace_.state().theme())
          : std::vector<ImageStrip::Picture>());
  for (const ImageStrip* strip : {means_, deviations_, components_})
    strip->parentWidget()->setVisible(!strip->pictures().empty());
}

void ClassSide::openPair(int row, int column) {
  const Dataset& dataset = *workspace_.library().dataset(*study_->dataset()).data();
  const PairMeasure measure = workspace_.state().view().pairMeasure;
  const auto statistics = study_->statistics();
  pages_->setCurrentWidget(pair_);
  pair_->setPair(*study_->dataset(),
                 measure == PairMeasure::onePixel
                     ? imagesOf(dataset, *statistics->onePixel->rule(row, column))
                     : imagesOf(dataset, *study_->votes(), row, column, spaceOf(measure)),
                 statistics->moments);
}

void ClassSide::closePair() {
  if (pages_->currentIndex() == 0) return;
  pages_->setCurrentIndex(0);
  matrix_->setFocus();
}

}  // namespace lookbook::ui
