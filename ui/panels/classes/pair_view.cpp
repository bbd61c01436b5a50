#include "ui/panels/classes/pair_view.h"

#include "core/base/text.h"
#include "ui/keys/widget_keys.h"
#include "ui/look/class_palette.h"
#include "ui/look/shown_image.h"
#include "ui/panels/menus/class_menu.h"
#include "ui/panels/menus/image_menu.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/image_view.h"
#include "ui/panels/parts/image_wall.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace lookbook::ui {

namespace {

/// The mean image of a class, three times as large, with the pixel marked.
QImage meanOf(const Dataset& dataset, const ClassMoments& moments, int label,
              std::optional<std::size_t> pixel) {
  constexpr int kTimes = 3;
  std::vector<std::uint8_t> grey;
  for (const float value : moments.means.row(label))
    grey.push_back(static_cast<std::uint8_t>(value + 0.5F));
  const QImage mean = shownImage(dataset, grey);
  QImage large = mean.scaled(kTimes * mean.size()).convertToFormat(QImage::Format_RGB32);
  if (pixel) {
    QPainter painter(&large);
    markPixel(painter, QRectF(large.rect()), dataset.columns(), dataset.rows(), *pixel,
              verdictColor(true).lighter(130));
  }
  return large;
}

}  // namespace

PairView::PairView(Workspace& workspace, QWidget* parent) : QWidget(parent), workspace_(workspace) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  layout->addWidget(header());
  auto* halves = new QHBoxLayout;
  halves->setSpacing(kGap);
  for (int side = 0; side < 2; ++side) halves->addWidget(makeSide(side), 1);
  for (std::size_t side = 0; side < sides_.size(); ++side) offerMenus(side);
  layout->addLayout(halves, 1);
}

bool PairView::event(QEvent* event) {
  // Alt+Left closes the pair before the window's command of the same keys goes back.
  if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
    if (actOf(Scope::pairPage, *static_cast<QKeyEvent*>(event)) == KeyAct::back) {
      if (event->type() == QEvent::KeyPress) Q_EMIT closed();
      event->accept();
      return true;
    }
  }
  return QWidget::event(event);
}

QWidget* PairView::header() {
  auto* bar = new QWidget;
  auto* layout = new QVBoxLayout(bar);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  auto* row = new QHBoxLayout;
  auto* back = iconButton(QStringLiteral("back"), tr("Back to all pairs (Alt+Left)"));
  back->setObjectName(QStringLiteral("closePair"));
  connect(back, &QToolButton::clicked, this, &PairView::closed);
  row->addWidget(back);
  title_ = new NameLabel;
  title_->setObjectName(QStringLiteral("pairTitle"));
  QFont bold = title_->font();
  bold.setWeight(QFont::DemiBold);
  title_->setFont(bold);
  row->addWidget(title_, 1);
  choose_ = new QToolButton;
  choose_->setObjectName(QStringLiteral("chooseWrong"));
  choose_->setProperty("role", QStringLiteral("toggle"));
  connect(choose_, &QToolButton::clicked, this, &PairView::chooseWrong);
  row->addWidget(choose_);
  layout->addLayout(row);
  sentence_ = quietLabel();
  sentence_->setObjectName(QStringLiteral("pairSentence"));
  sentence_->setWordWrap(true);
  layout->addWidget(sentence_);
  return bar;
}

QWidget* PairView::makeSide(int side) {
  Side& s = sides_[static_cast<std::size_t>(side)];
  s.whole = new QWidget;
  auto* layout = new QVBoxLayout(s.whole);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  constexpr int kMean = 84;
  s.mean = new ImageView(kMean);
  setPlainToolTip(s.mean, tr("The mean of the class's images"));
  s.title = new NameLabel;
  s.title->setObjectName(side == 0 ? QStringLiteral("firstClass") : QStringLiteral("secondClass"));
  s.title->setAlignment(Qt::AlignHCenter);
  s.words = quietLabel();
  s.words->setAlignment(Qt::AlignHCenter);
  s.words->setWordWrap(true);
  s.wall = new ImageWall(workspace_.state(), workspace_.library());
  s.wall->setObjectName(side == 0 ? QStringLiteral("firstImages") : QStringLiteral("secondImages"));
  layout->addWidget(s.mean);
  layout->addWidget(s.title);
  layout->addWidget(s.words);
  layout->addWidget(s.wall, 1);
  return s.whole;
}

void PairView::offerMenus(std::size_t side) {
  const Side& s = sides_[side];
  connect(s.wall, &ImageWall::menuRequested, this, [this, &s](ImageIndex image, QPoint place) {
    showImageMenu(*s.wall, workspace_, {*dataset_, image}, place);
  });
  s.title->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(s.title, &QWidget::customContextMenuRequested, this, [this, &s, side](QPoint place) {
    showClassMenu(*s.title, workspace_.state(), workspace_.library(), *dataset_,
                  pair_.columns[side].label, s.title->mapToGlobal(place));
  });
}

void PairView::setPair(DatasetId dataset, PairImages pair, const ClassMoments& means) {
  dataset_ = dataset;
  pair_ = std::move(pair);
  const Dataset& source = *workspace_.library().dataset(dataset).data();
  title_->setName(pair_.title);
  sentence_->setText(pair_.sentence);
  for (std::size_t side = 0; side < sides_.size(); ++side) {
    const Side& s = sides_[side];
    s.whole->setVisible(side < pair_.columns.size());
    if (side >= pair_.columns.size()) continue;
    const PairImages::Column& column = pair_.columns[side];
    s.mean->setImage(meanOf(source, means, column.label, pair_.pixel));
    s.title->setName(shownName(source.className(column.label)), classColor(column.label));
    s.words->setText(column.words);
    s.wall->setImages(dataset, column.images, column.wrong, pair_.pixel);
  }
  const std::size_t wrong = pair_.allWrong().size();
  choose_->setText(
      translated(plural(wrong, "Select the %n wrong image", "Select the %n wrong images")));
  choose_->setEnabled(wrong > 0);
  setPlainToolTip(
      choose_,
      wrong > 0
          ? translated(plural(wrong, "Select the %n image marked ✕, in every view of this data set",
                              "Select the %n images marked ✕, in every view of this data set"))
          : tr("No image of this pair is predicted as the other class"));
  sides_[0].wall->setFocus();
}

void PairView::chooseWrong() {
  workspace_.state().asOneStep([this] {
    workspace_.state().change([this](ViewState& view) { view.active = dataset_; });
    workspace_.state().select(
        *dataset_,
        ImageSet(workspace_.library().dataset(*dataset_).data()->size(), pair_.allWrong()));
  });
}

}  // namespace lookbook::ui
