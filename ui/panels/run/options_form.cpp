#include "ui/panels/run/options_form.h"

#include "ui/panels/frame/term_button.h"
#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/parts/option_editor.h"
#include "ui/text/glossary.h"
#include "ui/text/translated.h"

#include <QApplication>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStringList>

#include <type_traits>

namespace lookbook::ui {

namespace {

constexpr int kFieldColumns = 3;
constexpr int kFieldWidth = 104;

/// The options that matter, beginning with the method.
QStringList optionNames(const MapOptions& options) {
  QStringList names{QString::fromUtf8(kMethodNames[static_cast<std::size_t>(options.method)])};
  describe(options,
           [&](const Field& field, const auto&) { names += QString::fromUtf8(field.name); });
  return names;
}

}  // namespace

OptionsForm::OptionsForm(QWidget* parent) : QWidget(parent), grid_(nullptr) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  rebuild();
}

void OptionsForm::setOptions(const MapOptions& options) {
  if (options == options_) return;
  const bool sameFields = optionNames(options) == optionNames(options_);
  options_ = options;
  sameFields ? showValues() : rebuild();
  Q_EMIT changed();
}

void OptionsForm::showValues() {
  describe(options_, [&](const Field& field, const auto& value) {
    auto* editor = findChild<QWidget*>(QStringLiteral("option-%1").arg(QLatin1String(field.name)));
    const QSignalBlocker quiet(editor);
    if (auto* choice = qobject_cast<QComboBox*>(editor))
      choice->setCurrentIndex(static_cast<int>(value));
    if (auto* number = qobject_cast<QDoubleSpinBox*>(editor))
      number->setValue(static_cast<double>(value));
    if (auto* count = qobject_cast<QSpinBox*>(editor)) count->setValue(static_cast<int>(value));
  });
}

void OptionsForm::showAdvanced(bool shown) {
  advanced_ = shown;
  rebuild();
}

template <class Value>
QWidget* OptionsForm::editor(const Field& field, const Value& value) {
  const QString name = QString::fromUtf8(field.name);
  QWidget* made =
      optionEditor(this, field, value, [this, name](double number) { set(name, number); });
  if constexpr (std::is_same_v<Value, Method>)
    for (std::size_t i = 0; i < kMethods.size(); ++i)
      static_cast<QComboBox*>(made)->setItemText(static_cast<int>(i),
                                                 translated(kMethods[i].title));
  // The window shows two or three dimensions; the command line can compute a PCA with more.
  if (name == QLatin1String("dims")) static_cast<QSpinBox*>(made)->setRange(2, 3);
  return made;
}

void OptionsForm::place(QWidget* editor, const Field& field) {
  auto* label = quietLabel(translated(field.label));
  const QString help = translated(field.help);
  const QString unit = translated(field.unit);
  editor->setObjectName(QStringLiteral("option-%1").arg(QString::fromUtf8(field.name)));
  editor->setAccessibleName(label->text());
  QStringList tip{unit.isEmpty() ? help : tr("%1 (%2)").arg(help, unit)};
  if (field.choices.empty()) {
    const auto* whole = qobject_cast<QSpinBox*>(editor);
    const QString range = whole && !field.automatic ? rangeText(whole->minimum(), whole->maximum())
                                                    : rangeText(field.minimum, field.maximum);
    tip += field.automatic ? tr("%1, or auto").arg(range) : range;
  }
  setPlainToolTip(editor, tip.join(QLatin1Char('\n')));
  editor->setFixedWidth(kFieldWidth);
  asWindowField(editor);
  setPlainToolTip(label, editor->toolTip());
  label->setBuddy(editor);
  auto* cell = new QWidget;
  auto* layout = new QVBoxLayout(cell);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  auto* head = new QHBoxLayout;
  head->setSpacing(0);
  head->addWidget(label);
  auto* term = new TermButton({termOfOption(options_, field.name)});
  term->setObjectName(QStringLiteral("term-%1").arg(QString::fromUtf8(field.name)));
  head->addWidget(term);
  head->addStretch(1);
  layout->addLayout(head);
  layout->addWidget(editor);
  cells_.push_back(cell);
}

void OptionsForm::rebuild() {
  if (fields_) {
    // It is no child of the form any more while it waits for its deletion.
    fields_->setParent(nullptr);
    fields_->deleteLater();
  }
  fields_ = new QWidget;
  grid_ = new QGridLayout(fields_);
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(kGap);
  grid_->setVerticalSpacing(kGap / 2);
  cells_.clear();
  // Options that are always shown come first.
  for (const bool advanced : {false, true})
    describe(options_, [&](const Field& field, const auto& value) {
      if (field.advanced == advanced && (!advanced || advanced_))
        place(editor(field, value), field);
    });
  // Filled row by row, so that fields keep their places when advanced ones are added.
  for (int i = 0; i < static_cast<int>(cells_.size()); ++i)
    grid_->addWidget(cells_[static_cast<std::size_t>(i)], i / kFieldColumns, i % kFieldColumns);
  layout()->addWidget(fields_);
}

void OptionsForm::set(const QString& name, double number) {
  const QStringList before = optionNames(options_);
  const bool focused = fields_->isAncestorOf(QApplication::focusWidget());
  MapOptions next = options_;
  describe(next, [&](const Field& field, auto& value) {
    if (name == QLatin1String(field.name))
      value = static_cast<std::decay_t<decltype(value)>>(number);
  });
  options_ = next;
  if (optionNames(options_) != before) {
    rebuild();
    // A choice made by keys keeps the focus.
    if (auto* editor = findChild<QWidget*>(QStringLiteral("option-%1").arg(name));
        editor && focused)
      editor->setFocus();
  }
  Q_EMIT changed();
}

}  // namespace lookbook::ui
