#include "ui/panels/menus/class_menu.h"

#include "ui/library/class_acts.h"
#include "ui/library/open_datasets.h"
#include "ui/panels/menus/context_menu.h"
#include "ui/state/view_store.h"
#include "ui/text/shown_text.h"

#include <QCoreApplication>
#include <QMenu>

namespace lookbook::ui {

namespace {

struct ClassMenu {
  Q_DECLARE_TR_FUNCTIONS(lookbook::ui::ClassMenu)
};

}  // namespace

void showClassMenu(QWidget& owner, ViewStore& state, OpenDatasets& library, DatasetId dataset,
                   std::optional<int> label, QPoint globalPosition) {
  const Dataset& data = *library.dataset(dataset).data();
  const QString title = label ? entryText(shownName(data.className(*label))) : QString();
  QMenu* menu = contextMenu(owner, title);
  if (label) {
    const bool shown =
        !state.viewOf(dataset).filter.hiddenClasses[static_cast<std::size_t>(*label)];
    addEntry(*menu, "showClassAlone", ClassMenu::tr("Show only this class"),
             [&, dataset, label] { showClassAlone(state, library, dataset, *label); });
    addEntry(*menu, "setClassShown",
             shown ? ClassMenu::tr("Hide this class") : ClassMenu::tr("Show this class"),
             [&state, dataset, label, shown] { setClassShown(state, dataset, *label, !shown); });
    addEntry(*menu, "selectClass", ClassMenu::tr("Select all images of this class"),
             [&, dataset, label] { selectClass(state, library, dataset, *label); });
    menu->addSeparator();
  }
  addEntry(*menu, "showAllClasses", ClassMenu::tr("Show all classes"),
           [&state, dataset] { showAllClasses(state, dataset); });
  menu->popup(globalPosition);
}

}  // namespace lookbook::ui
