#include "ui/panels/save/figure_form.h"

#include "ui/look/numbers.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/parts/option_editor.h"
#include "ui/text/translated.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSignalBlocker>

#include <cmath>

namespace lookbook::ui {

namespace {

constexpr int kSideWidth = 78;
constexpr int kPixels = 0;
constexpr int kMillimetres = 1;
constexpr double kMillimetresPerUnit = 25.4 / kUnitsPerInch;
constexpr double kSmallestFigure = 100;  // 1/96 inch
constexpr double kLargestFigure = 16'384;

QString keyOf(const QString& name) {
  return QStringLiteral("figure/%1").arg(name);
}

QString sentenceCase(QString words) {
  if (!words.isEmpty()) words[0] = words[0].toUpper();
  return words;
}

QString roundNumber(double value) {
  return grouped(static_cast<std::size_t>(std::lround(std::max(0.0, value))));
}

}  // namespace

FigureForm::FigureForm(QWidget* parent) : QWidget(parent) {
  recallLook();
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(kGap);
  grid->setVerticalSpacing(kGap - 2);
  grid->setColumnMinimumWidth(0, kLabelWidth);
  grid->setColumnStretch(1, 1);
  grid->addWidget(quietLabel(tr("Size")), 0, 0);
  grid->addWidget(sizeRow(), 0, 1);
  addLook(grid);
  enable();
}

QWidget* FigureForm::sizeRow() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  const auto side = [&](const char* name, const QString& title, const QString& help) {
    auto* box = new PlainDoubleSpinBox;
    box->setObjectName(QString::fromUtf8(name));
    box->setAccessibleName(title);
    setPlainToolTip(box, help);
    box->setKeyboardTracking(false);
    box->setMinimumWidth(kSideWidth);
    connect(box, &QDoubleSpinBox::valueChanged, this, &FigureForm::changed);
    return box;
  };
  width_ = side("figureWidth", tr("Width"), tr("Width of the page; a pixel is 1/96 inch"));
  height_ = side("figureHeight", tr("Height"), tr("Height of the page; a pixel is 1/96 inch"));
  units_ = new QComboBox;
  units_->setObjectName(QStringLiteral("figureUnit"));
  units_->setAccessibleName(tr("Unit of the size"));
  units_->addItems({tr("px"), tr("mm")});
  connect(units_, &QComboBox::activated, this, [this](int unit) {
    if (unit == unit_) return;
    // Keeps the number of pixels of a PNG.
    showSize(size() * scale() / pngScale(look_, unit == kMillimetres), unit);
    Q_EMIT changed();
  });
  layout->addWidget(width_, 1);
  layout->addWidget(quietLabel(QStringLiteral("\u00d7")));
  layout->addWidget(height_, 1);
  layout->addWidget(units_);
  return row;
}

void FigureForm::addLook(QGridLayout* grid) {
  describe(look_, [&](const Field& field, const auto& value) {
    const QString name = QString::fromUtf8(field.name);
    QWidget* editor =
        optionEditor(this, field, value, [this, name](double n) { setLook(name, n); });
    addRow(grid, field, editor);
  });
}

void FigureForm::addRow(QGridLayout* grid, const Field& field, QWidget* editor) {
  if (auto* choices = qobject_cast<QComboBox*>(editor))
    for (int i = 0; i < choices->count(); ++i)
      choices->setItemText(i, sentenceCase(choices->itemText(i)));
  const QString unit = translated(field.unit);
  if (auto* box = qobject_cast<QDoubleSpinBox*>(editor)) {
    box->setKeyboardTracking(false);
    if (!unit.isEmpty()) box->setSuffix(QStringLiteral(" ") + unit);
    box->setSpecialValueText(field.automatic ? tr("Auto") : QString());
  }
  auto* label = quietLabel(translated(field.label));
  editor->setObjectName(QStringLiteral("figure-%1").arg(QString::fromUtf8(field.name)));
  editor->setAccessibleName(label->text());
  setPlainToolTip(editor, translated(field.help));
  setPlainToolTip(label, editor->toolTip());
  label->setBuddy(editor);
  const int row = grid->rowCount();
  grid->addWidget(label, row, 0);
  grid->addWidget(editor, row, 1);
  rows_.push_back({label, editor, field.name});
}

void FigureForm::setLook(const QString& name, double number) {
  FigureLook next = look_;
  describe(next, [&](const Field& field, auto& value) {
    if (name == QLatin1String(field.name))
      value = static_cast<std::decay_t<decltype(value)>>(number);
  });
  if (next == look_) return;
  look_ = next;
  enable();
  Q_EMIT changed();
}

/// Enables the fields that matter, such as the size of thumbnails if there are any.
void FigureForm::enable() {
  findChild<QWidget*>(QStringLiteral("figure-thumbnail-size"))
      ->setEnabled(look_.thumbnails != Thumbnails::none);
}

void FigureForm::setFigure(const QString& kind, const AnyFigure& figure, QSizeF size) {
  remember();
  kind_ = kind;
  const QSettings settings;
  const QSizeF kept = settings.value(keyOf(kind + QStringLiteral("/size")), size).toSizeF();
  const int unit = settings.value(keyOf(kind + QStringLiteral("/unit")), kPixels).toInt();
  showSize(kept, unit == kMillimetres ? kMillimetres : kPixels);
  for (const Row& row : rows_) {
    const bool shown = concerns(row.option, figure);
    row.label->setVisible(shown);
    row.editor->setVisible(shown);
  }
  Q_EMIT changed();
}

void FigureForm::showSize(QSizeF size, int unit) {
  unit_ = unit;
  units_->setCurrentIndex(unit);
  const double perUnit = printed() ? kMillimetresPerUnit : 1;
  const auto show = [&](QDoubleSpinBox* box, double value) {
    const QSignalBlocker quiet(box);
    box->setDecimals(printed() ? 1 : 0);
    box->setRange(kSmallestFigure * perUnit, kLargestFigure * perUnit);
    box->setValue(value * perUnit);
  };
  show(width_, size.width());
  show(height_, size.height());
}

bool FigureForm::printed() const {
  return unit_ == kMillimetres;
}

QSizeF FigureForm::size() const {
  const double perUnit = printed() ? kMillimetresPerUnit : 1;
  return QSizeF(width_->value(), height_->value()) / perUnit;
}

double FigureForm::scale() const {
  return pngScale(look_, printed());
}

QString FigureForm::sizeWords() const {
  const QSizeF pixels = size() * scale();
  const QSizeF paper = size() * kMillimetresPerUnit;
  return tr("PNG: %1 × %2 pixels. SVG, PDF: %3 × %4 mm.")
      .arg(roundNumber(pixels.width()), roundNumber(pixels.height()), roundNumber(paper.width()),
           roundNumber(paper.height()));
}

void FigureForm::recallLook() {
  const QSettings settings;
  FigureLook kept;
  describe(kept, [&](const Field& field, auto& value) {
    using Value = std::decay_t<decltype(value)>;
    const QVariant stored = settings.value(keyOf(QString::fromUtf8(field.name)));
    if (!stored.isValid()) return;
    const double most =
        field.choices.empty() ? field.maximum : static_cast<double>(field.choices.size()) - 1;
    const double read = stored.toDouble();
    if (read == 0 || (read >= field.minimum && read <= most)) value = static_cast<Value>(read);
  });
  look_ = kept;
}

void FigureForm::remember() const {
  if (kind_.isEmpty()) return;
  QSettings settings;
  describe(look_, [&](const Field& field, const auto& value) {
    settings.setValue(keyOf(QString::fromUtf8(field.name)), static_cast<double>(value));
  });
  settings.setValue(keyOf(kind_ + QStringLiteral("/size")), size());
  settings.setValue(keyOf(kind_ + QStringLiteral("/unit")), unit_);
}

}  // namespace lookbook::ui
