#include "ui/panels/inspect/inspector.h"

#include "core/neighbors/image_neighbors.h"
#include "ui/look/palette.h"
#include "ui/look/shown_image.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/inspect/placed_panel.h"
#include "ui/panels/inspect/selection_panel.h"
#include "ui/panels/menus/image_menu.h"
#include "ui/panels/parts/image_view.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace lookbook::ui {

namespace {

constexpr int kImageSide = 196;
constexpr int kPanelWidth = 268;
constexpr int kNeighborColumns = 5;

}  // namespace

Inspector::Inspector(Workspace& workspace, QWidget* parent)
    : QScrollArea(parent), workspace_(workspace), selection_(new SelectionPanel(workspace)) {
  asPanel(this);
  setFrameShape(QFrame::NoFrame);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* content = new QWidget;
  auto* layout = panelLayout(content);
  layout->addWidget(new PlacedPanel(workspace.state(), workspace.library(), workspace.maps(),
                                    workspace.placing()));
  layout->addWidget(imageSection());
  layout->addWidget(neighborSection());
  layout->addSpacing(kGap);
  layout->addWidget(selection_, 1);
  setWidget(content);
  setMinimumWidth(kPanelWidth);

  connect(&workspace.state(), &ViewStore::hoverChanged, this, [this](DatasetId dataset) {
    hoveredDataset_ = dataset;
    follow();
  });
  connect(&workspace.state(), &ViewStore::contentChanged, this, &Inspector::follow);
  connect(&workspace.library(), &OpenDatasets::opened, this, &Inspector::follow);
  showSubject();
}

QWidget* Inspector::imageSection() {
  auto* section = new QWidget;
  auto* layout = new QVBoxLayout(section);
  layout->setContentsMargins(0, 0, 0, 0);
  image_ = new ImageView(kImageSide);
  image_->setObjectName(QStringLiteral("inspectorImage"));
  offerImageMenu(*image_, workspace_, [this] { return shown_; });
  className_ = new NameLabel;
  className_->setObjectName(QStringLiteral("inspectorClass"));
  QFont large = className_->font();
  large.setPointSizeF(large.pointSizeF() + 2);
  large.setWeight(QFont::DemiBold);
  className_->setFont(large);
  index_ = quietLabel();
  index_->setObjectName(QStringLiteral("inspectorIndex"));
  index_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  hint_ = quietLabel(tr("Point at an image to see it; click it to keep it here."));
  hint_->setWordWrap(true);
  copy_ = commandButton("copyImage");
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addWidget(className_);
  words->addWidget(index_);
  auto* row = new QHBoxLayout;
  row->addLayout(words, 1);
  row->addWidget(copy_, 0, Qt::AlignTop);
  layout->addWidget(image_);
  layout->addLayout(row);
  layout->addWidget(hint_);
  return section;
}

QWidget* Inspector::neighborSection() {
  auto* section = new QWidget;
  auto* layout = new QVBoxLayout(section);
  layout->setContentsMargins(0, 0, 0, 0);
  neighborsHeading_ = heading(tr("Most similar, by pixel distance"));
  neighborsHeading_->setWordWrap(true);
  setPlainToolTip(neighborsHeading_,
                  tr("The nearest images in pixel space. Below each: its distance, the square root "
                     "of the sum of squared differences of all pixels' grey values from 0 to 1."));
  layout->addWidget(neighborsHeading_);
  auto* grid = new QGridLayout;
  grid->setSpacing(4);
  for (int i = 0; i < kNeighbors; ++i) {
    auto* button = new ImageButton;
    const auto slot = static_cast<std::size_t>(i);
    button->setObjectName(QStringLiteral("neighbor%1").arg(i));
    neighbors_[slot] = button;
    grid->addWidget(button, i / kNeighborColumns, i % kNeighborColumns);
    offerImageMenu(*button, workspace_, [this, slot]() -> std::optional<MenuSubject> {
      if (!shown_ || !neighborImages_[slot]) return {};
      return MenuSubject(shown_->first, *neighborImages_[slot]);
    });
    connect(button, &ImageButton::clicked, this, [this, slot] {
      if (!shown_ || !neighborImages_[slot]) return;
      const ImageIndex image = *neighborImages_[slot];
      workspace_.state().setHovered(shown_->first, {});
      workspace_.state().changeDataset(shown_->first,
                                       [&](DatasetView& view) { view.current = image; });
    });
  }
  grid->setColumnStretch(kNeighborColumns, 1);
  layout->addLayout(grid);
  return section;
}

std::optional<Inspector::Subject> Inspector::subject() const {
  if (hoveredDataset_ && workspace_.state().hovered(*hoveredDataset_))
    return Subject{*hoveredDataset_, *workspace_.state().hovered(*hoveredDataset_)};
  // The data set of the image under the pointer, otherwise the active one: a comparison shows two.
  const ViewState& view = workspace_.state().view();
  for (const auto dataset : {showsCompared(view) ? hoveredDataset_ : std::nullopt, view.active}) {
    if (!dataset) continue;
    const auto& current = workspace_.state().viewOf(*dataset).current;
    if (current) return Subject{*dataset, *current};
  }
  return {};
}

void Inspector::follow() {
  const auto next = subject();
  if (next == shown_) return;
  shown_ = next;
  showSubject();
}

void Inspector::showSubject() {
  const bool some = shown_.has_value();
  className_->setVisible(some);
  index_->setVisible(some);
  copy_->setVisible(some);
  hint_->setVisible(!some);
  neighborsHeading_->setVisible(some);
  if (!some) {
    image_->setImage({});
    neighborTask_.cancel();
    for (auto* button : neighbors_) button->clear();
    return;
  }
  const Dataset& source = *workspace_.library().dataset(shown_->first).data();
  const ImageIndex image = shown_->second;
  image_->setImage(shownImage(source, image));
  const int label = source.label(image);
  className_->setName(shownName(source.className(label)), classColor(label));
  QString words = QString::fromStdString(source.describeIndex(image));
  if (workspace_.library().countOpen() > 1)
    words = tr("%1, %2").arg(shownName(source.title()), words);
  index_->setText(words);
  findNeighbors();
}

void Inspector::findNeighbors() {
  const auto subjectNow = *shown_;
  const DatasetPtr source = workspace_.library().dataset(subjectNow.first).data();
  neighborTask_.start(
      [source, image = subjectNow.second](const std::stop_token& stop) {
        return nearestImages(*source, image, kNeighbors, stop);
      },
      [this, source](const Result<std::vector<ImageNeighbor>>& found) {
        if (!found) return workspace_.notices().report(found.error());
        for (std::size_t i = 0; i < neighbors_.size(); ++i) {
          if (i >= found->size()) {
            neighbors_[i]->clear();
            neighborImages_[i].reset();
            continue;
          }
          const auto [image, distance] = (*found)[i];
          const int label = source->label(image);
          neighborImages_[i] = image;
          neighbors_[i]->setImage(shownImage(*source, image), QString::number(distance, 'f', 2),
                                  classColor(label),
                                  tr("%1, %2, pixel distance %3")
                                      .arg(shownName(source->className(label)),
                                           QString::fromStdString(source->describeIndex(image)),
                                           QString::number(distance, 'f', 3)));
        }
      });
}

void Inspector::copyImage() {
  if (!image_->image().isNull()) QApplication::clipboard()->setImage(image_->image());
}

}  // namespace lookbook::ui
