// The commands of the menu Selection, and of context menus.

#include "ui/commands/command_context.h"
#include "ui/commands/command_dialogs.h"
#include "ui/commands/command_table.h"
#include "ui/commands/conditions/why_not.h"
#include "ui/maps/placing.h"
#include "ui/panels/frame/page_widget.h"
#include "ui/panels/gallery/gallery_page.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QContextMenuEvent>

namespace lookbook::ui {

namespace {

DatasetId activeOf(CommandContext& context) {
  return *context.workspace().state().view().active;
}

bool selectionIsOpen(const CommandContext& context) {
  const auto& gallery = context.part<GalleryPage>();
  return &context.page() == &gallery && gallery.showsOnlySelection();
}

void toggleSelectionPage(CommandContext& context) {
  auto& gallery = context.part<GalleryPage>();
  if (selectionIsOpen(context)) {
    gallery.closeSelection();
    context.page().keyTarget().setFocus();
    return;
  }
  context.workspace().state().asOneStep([&] {
    gallery.openSelection();
    context.showPage(Page::gallery);
  });
}

/// Removes the placed picture; if there is none, leaves the page of the selection; otherwise clears
/// the selection.
void leave(CommandContext& context) {
  Workspace& workspace = context.workspace();
  if (workspace.placing().remove()) return;
  if (selectionIsOpen(context)) return toggleSelectionPage(context);
  const auto active = workspace.state().view().active;
  if (active) workspace.state().clearSelection(*active);
}

bool showsOnlySelection(const Workspace& workspace) {
  const auto active = workspace.state().view().active;
  return active && workspace.state().viewOf(*active).onlySelection;
}

void showSelectedOn(CommandContext& context, Page page) {
  context.workspace().state().asOneStep([&] {
    context.showPage(page);
    context.page().showSelected();
  });
}

/// Shows the current image on a page, without regard to the selection.
void showCurrentOn(CommandContext& context, Page page) {
  const auto current = context.workspace().state().viewOf(activeOf(context)).current;
  context.workspace().state().asOneStep([&] {
    context.showPage(page);
    context.page().showImage(*current);
  });
}

/// Opens the context menu of the widget with the focus.
void openContextMenu(CommandContext& context) {
  QWidget* focus = QApplication::focusWidget();
  if (!focus) focus = &context.page().keyTarget();
  const QPoint place = focus->rect().center();
  QContextMenuEvent event(QContextMenuEvent::Keyboard, place, focus->mapToGlobal(place));
  QApplication::sendEvent(focus, &event);
}

std::vector<Command> showing() {
  return {
      {.id = "showSelection",
       .scope = Scope::canvas,
       .menu = Menu::selection,
       .separated = true,
       .title = CommandTable::tr("Open the selection as a &page"),
       .icon = "gallery",
       .keys = "Shift+O",
       .help = CommandTable::tr("Show the selected images as a page of their own, or go back"),
       .whyNot = whyNoSelection,
       .run = toggleSelectionPage},
      {.id = "onlySelection",
       .scope = Scope::canvas,
       .menu = Menu::selection,
       .title = CommandTable::tr("Show &only the selection"),
       .icon = "only-selection",
       .keys = "O",
       .help = CommandTable::tr("Show only the selected images in every view, or show all again"),
       .whyNot = whyNoSelection,
       .checked = showsOnlySelection,
       .run =
           [](CommandContext& context) {
             context.workspace().state().changeDataset(activeOf(context), [](DatasetView& view) {
               view.onlySelection = !view.onlySelection;
             });
           }},
      {.id = "showInGallery",
       .scope = Scope::canvas,
       .menu = Menu::selection,
       .title = CommandTable::tr("Show in &gallery"),
       .icon = "show-in-gallery",
       .keys = "G",
       .help = CommandTable::tr("Show the selected images in the gallery"),
       .whyNot = whyNothingToShow,
       .run = [](CommandContext& context) { showSelectedOn(context, Page::gallery); }},
      {.id = "showOnMap",
       .scope = Scope::canvas,
       .menu = Menu::selection,
       .title = CommandTable::tr("Show on &map"),
       .icon = "show-on-map",
       .keys = "M",
       .help = CommandTable::tr("Show the selected images on the map"),
       .whyNot = whyNothingToShow,
       .run = [](CommandContext& context) { showSelectedOn(context, Page::map); }},
  };
}

/// The commands without an entry in the menus of the window.
std::vector<Command> besides() {
  return {
      {.id = "leave",
       .keys = "Esc",
       .help =
           CommandTable::tr("Remove the placed picture, leave the selection's page, or clear the "
                            "selection"),
       .run = leave},
      {.id = "imageInGallery",
       .help = CommandTable::tr("Show the image in the inspector in the gallery"),
       .whyNot = whyNoImage,
       .run = [](CommandContext& context) { showCurrentOn(context, Page::gallery); }},
      {.id = "imageOnMap",
       .help = CommandTable::tr("Show the image in the inspector on the map"),
       .whyNot = whyNoImage,
       .run = [](CommandContext& context) { showCurrentOn(context, Page::map); }},
      {.id = "contextMenu",
       .keys = "Shift+F10",
       .help = CommandTable::tr("Open the context menu"),
       .run = openContextMenu},
  };
}

}  // namespace

std::vector<Command> CommandTable::selection() {
  std::vector<Command> commands{
      {.id = "selectAll",
       .menu = Menu::selection,
       .title = tr("Select &all shown"),
       .keys = "Ctrl+A",
       .help = tr("Select all images shown"),
       .whyNot = whyNoDataset,
       .run =
           [](CommandContext& context) {
             context.workspace().library().selectShown(activeOf(context));
           }},
      {.id = "invertSelection",
       .menu = Menu::selection,
       .title = tr("&Invert the selection"),
       .icon = "invert",
       .keys = "Ctrl+I",
       .help = tr("Invert the selection"),
       .whyNot = whyNoSelection,
       .run =
           [](CommandContext& context) {
             context.workspace().library().invertSelection(activeOf(context));
           }},
      {.id = "clearSelection",
       .menu = Menu::selection,
       .title = tr("&Clear the selection"),
       .icon = "clear",
       .keys = "Ctrl+Shift+A",
       .help = tr("Clear the selection"),
       .whyNot = whyNoSelection,
       .run =
           [](CommandContext& context) {
             context.workspace().state().clearSelection(activeOf(context));
           }},
  };
  for (Command& command : showing()) commands.push_back(std::move(command));
  commands.push_back({.id = "exportSelection",
                      .menu = Menu::selection,
                      .separated = true,
                      .title = tr("&Export the selection…"),
                      .icon = "export",
                      .keys = "Ctrl+Shift+E",
                      .help = tr("Export the selection for other programs"),
                      .whyNot = whyNoSelection,
                      .run = [](CommandContext& context) { exportData(context, true); }});
  for (Command& command : besides()) commands.push_back(std::move(command));
  return commands;
}

}  // namespace lookbook::ui
