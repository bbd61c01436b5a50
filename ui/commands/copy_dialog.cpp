#include "ui/commands/copy_dialog.h"

#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lookbook::ui {

CopyDialog::CopyDialog(const QString& title, const QString& explanation,
                       std::vector<Version> versions, QWidget* parent)
    : FittedDialog(parent), versions_(std::move(versions)), shown_(new QPlainTextEdit) {
  constexpr QSize kSize(680, 480);
  setWindowTitle(title);
  auto* above = plainLabel(explanation);
  above->setWordWrap(true);
  shown_->setObjectName(QStringLiteral("textToCopy"));
  shown_->setReadOnly(true);
  shown_->setTabChangesFocus(true);
  shown_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  above->setBuddy(shown_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  auto* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
  copy->setObjectName(QStringLiteral("copyText"));
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap);
  column->addWidget(above);
  if (versions_.size() > 1) addVersions(*column);
  if (versions_.size() == 1) showVersion(0);
  column->addWidget(shown_, 1);
  connect(copy, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(shown_->toPlainText()); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  setParts(content, buttons, 2 * kGap, kSize);
}

void CopyDialog::addVersions(QVBoxLayout& column) {
  const QString key = QStringLiteral("copiedVersion");
  auto* list = new QComboBox;
  list->setObjectName(QStringLiteral("versions"));
  list->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  list->setAccessibleName(tr("Version of the text"));
  for (const Version& version : versions_) list->addItem(version.title);
  list->setCurrentIndex(std::max(0, list->findText(QSettings().value(key).toString())));
  column.addWidget(list, 0, Qt::AlignLeft);
  connect(list, &QComboBox::currentIndexChanged, this, [this, key](int version) {
    showVersion(static_cast<std::size_t>(version));
    QSettings().setValue(key, versions_[static_cast<std::size_t>(version)].title);
  });
  showVersion(static_cast<std::size_t>(list->currentIndex()));
}

void CopyDialog::showVersion(std::size_t version) {
  shown_->setPlainText(versions_[version].text);
}

}  // namespace lookbook::ui
