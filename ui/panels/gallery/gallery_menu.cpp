#include "ui/panels/gallery/gallery_menu.h"

#include "ui/workspace/workspace.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

namespace lookbook::ui {

namespace {

constexpr int kSimilarImages = 20;

struct GalleryMenu {
  Q_DECLARE_TR_FUNCTIONS(lookbook::ui::GalleryMenu)
};

/// Adds commands of the window by their ids, with their titles and keys.
void addCommands(QMenu& menu, QWidget& owner, std::initializer_list<const char*> ids) {
  for (const char* id : ids)
    if (auto* action = owner.window()->findChild<QAction*>(QString::fromUtf8(id)))
      menu.addAction(action);
}

void addImageEntries(QMenu& menu, QWidget& owner, Workspace& workspace, ImageIndex image) {
  const DatasetId dataset = *workspace.state().view().active;
  const bool selected = workspace.state().viewOf(dataset).selection->contains(image);
  auto* select = menu.addAction(selected ? GalleryMenu::tr("Remove from the selection")
                                         : GalleryMenu::tr("Add to the selection"));
  select->setObjectName(QStringLiteral("selectImage"));
  QObject::connect(select, &QAction::triggered, &owner, [&workspace, dataset, image] {
    workspace.state().click(dataset, image, SelectionChange::toggle);
  });
  auto* similar =
      menu.addAction(GalleryMenu::tr("Select it and the %1 most similar").arg(kSimilarImages));
  similar->setObjectName(QStringLiteral("selectSimilar"));
  QObject::connect(similar, &QAction::triggered, &owner, [&workspace, dataset, image] {
    workspace.growth().selectSimilar(dataset, image, kSimilarImages);
  });
  menu.addSeparator();
  addCommands(menu, owner, {"showOnMap", "copyImage"});
  menu.addSeparator();
}

}  // namespace

void showGalleryMenu(QWidget& owner, Workspace& workspace, std::optional<ImageIndex> image,
                     QPoint globalPosition) {
  auto* menu = new QMenu(&owner);
  menu->setObjectName(QStringLiteral("galleryMenu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (image) addImageEntries(*menu, owner, workspace, *image);
  addCommands(*menu, owner, {"onlySelection", "selectAll", "invertSelection", "clearSelection"});
  menu->addSeparator();
  addCommands(*menu, owner, {"exportSelection", "exportFigure"});
  menu->popup(globalPosition);
}

}  // namespace lookbook::ui
