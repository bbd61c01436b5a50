#include "ui/panels/parts/class_legend.h"

#include "ui/keys/widget_keys.h"
#include "ui/library/class_model.h"
#include "ui/library/class_order.h"
#include "ui/library/open_datasets.h"
#include "ui/look/numbers.h"
#include "ui/panels/menus/class_menu.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace lookbook::ui {

namespace {

constexpr int kRowHeight = 24;
constexpr int kLegendSwatch = 12;
constexpr int kMargin = 8;

class LegendDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    const bool shown = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    const bool one = index.data(Qt::DecorationRole).isValid();  // not the row of all
    const auto color = index.data(Qt::DecorationRole).value<QColor>();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus)) {
      QColor wash = option.palette.color(QPalette::Text);
      wash.setAlphaF(0.07F);
      painter->fillRect(option.rect, wash);
    }
    const QRectF swatch(option.rect.left() + kMargin,
                        option.rect.center().y() - kLegendSwatch / 2.0 + 0.5, kLegendSwatch,
                        kLegendSwatch);
    if (one) {
      painter->setPen(QPen(color, 1.5));
      painter->setBrush(shown ? QBrush(color) : QBrush(Qt::NoBrush));
      painter->drawRoundedRect(swatch.adjusted(0.75, 0.75, -0.75, -0.75), 3, 3);
    }

    const QString count = grouped(index.data(ClassModel::countRole).toULongLong());
    const auto quiet = option.palette.color(QPalette::PlaceholderText);
    const QRect text = option.rect.adjusted(2 * kMargin + kLegendSwatch, 0, -kMargin, 0);
    const int countWidth = option.fontMetrics.horizontalAdvance(count) + kMargin;
    painter->setPen(quiet);
    painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, count);
    painter->setPen(shown ? option.palette.color(QPalette::Text) : quiet);
    const QString name = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight,
                                                       text.width() - countWidth);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter, name);
    painter->restore();
  }

  /// The legend handles clicks itself. The base class would toggle the box a second time.
  bool editorEvent(QEvent*, QAbstractItemModel*, const QStyleOptionViewItem&,
                   const QModelIndex&) override {
    return false;
  }

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const int width = option.fontMetrics.horizontalAdvance(index.data().toString()) +
                      option.fontMetrics.horizontalAdvance(QStringLiteral("70,000")) +
                      kLegendSwatch + 5 * kMargin;
    return {width, kRowHeight};
  }
};

}  // namespace

ClassLegend::ClassLegend(ViewStore& state, OpenDatasets& library, QWidget* parent)
    : QListView(parent),
      state_(state),
      library_(library),
      classes_(new ClassModel(state, library, this)),
      order_(new ClassOrder(*classes_, this)) {
  setModel(order_);
  setItemDelegate(new LegendDelegate(this));
  setUniformItemSizes(true);
  setMouseTracking(true);
  setFrameShape(QFrame::NoFrame);
  setSelectionMode(QAbstractItemView::NoSelection);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setAccessibleName(tr("Classes"));
}

void ClassLegend::setFlowing() {
  setFlow(QListView::LeftToRight);
  setWrapping(true);
  setResizeMode(QListView::Adjust);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  fitRows();
}

void ClassLegend::setDataset(std::optional<DatasetId> dataset) {
  dataset_ = dataset;
  classes_->setDataset(dataset);
  updateGeometry();
  fitRows();
}

void ClassLegend::search(const QString& text) {
  order_->search(text);
}

void ClassLegend::sortByCount(bool byCount) {
  order_->sortByCount(byCount);
}

void ClassLegend::fitRows() {
  if (!isWrapping()) return;
  constexpr int kMostRows = 5;
  const int width = std::max(1, sizeHintForColumn(0));
  setGridSize(QSize(width, kRowHeight));
  const int columns = std::max(1, (this->width() - 2) / width);
  const int rows = (classes_->rowCount() + columns - 1) / columns;
  setFixedHeight(std::clamp(rows, 1, kMostRows) * kRowHeight + 2);
}

void ClassLegend::resizeEvent(QResizeEvent* event) {
  fitRows();
  QListView::resizeEvent(event);
}

QSize ClassLegend::sizeHint() const {
  return {std::max(170, sizeHintForColumn(0)), classes_->rowCount() * kRowHeight + 2};
}

QSize ClassLegend::minimumSizeHint() const {
  return {140, std::min(classes_->rowCount(), 4) * kRowHeight + 2};
}

void ClassLegend::toggle(const QModelIndex& index) {
  const bool shown = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
  order_->setData(index, shown ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

bool ClassLegend::isBox(const QModelIndex& index, const QPoint& place) const {
  return place.x() < visualRect(index).left() + kMargin + kLegendSwatch + kMargin / 2;
}

void ClassLegend::mouseReleaseEvent(QMouseEvent* event) {
  QListView::mouseReleaseEvent(event);
  if (std::exchange(doubleClicked_, false)) return;
  const QModelIndex index = indexAt(event->pos());
  if (!index.isValid() || event->button() != Qt::LeftButton) return;
  isBox(index, event->pos()) ? toggle(index) : classes_->isolate(order_->mapToSource(index));
}

void ClassLegend::mouseDoubleClickEvent(QMouseEvent* event) {
  const QModelIndex index = indexAt(event->pos());
  // On a name, the second click would show all classes again.
  doubleClicked_ = index.isValid() && !isBox(index, event->pos());
}

void ClassLegend::contextMenuEvent(QContextMenuEvent* event) {
  const bool byKey = event->reason() != QContextMenuEvent::Mouse;
  const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
  if (!dataset_ || !index.isValid()) return;
  const QModelIndex row = order_->mapToSource(index);
  showClassMenu(*this, state_, library_, *dataset_,
                classes_->isAll(row) ? std::nullopt : std::optional(row.row()),
                byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void ClassLegend::keyPressEvent(QKeyEvent* event) {
  const auto act = currentIndex().isValid() ? actOf(Scope::legend, *event) : std::nullopt;
  if (act == KeyAct::press)
    toggle(currentIndex());
  else if (act == KeyAct::isolate)
    classes_->isolate(order_->mapToSource(currentIndex()));
  else
    QListView::keyPressEvent(event);
}

}  // namespace lookbook::ui
