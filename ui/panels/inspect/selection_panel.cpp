#include "ui/panels/inspect/selection_panel.h"

#include "core/base/text.h"
#include "core/data/image_statistics.h"
#include "ui/look/numbers.h"
#include "ui/look/palette.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/image_view.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <numeric>

namespace lookbook::ui {

namespace {

/// Of a command, so narrow that a row of them fits the inspector.
QToolButton* smallButton(const char* command) {
  auto* button = commandButton(command);
  button->setFixedSize(30, 28);
  return button;
}

}  // namespace

/// The classes of the chosen images as bars, the most frequent first.
class ClassBars : public QWidget {
 public:
  void setCounts(const Dataset* dataset, std::vector<std::size_t> counts) {
    dataset_ = dataset;
    counts_ = std::move(counts);
    order_.clear();
    for (int label = 0; label < static_cast<int>(counts_.size()); ++label)
      if (counts_[static_cast<std::size_t>(label)] > 0) order_.push_back(label);
    std::ranges::stable_sort(order_, std::greater{}, [this](int label) {
      return counts_[static_cast<std::size_t>(label)];
    });
    more_ = order_.size() > kMost ? order_.size() - kMost : 0;
    order_.resize(order_.size() - more_);
    setFixedHeight(static_cast<int>(order_.size() + (more_ > 0 ? 1 : 0)) * kRow);
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    if (order_.empty()) return;
    QPainter painter(this);
    const auto most = static_cast<double>(counts_[static_cast<std::size_t>(order_.front())]);
    const int countWidth = fontMetrics().horizontalAdvance(QStringLiteral("70,000")) + kGap;
    const int barLeft = std::min(width() / 2, 96);
    const int barRoom = width() - barLeft - countWidth;
    for (int row = 0; row < static_cast<int>(order_.size()); ++row) {
      const int label = order_[static_cast<std::size_t>(row)];
      const std::size_t count = counts_[static_cast<std::size_t>(label)];
      const QRect line(0, row * kRow, width(), kRow);
      painter.setPen(palette().color(QPalette::Text));
      painter.drawText(line.adjusted(0, 0, barLeft - kGap - width(), 0),
                       Qt::AlignLeft | Qt::AlignVCenter,
                       fontMetrics().elidedText(shownName(dataset_->className(label)),
                                                Qt::ElideRight, barLeft - kGap));
      const int length = std::max(2, static_cast<int>(barRoom * static_cast<double>(count) / most));
      painter.fillRect(barLeft, line.top() + 5, length, kRow - 10, classColor(label));
      painter.setPen(palette().color(QPalette::PlaceholderText));
      painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, grouped(count));
    }
    if (more_ > 0)
      painter.drawText(QRect(0, height() - kRow, width(), kRow), Qt::AlignLeft | Qt::AlignVCenter,
                       translated(plural(more_, "and %n more class", "and %n more classes")));
  }

 private:
  static constexpr int kRow = 20;
  static constexpr std::size_t kMost = 12;

  const Dataset* dataset_ = nullptr;
  std::vector<std::size_t> counts_;
  std::vector<int> order_;
  std::size_t more_ = 0;  ///< classes that are not shown
};

SelectionPanel::SelectionPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      title_(heading(tr("Selection"))),
      hint_(quietLabel(tr("Nothing is selected. Drag over the gallery, or use the rectangle or the "
                          "lasso on the map."))),
      details_(new QWidget),
      mean_(new ImageView(84)),
      bars_(new ClassBars) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  title_->setObjectName(QStringLiteral("selectionTitle"));
  title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  hint_->setWordWrap(true);
  auto* titleRow = new QHBoxLayout;
  titleRow->addWidget(title_, 1);
  for (const char* command : {"showInGallery", "showOnMap", "exportSelection"})
    titleRow->addWidget(smallButton(command));
  layout->addLayout(titleRow);
  layout->addWidget(actions());
  layout->addWidget(hint_);
  auto* details = new QVBoxLayout(details_);
  details->setContentsMargins(0, 0, 0, 0);
  details->addWidget(bars_);
  auto* meanRow = new QHBoxLayout;
  mean_->setObjectName(QStringLiteral("selectionMean"));
  mean_->setFixedWidth(84);
  meanRow->addWidget(mean_);
  auto* meanWords = quietLabel(tr("Mean image of the selection"));
  meanWords->setWordWrap(true);
  meanRow->addWidget(meanWords, 1);
  details->addLayout(meanRow);
  layout->addWidget(details_);
  connect(&workspace.state(), &ViewStore::contentChanged, this, &SelectionPanel::follow);
  connect(&workspace.growth(), &SelectionGrowth::growing, this, [this](double fraction) {
    grow_->setEnabled(fraction >= 1);
    title_->setText(tr("Adding neighbours, %1%").arg(static_cast<int>(100 * fraction)));
    if (fraction >= 1) {
      shown_.reset();
      follow();
    }
  });
  follow();
}

QWidget* SelectionPanel::actions() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  for (const char* command : {"onlySelection", "invertSelection", "clearSelection"})
    layout->addWidget(smallButton(command));
  layout->addStretch(1);
  grow_ =
      iconButton(QStringLiteral("grow"), tr("Add the nearest neighbours of each selected image"));
  grow_->setObjectName(QStringLiteral("growSelection"));
  connect(grow_, &QToolButton::clicked, this, [this] {
    const auto active = workspace_.state().view().active;
    if (active) workspace_.growth().grow(*active, growBy_->value());
  });
  layout->addWidget(grow_);
  growBy_ = new QSpinBox;
  growBy_->setRange(1, 100);
  growBy_->setValue(5);
  const auto showUnit = [this](int count) {
    growBy_->setSuffix(count == 1 ? tr(" neighbour") : tr(" neighbours"));
  };
  connect(growBy_, &QSpinBox::valueChanged, this, showUnit);
  showUnit(growBy_->value());
  setPlainToolTip(growBy_, tr("Number of neighbours of each image to add"));
  layout->addWidget(growBy_);
  return row;
}

void SelectionPanel::follow() {
  const auto active = workspace_.state().view().active;
  if (!active) {
    details_->hide();
    return;
  }
  const SharedImageSet& selection = workspace_.state().viewOf(*active).selection;
  if (selection == shown_ && active == dataset_) return;
  shown_ = selection;
  dataset_ = active;
  const bool some = !selection->empty();
  hint_->setVisible(!some);
  details_->setVisible(some);
  title_->setText(some ? tr("Selection · %1").arg(imageCount(selection->count()))
                       : tr("Selection"));
  if (!some) return;
  const DatasetPtr source = workspace_.library().dataset(*active).data();
  bars_->setCounts(source.get(), classCounts(*source, selection->indices()));
  // The mean of all 70,000 images takes longer than a frame.
  meanTask_.start(
      [source, chosen = selection](const std::stop_token&) -> Result<QImage> {
        return toQImage(meanImage(*source, chosen->indices()), source->columns(), source->rows());
      },
      [this](const Result<QImage>& mean) {
        if (!mean) return workspace_.notices().report(mean.error());
        mean_->setImage(*mean);
      });
}

}  // namespace lookbook::ui
