#include "ui/panels/save/export_list.h"

#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace lookbook::ui {

namespace {

constexpr int kHelpRole = Qt::UserRole;
constexpr int kFewestRows = 4;  // visible rows; the others scroll

/// The height of a row with two lines.
int rowHeight(const QFontMetrics& letters) {
  return 2 * letters.lineSpacing() + kGap;
}

/// Paints the title and, below it, the description in quiet colour.
class TwoLines : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                               const QModelIndex&) const override {
    return {100, rowHeight(option.fontMetrics)};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    painter->save();
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    QColor wash = option.palette.color(chosen ? QPalette::Highlight : QPalette::Text);
    wash.setAlphaF(chosen ? 0.16F : option.state.testFlag(QStyle::State_MouseOver) ? 0.07F : 0.0F);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(wash);
    const bool focused = chosen && option.state.testFlag(QStyle::State_HasFocus);
    painter->setPen(focused ? QPen(option.palette.color(QPalette::Highlight)) : QPen(Qt::NoPen));
    painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QRect inner = option.rect.adjusted(kGap, 3, -kGap, -3);
    const auto draw = [&](const QRect& line, const QVariant& text, QPalette::ColorRole role) {
      painter->setPen(option.palette.color(enabled ? role : QPalette::PlaceholderText));
      painter->drawText(
          line, Qt::AlignLeft | Qt::AlignVCenter,
          option.fontMetrics.elidedText(text.toString(), Qt::ElideRight, line.width()));
    };
    draw(inner.adjusted(0, 0, 0, -inner.height() / 2), index.data(), QPalette::Text);
    draw(inner.adjusted(0, inner.height() / 2, 0, 0), index.data(kHelpRole),
         QPalette::PlaceholderText);
    painter->restore();
  }
};

}  // namespace

ExportList::ExportList(QWidget* parent) : QListWidget(parent) {
  setItemDelegate(new TwoLines(this));
  setMouseTracking(true);
  setUniformItemSizes(true);
  setAccessibleName(tr("Format"));
  for (const ExportFormat& format : exportFormats()) {
    auto* item = new QListWidgetItem(translated(format.title), this);
    item->setData(kHelpRole, translated(format.help));
  }
  setMinimumHeight(kFewestRows * rowHeight(fontMetrics()) + 2 * frameWidth());
  setCurrentRow(0);
}

const ExportFormat* ExportList::format() const {
  const QListWidgetItem* item = currentItem();
  if (!item || !item->flags().testFlag(Qt::ItemIsEnabled)) return nullptr;
  return &exportFormats()[static_cast<std::size_t>(currentRow())];
}

void ExportList::setFormat(const QString& name) {
  for (int row = 0; row < count(); ++row)
    if (name == QLatin1String(exportFormats()[static_cast<std::size_t>(row)].name))
      setCurrentRow(row);
}

void ExportList::setObstacles(const QStringList& obstacles) {
  for (int row = 0; row < count(); ++row) {
    const QString& obstacle = obstacles[row];
    const Label help = exportFormats()[static_cast<std::size_t>(row)].help;
    QListWidgetItem* item = this->item(row);
    item->setFlags(obstacle.isEmpty() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                      : Qt::ItemFlags(Qt::NoItemFlags));
    item->setData(kHelpRole, obstacle.isEmpty() ? translated(help) : obstacle);
    item->setToolTip(toolTipText(item->data(kHelpRole).toString()));
  }
}

}  // namespace lookbook::ui
