// Opening a figure in the main window restores its view.

#include "ui/library/new_image.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/text/shown_text.h"
#include "ui/window/main_window.h"
#include "ui/workspace/workspace.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

namespace lookbook::ui {

namespace {

constexpr std::array kFigureSuffixes{"png", "svg", "pdf", "gif", "webp"};

/// Whether a file may be a figure or film that Lookbook saved, by its name.
bool mayBeFigure(const QString& path) {
  const QFileInfo file(path);
  return std::ranges::any_of(kFigureSuffixes,
                             [suffix = file.suffix().toLower()](const char* known) {
                               return suffix == QLatin1String(known);
                             }) &&
         file.isFile();
}

}  // namespace

void MainWindow::openFigure(const QString& path, const std::function<void()>& otherwise) {
  if (!mayBeFigure(path)) return otherwise();
  messages_->clear();
  QStringList places;
  for (const QString& recent : recent_)
    if (!mayBeFigure(recent) && !recent.endsWith(QLatin1String(".lookbook"))) places += recent;
  workspace_->sessions().openFigure(path, places,
                                    [this, path, otherwise](const Result<bool>& stamped) {
                                      if (!stamped)
                                        return messages_->showError(shownError(stamped.error()));
                                      if (!*stamped) return otherwise();
                                      remember(path);
                                      focusPage();
                                    });
}

}  // namespace lookbook::ui
