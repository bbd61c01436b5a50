#include "ui/panels/inspect/placed_panel.h"

#include "core/base/text.h"
#include "ui/commands/conditions/why_not.h"
#include "ui/library/open_datasets.h"
#include "ui/look/palette.h"
#include "ui/look/shown_image.h"
#include "ui/maps/map_collection.h"
#include "ui/maps/placing.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/image_view.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/view_store.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace lookbook::ui {

namespace {

constexpr int kPictureSide = 84;
constexpr int kColumns = 5;

}  // namespace

PlacedPanel::PlacedPanel(ViewStore& state, OpenDatasets& library, MapCollection& maps,
                         Placing& placing, QWidget* parent)
    : QWidget(parent),
      state_(state),
      library_(library),
      maps_(maps),
      placing_(placing),
      title_(new ElidedLabel) {
  setObjectName(QStringLiteral("placedPanel"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, kGap);
  title_->setObjectName(QStringLiteral("placedTitle"));
  auto* close = iconButton(QStringLiteral("close"), {});
  setKeyedToolTip(close, "leave", tr("Take the new image off the map"));
  close->setObjectName(QStringLiteral("removePlaced"));
  connect(close, &QToolButton::clicked, this, [this] { placing_.remove(); });
  auto* head = new QHBoxLayout;
  head->addWidget(heading(tr("New image")));
  head->addWidget(title_, 1);
  head->addWidget(close);
  column->addLayout(head);

  picture_ = new ImageView(kPictureSide);
  picture_->setObjectName(QStringLiteral("placedPicture"));
  picture_->setFixedSize(kPictureSide, kPictureSide);
  vote_ = new NameLabel;
  vote_->setObjectName(QStringLiteral("placedVote"));
  QFont bold = vote_->font();
  bold.setWeight(QFont::DemiBold);
  vote_->setFont(bold);
  votes_ = plainLabel();
  votes_->setObjectName(QStringLiteral("placedVotes"));
  votes_->setWordWrap(true);
  note_ = quietLabel();
  note_->setObjectName(QStringLiteral("placedNote"));
  note_->setWordWrap(true);
  auto* words = new QVBoxLayout;
  words->addWidget(vote_);
  words->addWidget(votes_);
  words->addWidget(note_);
  words->addStretch(1);
  auto* row = new QHBoxLayout;
  row->addWidget(picture_, 0, Qt::AlignTop);
  row->addLayout(words, 1);
  column->addLayout(row);
  column->addWidget(heading(tr("Placed by these neighbours")));
  column->addWidget(neighborGrid());

  connect(&placing, &Placing::changed, this, &PlacedPanel::show);
  show();
}

QWidget* PlacedPanel::neighborGrid() {
  auto* panel = new QWidget;
  auto* grid = new QGridLayout(panel);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(4);
  for (std::size_t i = 0; i < kNeighbors; ++i) {
    auto* button = new ImageButton;
    button->setObjectName(QStringLiteral("placedNeighbor%1").arg(i));
    neighbors_[i] = button;
    const int at = static_cast<int>(i);
    grid->addWidget(button, at / kColumns, at % kColumns);
    connect(button, &ImageButton::clicked, this, [this, i] {
      const PlacedImage* placed = placing_.placed();
      if (!placed || i >= placed->neighbors.size()) return;
      state_.changeDataset(*placing_.dataset(),
                           [&](DatasetView& view) { view.current = placed->neighbors[i].image; });
    });
  }
  grid->setColumnStretch(kColumns, 1);
  return panel;
}

void PlacedPanel::show() {
  Placing& placing = placing_;
  const NewImage* image = placing.image();
  setVisible(image != nullptr);
  if (!image) return;
  title_->setText(shownName(image->title));
  setPlainToolTip(title_, image->title);
  picture_->setImage(image->picture);
  const PlacedImage* placed = placing.placed();
  QStringList notes;
  if (!image->note.isEmpty()) notes += image->note;
  if (placed) {
    const Dataset& source = *library_.dataset(*placing.dataset()).data();
    vote_->setName(shownName(source.className(placed->vote)), classColor(placed->vote));
    votes_->setText(
        translated(plural(placed->neighbors.size(), "%1 of %n neighbour is of this class",
                          "%1 of %n neighbours are of this class", placed->votes)));
    notes += tr("placed in %1 ms").arg(placed->milliseconds, 0, 'f', 0);
  } else {
    const QString obstacle = whyNotPlace(maps_, placing.dataset());
    votes_->setText(obstacle.isEmpty() ? tr("Placing …") : obstacle);
  }
  vote_->setVisible(placed != nullptr);
  note_->setText(notes.join(tr(", ")));
  showNeighbors();
}

void PlacedPanel::showNeighbors() {
  const PlacedImage* placed = placing_.placed();
  const Dataset& source = *library_.dataset(*placing_.dataset()).data();
  for (std::size_t i = 0; i < kNeighbors; ++i) {
    if (!placed || i >= placed->neighbors.size()) {
      neighbors_[i]->clear();
      continue;
    }
    const auto& [image, distance, share] = placed->neighbors[i];
    const int label = source.label(image);
    neighbors_[i]->setImage(
        shownImage(source, image), QString::number(distance, 'f', 2), classColor(label),
        tr("%1, %2, pixel distance %3, %4% of the attraction")
            .arg(shownName(source.className(label)),
                 QString::fromStdString(source.describeIndex(image)),
                 QString::number(distance, 'f', 3), QString::number(100 * share, 'f', 0)));
  }
}

}  // namespace lookbook::ui
