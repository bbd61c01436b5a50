#include "ui/panels/library/pane_buttons.h"

#include "core/readers/catalogue.h"
#include "ui/library/open_datasets.h"
#include "ui/panels/library/download_dialog.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/state/compared.h"
#include "ui/state/view_store.h"
#include "ui/text/shown_text.h"

#include <QAction>
#include <QMenu>

namespace lookbook::ui {

AddPaneButton::AddPaneButton(ViewStore& state, OpenDatasets& library, bool itself)
    : state_(state), library_(library), itself_(itself) {
  setObjectName(QStringLiteral("addPane"));
  setProperty("role", QStringLiteral("toggle"));
  setText(tr("Add a pane ▾"));
  setPlainToolTip(this, tr("Show another data set beside this one"));
  setMenu(new QMenu(this));
  setPopupMode(QToolButton::InstantPopup);
  connect(menu(), &QMenu::aboutToShow, this, &AddPaneButton::list);
  const auto follow = [this] {
    const auto& compared = state_.view().compared;
    const bool two = compared[0] && compared[1] && (itself_ || compared[0] != compared[1]);
    setVisible((compared[0] || compared[1]) && !two);
  };
  connect(&state, &ViewStore::contentChanged, this, follow);
  follow();
}

void AddPaneButton::list() {
  menu()->clear();
  const auto& compared = state_.view().compared;
  const std::size_t free = compared[0] ? 1 : 0;
  for (const DatasetId id : library_.ids()) {
    const bool shown = compared[1 - free] == id;
    if (shown && !itself_) continue;
    const QString name = shownName(library_.dataset(id).data()->title());
    connect(menu()->addAction(entryText(shown ? tr("Another map of %1").arg(name) : name)),
            &QAction::triggered, this, [this, id, free] {
              state_.change([&](ViewState& view) { showBeside(view, free, id); });
            });
  }
  for (const KnownDataset& known : knownDatasets()) {
    const QString id = QString::fromUtf8(known.id);
    if (library_.find(id)) continue;
    const QString title = QString::fromUtf8(known.title);
    if (isOnSearchPath(known))
      connect(menu()->addAction(tr("Open %1").arg(title)), &QAction::triggered, this,
              [this, id] { library_.open(id); });
    else
      connect(menu()->addAction(tr("Locate %1…").arg(title)), &QAction::triggered, this,
              [this] { window()->findChild<QAction*>(QStringLiteral("openFolder"))->trigger(); });
    if (!isOnSearchPath(known) && findDownload(known.id))
      connect(menu()->addAction(tr("Get %1…").arg(title)), &QAction::triggered, this,
              [this, id] { DownloadDialog::openFor(library_, id, window()); });
  }
  menu()->addSeparator();
  for (const char* command : {"openFiles", "openFolder"})
    if (auto* action = window()->findChild<QAction*>(QString::fromUtf8(command)))
      menu()->addAction(action);
}

QToolButton* closePaneButton(ViewStore& state) {
  auto* button = iconButton(QStringLiteral("close"),
                            QObject::tr("Put this pane away; its data set stays open"));
  button->setObjectName(QStringLiteral("closePane"));
  QObject::connect(button, &QToolButton::clicked, &state,
                   [&state] { state.change([](ViewState& view) { showAlone(view); }); });
  const auto follow = [&state, button] {
    button->setVisible(state.view().compared[0] && state.view().compared[1]);
  };
  QObject::connect(&state, &ViewStore::contentChanged, button, follow);
  follow();
  return button;
}

}  // namespace lookbook::ui
