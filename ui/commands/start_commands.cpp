// The commands of the start card, which new users see first, and which the menu Help shows again.

#include "ui/commands/command_context.h"
#include "ui/commands/command_table.h"
#include "ui/commands/conditions/why_not.h"
#include "ui/panels/frame/page_widget.h"
#include "ui/panels/run/run_panel.h"
#include "ui/panels/start/start_card.h"
#include "ui/workspace/workspace.h"

namespace lookbook::ui {

namespace {

void lookAtImages(CommandContext& context) {
  context.part<StartCard>().dismiss();
  context.showPage(Page::gallery);
}

/// Starts a map of all images with the default parameters.
void makeMap(CommandContext& context) {
  context.part<StartCard>().dismiss();
  ViewStore& state = context.workspace().state();
  state.asOneStep([&] {
    context.showPage(Page::map);
    state.change([](ViewState& view) { view.parameters = {}; });
    context.part<RunPanel>().run();
  });
  context.part<StartCard>().explainMap();
}

void showConfusions(CommandContext& context) {
  context.part<StartCard>().dismiss();
  context.workspace().state().asOneStep([&] {
    context.workspace().state().change(
        [](ViewState& view) { view.pairMeasure = PairMeasure::pixelVotes; });
    context.showPage(Page::classes);
  });
}

}  // namespace

std::vector<Command> CommandTable::start() {
  return {
      {.id = "startHere",
       .menu = Menu::help,
       .title = tr("&Start here"),
       .help = tr("Show what can be done first"),
       .whyNot = whyNoDataset,
       .run =
           [](CommandContext& context) {
             context.showPage(Page::gallery);
             context.part<StartCard>().offer();
           }},
      {.id = "lookAtImages",
       .help = tr("Look at the images, class by class"),
       .whyNot = whyNoDataset,
       .run = lookAtImages},
      {.id = "makeMap",
       .help = tr("Compute a t-SNE map of all images"),
       .whyNot = whyNotRun,
       .run = makeMap},
      {.id = "showConfusions",
       .help = tr("Show which classes are taken for one another"),
       .whyNot = whyNoDataset,
       .run = showConfusions},
  };
}

}  // namespace lookbook::ui
