#include "ui/panels/compare/class_side.h"

#include "ui/look/numbers.h"
#include "ui/panels/compare/class_pictures.h"
#include "ui/panels/compare/class_study.h"
#include "ui/panels/compare/pair_matrix.h"
#include "ui/panels/compare/pair_view.h"
#include "ui/panels/frame/term_button.h"
#include "ui/panels/parts/fields.h"
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

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace lookbook::ui {

namespace {

VoteSpace spaceOf(PairMeasure measure) {
  return measure == PairMeasure::mapVotes ? VoteSpace::map : VoteSpace::images;
}

}  // namespace

ClassSide::ClassSide(Workspace& workspace, const QString& name, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      study_(new ClassStudy(workspace.state(), workspace.library(), workspace.maps(), this)) {
  asPanel(this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kGap, kGap / 2, kGap, 0);
  column->setSpacing(kGap / 2);
  column->addWidget(header(name));
  pages_ = new QStackedWidget;
  pages_->addWidget(overview(name));
  pair_ = new PairView(workspace.state(), workspace.library());
  pair_->setObjectName(name + QStringLiteral("Pair"));
  pages_->addWidget(pair_);
  column->addWidget(pages_, 1);

  connect(pair_, &PairView::closed, this, &ClassSide::closePair);
  connect(matrix_, &PairMatrix::pointed, this, &ClassSide::showPointed);
  connect(matrix_, &PairMatrix::opened, this, &ClassSide::openPair);
  connect(cancel_, &QToolButton::clicked, study_, &ClassStudy::cancelOrRestart);
  connect(study_, &ClassStudy::changed, this, &ClassSide::showStudy);
  connect(study_, &ClassStudy::progressed, this,
          [this](double fraction) { progress_->setValue(static_cast<int>(100 * fraction)); });
  connect(&workspace.state(), &ViewStore::contentChanged, this, [this](const ViewState& before) {
    const ViewState& now = workspace_.state().view();
    if (before.pairMeasure != now.pairMeasure) closePair();
    if (before.theme == now.theme) return;
    stripsOf_ = nullptr;
    showStudy();
  });
  connect(&workspace.library(), &OpenDatasets::opened, this, [this] {
    datasets_->clear();
    for (const DatasetId dataset : workspace_.library().ids())
      datasets_->addItem(shownName(workspace_.library().dataset(dataset).data()->title()));
    datasets_->setCurrentIndex(numberOf(study_->dataset()));
  });
}

QWidget* ClassSide::header(const QString& name) {
  auto* bar = new QWidget;
  auto* layout = new QVBoxLayout(bar);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  auto* row = new QHBoxLayout;
  datasets_ = new ElidedComboBox;
  datasets_->setObjectName(name + QStringLiteral("ClassesOf"));
  setPlainToolTip(datasets_, tr("The data set on this side"));
  connect(datasets_, &QComboBox::activated, this, &ClassSide::datasetChosen);
  row->addWidget(datasets_);
  row->addStretch(1);
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
  layout->addLayout(row);
  summary_ = quietLabel();
  summary_->setObjectName(name + QStringLiteral("Summary"));
  summary_->setWordWrap(true);
  summary_->setAlignment(Qt::AlignRight | Qt::AlignTop);
  summary_->setMinimumHeight(2 * summary_->fontMetrics().lineSpacing());
  layout->addWidget(summary_);
  return bar;
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
  column->addSpacing(kGap / 2);
  column->addWidget(heading(title));
  auto* strip = new ImageStrip;
  strip->setObjectName(name);
  column->addWidget(strip);
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
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, kGap);
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
  column->addWidget(strips(name));
  column->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setProperty("role", QStringLiteral("panel"));
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  asPanel(content);
  scroll->setWidget(content);
  layout->addWidget(scroll, 1);
  return page;
}

void ClassSide::setDataset(std::optional<DatasetId> dataset) {
  if (dataset == study_->dataset()) return;
  closePair();
  datasets_->setCurrentIndex(numberOf(dataset));
  study_->setDataset(dataset);
}

void ClassSide::showStudy() {
  if (!study_->dataset()) return;
  showBusy();
  showTable();
  showStrips();
}

void ClassSide::showBusy() {
  busy_->setVisible(!study_->words().isEmpty());
  busyWords_->setText(study_->words());
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
  matrix_->setVisible(source != nullptr);
  legendRow_->setVisible(source != nullptr);
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
  if (!tableOf_ || matrix_->table().size() == 0) return {};
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
  // Below the number, which begins the sentence.
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
