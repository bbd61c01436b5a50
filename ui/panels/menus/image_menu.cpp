#include "ui/panels/menus/image_menu.h"

#include "ui/canvas/gesture_canvas.h"
#include "ui/library/class_acts.h"
#include "ui/look/shown_image.h"
#include "ui/panels/menus/context_menu.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/workspace.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

namespace lookbook::ui {

namespace {

constexpr int kSimilarImages = 20;

struct ImageMenu {
  Q_DECLARE_TR_FUNCTIONS(lookbook::ui::ImageMenu)
};

QString titleOf(const Dataset& data, ImageIndex image) {
  return entryText(ImageMenu::tr("%1, %2").arg(shownName(data.className(data.label(image))),
                                               QString::fromStdString(data.describeIndex(image))));
}

/// Makes the image the current one, and its data set the active one.
void lookAt(Workspace& workspace, MenuSubject subject) {
  workspace.state().asOneStep([&] {
    workspace.state().change([&](ViewState& view) { view.active = subject.first; });
    workspace.state().click(subject.first, subject.second, SelectionChange::replace);
  });
}

void addSelecting(QMenu& menu, Workspace& workspace, MenuSubject subject) {
  const auto [dataset, image] = subject;
  const bool selected = workspace.state().viewOf(dataset).selection->contains(image);
  addEntry(menu, "lookAtImage", ImageMenu::tr("Look at this image"),
           [&workspace, subject] { lookAt(workspace, subject); });
  addEntry(
      menu, "selectImage",
      selected ? ImageMenu::tr("Remove from the selection") : ImageMenu::tr("Add to the selection"),
      [&workspace, dataset, image] {
        workspace.state().selectRegion(dataset, {image}, SelectionChange::toggle);
      });
  addEntry(menu, "selectSimilar",
           ImageMenu::tr("Select it and the %1 most similar").arg(kSimilarImages),
           [&workspace, dataset, image] {
             workspace.growth().selectSimilar(dataset, image, kSimilarImages);
           });
  menu.addSeparator();
  const int label = workspace.library().dataset(dataset).data()->label(image);
  addEntry(menu, "selectClass", ImageMenu::tr("Select all images of its class"),
           [&workspace, dataset, label] {
             selectClass(workspace.state(), workspace.library(), dataset, label);
           });
  addEntry(menu, "showClassAlone", ImageMenu::tr("Show only its class"),
           [&workspace, dataset, label] {
             showClassAlone(workspace.state(), workspace.library(), dataset, label);
           });
  menu.addSeparator();
}

void addShowing(QMenu& menu, QWidget& owner, Workspace& workspace, MenuSubject subject) {
  const ViewState& view = workspace.state().view();
  const bool onCanvas = qobject_cast<GestureCanvas*>(&owner) != nullptr;
  const auto show = [&](const char* name, const QString& title) {
    addEntry(menu, name, title, [&owner, &workspace, subject, name] {
      lookAt(workspace, subject);
      runCommand(owner, name);
    });
  };
  if (!onCanvas || showsMaps(view)) show("imageInGallery", ImageMenu::tr("Show in the gallery"));
  if (!onCanvas || !showsMaps(view)) show("imageOnMap", ImageMenu::tr("Show on the map"));
  addEntry(menu, "copyThisImage", ImageMenu::tr("Copy the image"), [&workspace, subject] {
    const Dataset& data = *workspace.library().dataset(subject.first).data();
    QGuiApplication::clipboard()->setImage(shownImage(data, subject.second));
  });
  addEntry(menu, "copyIndex", ImageMenu::tr("Copy the index"),
           [subject] { QGuiApplication::clipboard()->setText(QString::number(subject.second)); });
  menu.addSeparator();
}

void addSelection(QMenu& menu, const QWidget& owner) {
  addCommands(menu, owner, {"showSelection", "onlySelection", "exportSelection", "clearSelection"});
}

void addView(QMenu& menu, QWidget& owner) {
  menu.addSeparator();
  addEntry(menu, "showAll", ImageMenu::tr("Show everything"),
           [&owner] { runCommand(owner, "showAll"); });
  addCommands(menu, owner, {"exportFigure"});
}

/// Makes the data set of the menu the active one, on which its commands act.
void activate(Workspace& workspace, DatasetId dataset) {
  workspace.state().change([&](ViewState& view) { view.active = dataset; });
}

}  // namespace

void showImageMenu(QWidget& owner, Workspace& workspace, MenuSubject subject,
                   QPoint globalPosition) {
  const auto [dataset, image] = subject;
  activate(workspace, dataset);
  QMenu* menu = contextMenu(owner, titleOf(*workspace.library().dataset(dataset).data(), image));
  addSelecting(*menu, workspace, subject);
  addShowing(*menu, owner, workspace, subject);
  addSelection(*menu, owner);
  if (qobject_cast<GestureCanvas*>(&owner)) addView(*menu, owner);
  menu->popup(globalPosition);
  if (!qobject_cast<GestureCanvas*>(&owner)) return;
  // The image stays outlined while the menu is open.
  workspace.state().setHovered(dataset, image);
  QObject::connect(menu, &QMenu::aboutToHide, &owner,
                   [&workspace, shown = dataset] { workspace.state().setHovered(shown, {}); });
}

void showPlaceMenu(QWidget& owner, Workspace& workspace, DatasetId dataset, QPoint globalPosition) {
  activate(workspace, dataset);
  QMenu* menu = contextMenu(owner, {});
  addCommands(*menu, owner, {"selectAll", "invertSelection"});
  addSelection(*menu, owner);
  addView(*menu, owner);
  menu->popup(globalPosition);
}

void offerMenus(GestureCanvas& canvas, Workspace& workspace,
                std::function<std::optional<DatasetId>()> dataset) {
  QObject::connect(&canvas, &GestureCanvas::menuRequested, &canvas,
                   [&canvas, &workspace, dataset = std::move(dataset)](
                       std::optional<ImageIndex> image, QPoint place) {
                     const auto shown = dataset();
                     if (!shown) return;
                     if (image)
                       showImageMenu(canvas, workspace, {*shown, *image}, place);
                     else
                       showPlaceMenu(canvas, workspace, *shown, place);
                   });
}

void offerImageMenu(QWidget& widget, Workspace& workspace,
                    std::function<std::optional<MenuSubject>()> subject) {
  widget.setContextMenuPolicy(Qt::CustomContextMenu);
  QObject::connect(&widget, &QWidget::customContextMenuRequested, &widget,
                   [&widget, &workspace, subject = std::move(subject)](QPoint place) {
                     if (const auto shown = subject())
                       showImageMenu(widget, workspace, *shown, widget.mapToGlobal(place));
                   });
}

}  // namespace lookbook::ui
