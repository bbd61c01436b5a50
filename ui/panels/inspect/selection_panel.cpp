#include "ui/panels/inspect/selection_panel.h"

#include "core/base/text.h"
#include "core/data/image_statistics.h"
#include "ui/look/numbers.h"
#include "ui/look/palette.h"
#include "ui/look/shown_image.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/menus/context_menu.h"
#include "ui/panels/menus/image_menu.h"
#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/image_view.h"
#include "ui/panels/parts/image_wall.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <numeric>

namespace lookbook::ui {

namespace {

/// A button of a command, narrow enough that a row of them fits into the inspector.
QToolButton* smallButton(const char* command) {
  auto* button = commandButton(command);
  button->setFixedSize(30, 28);
  return button;
}

}  // namespace

/// The classes of the selected images as bars, the most frequent first.
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
      hint_(
          quietLabel(tr("Nothing is selected. Ctrl+click images, drag over the gallery, or use the "
                        "rectangle or the lasso on the map."))),
      wall_(new ImageWall(workspace.state(), workspace.library(), ImageWall::Look::small)),
      mean_(new ImageView(84)),
      bars_(new ClassBars) {
  details_ = details();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  hint_->setWordWrap(true);
  layout->addWidget(titleRow());
  layout->addWidget(hint_);
  constexpr int kLeastRows = 3;
  wall_->setObjectName(QStringLiteral("selectionWall"));
  wall_->setAccessibleName(tr("Selected images"));
  wall_->setLeastRows(kLeastRows);
  constexpr int kAllRoom = 100;
  layout->addWidget(wall_, kAllRoom);
  layout->addWidget(actions());
  layout->addWidget(growing());
  layout->addWidget(details_);
  layout->addStretch(1);
  connect(wall_, &ImageWall::opened, this, [this] { runCommand(*this, "showSelection"); });
  connect(wall_, &ImageWall::menuRequested, this, [this](ImageIndex image, QPoint place) {
    showImageMenu(*wall_, workspace_, {*dataset_, image}, place);
  });
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

QWidget* SelectionPanel::titleRow() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  title_->setObjectName(QStringLiteral("selectionTitle"));
  title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  layout->addWidget(title_, 1);
  auto* open = new QPushButton(tr("Open as page"));
  open->setObjectName(QStringLiteral("showSelection"));
  open->setFocusPolicy(Qt::TabFocus);  // after a click, the canvas keeps the focus
  setCommand(open, "showSelection");
  layout->addWidget(open);
  return row;
}

QWidget* SelectionPanel::actions() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  for (const char* command : {"onlySelection", "showInGallery", "showOnMap", "exportSelection",
                              "invertSelection", "clearSelection"})
    layout->addWidget(smallButton(command));
  layout->addStretch(1);
  return row;
}

QWidget* SelectionPanel::growing() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  grow_ = new QPushButton(tr("Add"));
  grow_->setObjectName(QStringLiteral("growSelection"));
  grow_->setFocusPolicy(Qt::TabFocus);
  setPlainToolTip(grow_, tr("Add the nearest neighbours of each selected image"));
  connect(grow_, &QPushButton::clicked, this, [this] {
    const auto active = workspace_.state().view().active;
    if (active) workspace_.growth().grow(*active, growBy_->value());
  });
  layout->addWidget(grow_);
  growBy_ = new QSpinBox;
  asWindowField(growBy_);
  growBy_->setRange(1, 100);
  growBy_->setValue(5);
  const auto showUnit = [this](int count) {
    growBy_->setSuffix(count == 1 ? tr(" neighbour") : tr(" neighbours"));
  };
  connect(growBy_, &QSpinBox::valueChanged, this, showUnit);
  showUnit(growBy_->value());
  setPlainToolTip(growBy_, tr("Number of neighbours of each image to add"));
  layout->addWidget(growBy_, 1);
  return row;
}

QWidget* SelectionPanel::details() {
  auto* whole = new QWidget;
  auto* layout = new QVBoxLayout(whole);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(bars_);
  auto* meanRow = new QHBoxLayout;
  mean_->setObjectName(QStringLiteral("selectionMean"));
  mean_->setFixedWidth(84);
  meanRow->addWidget(mean_);
  auto* meanWords = quietLabel(tr("Mean image of the selection"));
  meanWords->setWordWrap(true);
  meanRow->addWidget(meanWords, 1);
  layout->addLayout(meanRow);
  return whole;
}

/// Shows the images class by class, like the gallery. Images in view stay in view.
void SelectionPanel::showWall() {
  const OpenDataset& open = workspace_.library().dataset(*dataset_);
  std::vector<ImageIndex> images = shown_->indices();
  std::ranges::stable_sort(images, {}, [&](ImageIndex image) { return open.data()->label(image); });
  const int scrolled = wall_->verticalScrollBar()->value();
  wall_->setImages(*dataset_, std::move(images), 0, {});
  wall_->verticalScrollBar()->setValue(scrolled);
}

void SelectionPanel::follow() {
  const auto active = workspace_.state().view().active;
  if (!active) {
    for (QWidget* part : {static_cast<QWidget*>(wall_), details_}) part->hide();
    grow_->setEnabled(false);
    return;
  }
  const SharedImageSet& selection = workspace_.state().viewOf(*active).selection;
  if (selection == shown_ && active == dataset_) return;
  shown_ = selection;
  dataset_ = active;
  const bool some = !selection->empty();
  hint_->setVisible(!some);
  wall_->setVisible(some);
  details_->setVisible(some);
  grow_->setEnabled(some);
  showWall();
  title_->setText(some ? tr("Selection · %1").arg(grouped(selection->count())) : tr("Selection"));
  if (!some) return;
  const DatasetPtr source = workspace_.library().dataset(*active).data();
  bars_->setCounts(source.get(), classCounts(*source, selection->indices()));
  // The mean of all 70,000 images takes longer than a frame.
  meanTask_.start(
      [source, chosen = selection](const std::stop_token&) -> Result<QImage> {
        return shownImage(*source, meanImage(*source, chosen->indices()));
      },
      [this](const Result<QImage>& mean) {
        if (!mean) return workspace_.notices().report(mean.error());
        mean_->setImage(*mean);
      });
}

}  // namespace lookbook::ui
