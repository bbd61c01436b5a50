#include "ui/panels/map/pairs_panel.h"

#include "ui/look/palette.h"
#include "ui/look/shown_image.h"
#include "ui/maps/distorted_pairs_model.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/image_view.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/workspace.h"

#include <QButtonGroup>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr int kPairSide = 56;  // side of an image: twice 28 pixels
constexpr int kPairRow = kPairSide + kGap;

/// Paints both images, and beside them their classes and the distortion.
class PairDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {2 * kPairSide + 3 * kGap, kPairRow};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    const auto& model = static_cast<const DistortedPairsModel&>(*index.model());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, option);
    const auto [first, second] = model.images(index);
    QRect place(option.rect.left() + kGap / 2, option.rect.top() + kGap / 2, kPairSide, kPairSide);
    const QRect words(place.left() + 2 * (kPairSide + kGap), place.top(),
                      option.rect.right() - kGap / 2 - place.left() - 2 * (kPairSide + kGap),
                      kPairSide);
    const int line = kPairSide / 3;
    int top = words.top();
    for (const ImageIndex image : {first, second}) {
      const QImage pixels = shownImage(*model.dataset(), image);
      painter->drawImage(crispRect(pixels.size(), place, painter->device()->devicePixelRatioF()),
                         pixels);
      place.translate(kPairSide + kGap / 2, 0);
      paintClass(*painter, option, QRect(words.left(), top, words.width(), line), *model.dataset(),
                 model.dataset()->label(image));
      top += line;
    }
    painter->setPen(option.palette.color(QPalette::PlaceholderText));
    painter->drawText(
        QRect(words.left(), top, words.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
        PairsPanel::tr("distortion %1")
            .arg(index.data(DistortedPairsModel::distortionRole).toFloat(), 0, 'f', 2));
    painter->restore();
  }

 private:
  static void paintGround(QPainter& painter, const QStyleOptionViewItem& option) {
    const bool chosen = (option.state & QStyle::State_Selected) != 0;
    const bool under = (option.state & QStyle::State_MouseOver) != 0;
    if (!chosen && !under) return;
    QColor ground = option.palette.color(chosen ? QPalette::Highlight : QPalette::Text);
    ground.setAlphaF(chosen ? 0.16F : 0.07F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 4, 4);
  }

  static void paintClass(QPainter& painter, const QStyleOptionViewItem& option, const QRect& line,
                         const Dataset& dataset, int label) {
    constexpr int kSwatch = 10;
    painter.fillRect(QRect(line.left(), line.center().y() - kSwatch / 2 + 1, kSwatch, kSwatch),
                     classColor(label));
    const QRect name = line.adjusted(kSwatch + kGap - 2, 0, 0, 0);
    painter.setPen(option.palette.color(QPalette::Text));
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     option.fontMetrics.elidedText(shownName(dataset.className(label)),
                                                   Qt::ElideRight, name.width()));
  }
};

bool has(const std::vector<PairDistortion>& pairs, PairKind kind) {
  return std::ranges::any_of(pairs, [kind](const PairDistortion& p) { return p.kind == kind; });
}

QString explain(PairKind kind) {
  switch (kind) {
    case PairKind::similar:
      return PairsPanel::tr("Neighbours in the input that the map places farthest apart.");
    case PairKind::dissimilar:
      return PairsPanel::tr(
          "Images that are not neighbours in the input, but that the map places close together.");
    case PairKind::measured:
      break;
  }
  return PairsPanel::tr("Pairs whose distance in the map differs most from that in the input.");
}

QString explainNone(const MapItem* item) {
  if (!item || !infoOf(item->options().method).listsPairs)
    return PairsPanel::tr(
        "A map computed by MDE lists the pairs of images that it distorts most. Select MDE as the "
        "method and press Run.");
  return item->job->active()
             ? PairsPanel::tr("The pairs are listed when the run has finished.")
             : PairsPanel::tr("This map was saved without its pairs. Run it again to list them.");
}

}  // namespace

PairsPanel::PairsPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      pairs_(new DistortedPairsModel(this)),
      kinds_(segments({tr("Too far apart"), tr("Too close")}, &kindButtons_)),
      words_(quietLabel()),
      rows_(new QListView) {
  auto* layout = panelLayout(this);
  layout->addWidget(heading(tr("Most distorted pairs")));
  kinds_->setObjectName(QStringLiteral("pairKinds"));
  layout->addWidget(kinds_);
  words_->setObjectName(QStringLiteral("pairWords"));
  words_->setWordWrap(true);
  layout->addWidget(words_);
  rows_->setObjectName(QStringLiteral("distortedPairs"));
  rows_->setAccessibleName(tr("Most distorted pairs"));
  rows_->setModel(pairs_);
  rows_->setItemDelegate(new PairDelegate(rows_));
  rows_->setUniformItemSizes(true);
  rows_->setMouseTracking(true);
  rows_->setFrameShape(QFrame::NoFrame);
  rows_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  rows_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  layout->addWidget(rows_, 1);

  connect(kindButtons_, &QButtonGroup::idClicked, this, [this](int id) {
    kind_ = id == 0 ? PairKind::similar : PairKind::dissimilar;
    list();
  });
  connect(rows_, &QListView::clicked, this, &PairsPanel::choose);
  connect(rows_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          [this](const QItemSelection& selected) {
            if (!selected.isEmpty()) choose(selected.indexes().front());
          });
  connect(&workspace.state(), &ViewStore::contentChanged, this, &PairsPanel::follow);
  connect(&workspace.maps(), &MapCollection::mapsChanged, this, &PairsPanel::follow);
  list();
}

void PairsPanel::follow() {
  const auto dataset = workspace_.state().view().active;
  const MapItem* item = dataset ? workspace_.maps().shownMap(*dataset) : nullptr;
  const std::vector<PairDistortion> pairs =
      item ? item->record().mostDistorted : std::vector<PairDistortion>();
  const bool pending = item && infoOf(item->options().method).listsPairs && item->job->active();
  if (pairs != listed_ || dataset != dataset_ || pending != pending_) {
    listed_ = pairs;
    dataset_ = dataset;
    pending_ = pending;
    list();
  }
  const auto marked = rows_->selectionModel()->selectedIndexes();
  if (!marked.isEmpty() && !isChosen(marked.front())) rows_->clearSelection();
}

void PairsPanel::list() {
  const bool some = !listed_.empty();
  const bool bothKinds =
      some && has(listed_, PairKind::similar) && has(listed_, PairKind::dissimilar);
  PairKind kind = kind_;
  if (some && !bothKinds) kind = listed_.front().kind;
  kinds_->setVisible(bothKinds);
  rows_->setVisible(some);
  const MapItem* item = dataset_ ? workspace_.maps().shownMap(*dataset_) : nullptr;
  words_->setText(some ? explain(kind) : explainNone(item));
  pairs_->setPairs(some ? workspace_.library().dataset(*dataset_).data() : nullptr,
                   some ? item : nullptr, kind);
}

bool PairsPanel::isChosen(const QModelIndex& index) const {
  const auto [first, second] = pairs_->images(index);
  const ImageSet& chosen = *workspace_.state().viewOf(*dataset_).selection;
  return chosen.count() == 2 && chosen.contains(first) && chosen.contains(second);
}

void PairsPanel::choose(const QModelIndex& index) {
  if (!index.isValid()) return;
  const auto [first, second] = pairs_->images(index);
  workspace_.state().asOneStep([&, image = first, other = second] {
    workspace_.state().selectRegion(*dataset_, {image, other}, SelectionChange::replace);
    workspace_.state().changeDataset(*dataset_, [&](DatasetView& view) { view.current = image; });
  });
}

}  // namespace lookbook::ui
