#include "ui/panels/maps/map_note_dialog.h"

#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/workspace.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace lookbook::ui {

namespace {

constexpr int kLongestName = 200;
constexpr int kNoteWidth = 360;
constexpr int kNoteHeight = 96;

}  // namespace

MapNoteDialog::MapNoteDialog(Workspace& workspace, DatasetId dataset, MapId map, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      dataset_(dataset),
      map_(map),
      name_(new QLineEdit),
      note_(new QPlainTextEdit) {
  setWindowTitle(tr("Name and note of the map"));
  setObjectName(QStringLiteral("mapNoteDialog"));
  const auto& notes = workspace.state().viewOf(dataset).mapNotes;
  const auto known = notes.find(map);
  const MapNote was = known == notes.end() ? MapNote() : known->second;
  name_->setObjectName(QStringLiteral("mapName"));
  name_->setMaxLength(kLongestName);
  name_->setText(QString::fromStdString(was.name));
  name_->setPlaceholderText(shownName(describeMap(*workspace.maps().item(dataset, map))));
  name_->setClearButtonEnabled(true);
  note_->setObjectName(QStringLiteral("mapNote"));
  note_->setPlainText(QString::fromStdString(was.note));
  note_->setTabChangesFocus(true);
  note_->setMinimumSize(kNoteWidth, kNoteHeight);
  auto* form = new QFormLayout;
  form->addRow(tr("Name"), name_);
  form->addRow(tr("Note"), note_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  connect(buttons, &QDialogButtonBox::accepted, this, &MapNoteDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(2 * kGap, 2 * kGap, 2 * kGap, 2 * kGap);
  column->addLayout(form);
  column->addWidget(buttons);
  name_->setFocus();
}

void MapNoteDialog::accept() {
  if (workspace_.maps().item(dataset_, map_))  // it may have been removed meanwhile
    workspace_.maps().noteMap(dataset_, map_,
                              {.name = name_->text().trimmed().toStdString(),
                               .note = note_->toPlainText().trimmed().toStdString()});
  QDialog::accept();
}

}  // namespace lookbook::ui
