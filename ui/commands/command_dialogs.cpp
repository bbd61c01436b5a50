#include "ui/commands/command_dialogs.h"

#include "core/export/code.h"
#include "core/readers/readers.h"
#include "core/runs/files/map_file.h"
#include "ui/canvas/map/map_canvas.h"
#include "ui/commands/command_context.h"
#include "ui/commands/copy_dialog.h"
#include "ui/files/file_dialogs.h"
#include "ui/jobs/latest_task.h"
#include "ui/panels/classes/classes_page.h"
#include "ui/panels/map/map_page.h"
#include "ui/panels/map/map_pane.h"
#include "ui/panels/maps/map_list_dialog.h"
#include "ui/panels/maps/map_note_dialog.h"
#include "ui/panels/save/export_dialog.h"
#include "ui/panels/save/figure_dialog.h"
#include "ui/panels/save/figure_form.h"
#include "ui/panels/save/grid_dialog.h"
#include "ui/panels/settings/settings_dialog.h"
#include "ui/state/compared.h"
#include "ui/text/translated.h"
#include "ui/workspace/workspace.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QImageReader>
#include <QPainter>

#include <utility>
#include <variant>
#include <vector>

namespace lookbook::ui {

namespace {

struct CommandDialogs {
  Q_DECLARE_TR_FUNCTIONS(lookbook::ui::CommandDialogs)
};

/// The window's dialog of that type, created when it is first needed.
template <class Dialog>
Dialog& dialogOf(CommandContext& context) {
  QWidget& parent = context.dialogParent();
  auto* dialog = parent.findChild<Dialog*>({}, Qt::FindDirectChildrenOnly);
  return dialog ? *dialog : *new Dialog(context.workspace(), &parent);
}

void bringForward(QWidget& dialog) {
  dialog.show();
  dialog.raise();
  dialog.activateWindow();
}

}  // namespace

void openFiles(CommandContext& context) {
  const QString file = askToOpen(
      &context.dialogParent(), FileKind::dataset,
      CommandDialogs::tr("Open a data set by any of its files, a session, or a figure that "
                         "Lookbook made"),
      CommandDialogs::tr("Data sets (%1);;Sessions (*.lookbook);;Figures and films (*.png *.svg "
                         "*.pdf *.gif *.webp);;All files (*)")
          .arg(QString::fromStdString(dataFilePatterns())));
  if (!file.isEmpty()) context.openFile(file);
}

void openFolder(CommandContext& context) {
  const QString folder = askForFolder(&context.dialogParent(), FileKind::dataset,
                                      CommandDialogs::tr("Open a data set's folder"));
  if (!folder.isEmpty()) context.openFile(folder);
}

void openMap(CommandContext& context) {
  const QString file = askToOpen(&context.dialogParent(), FileKind::map,
                                 CommandDialogs::tr("Open a map of the images of this data set"),
                                 CommandDialogs::tr("Maps (%1);;All files (*)")
                                     .arg(QString::fromStdString(mapFilePatterns())));
  if (!file.isEmpty()) context.openMapFile(file);
}

void placePicture(CommandContext& context) {
  QStringList patterns;
  for (const QByteArray& format : QImageReader::supportedImageFormats())
    patterns += QStringLiteral("*.") + QString::fromLatin1(format);
  const QString file = askToOpen(&context.dialogParent(), FileKind::picture,
                                 CommandDialogs::tr("Place a picture on the map"),
                                 CommandDialogs::tr("Pictures (%1)").arg(patterns.join(u' ')));
  if (!file.isEmpty()) context.placePicture(file);
}

void saveSession(CommandContext& context) {
  const QString file = context.sessionFile();
  file.isEmpty() ? saveSessionAs(context) : context.saveSession(file);
}

void saveSessionAs(CommandContext& context) {
  const QString file = askForSessionFile(&context.dialogParent(), context.sessionFile());
  if (!file.isEmpty()) context.saveSession(file);
}

QString askForSessionFile(QWidget* parent, const QString& file) {
  return askToSave(parent, FileKind::session, CommandDialogs::tr("Save the session"),
                   file.isEmpty() ? QStringLiteral("session.lookbook") : QFileInfo(file).fileName(),
                   CommandDialogs::tr("Lookbook sessions (*.lookbook)"),
                   {QStringLiteral("lookbook")});
}

namespace {

/// What can be exported as a figure: first what the page shows.
std::vector<FigureSource> sourcesOf(CommandContext& context) {
  Workspace& workspace = context.workspace();
  std::vector<FigureSource> sources =
      figureSources(workspace, context.part<MapPage>().pane().canvas().size());
  std::vector<FigureSource> matrices = context.part<ClassesPage>().matrices();
  sources.insert(showsClasses(workspace.state().view()) ? sources.begin() : sources.end(),
                 matrices.begin(), matrices.end());
  return sources;
}

}  // namespace

void exportFigure(CommandContext& context) {
  auto& dialog = dialogOf<FigureDialog>(context);
  dialog.setSources(sourcesOf(context));
  dialog.open();
}

void copyFigure(CommandContext& context) {
  const std::vector<FigureSource> sources = sourcesOf(context);
  FigureForm form;  // it has the look and the size that were set last
  form.setFigure(sources.front().kind, sources.front().figure, sources.front().size);
  AnyFigure figure = sources.front().figure;
  std::visit([&](auto& kind) { kind.look = form.look(); }, figure);
  QImage picture((form.size() * form.scale()).toSize(), QImage::Format_ARGB32_Premultiplied);
  if (picture.isNull())
    return context.workspace().notices().report(
        CommandDialogs::tr("There is not enough memory for a picture of this size."));
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.scale(form.scale(), form.scale());
  paint(painter, QRectF(QPointF(), form.size()), figure, themeOf(form.look()));
  painter.end();
  QGuiApplication::clipboard()->setImage(picture);
  context.workspace().notices().note(
      CommandDialogs::tr("The figure is on the clipboard, %1 × %2 pixels.")
          .arg(picture.width())
          .arg(picture.height()));
}

void exportData(CommandContext& context, bool selection) {
  auto& dialog = dialogOf<ExportDialog>(context);
  dialog.begin(selection);
  bringForward(dialog);
}

void copyCode(CommandContext& context) {
  OpenDatasets& library = context.workspace().library();
  const DatasetId active = *context.workspace().state().view().active;
  QWidget* parent = &context.dialogParent();
  auto* task = new LatestTask("The code cannot be written", Lane::quick, parent);
  // Finding the files of a folder with many pictures takes longer than a frame.
  task->start(
      [data = library.dataset(active).data(), images = library.shown(active)](
          const std::stop_token&) -> Result<std::vector<CopyDialog::Version>> {
        const CodeFiles files = codeFiles(*data);
        std::vector<CopyDialog::Version> versions;
        for (const CodeLanguage& language : codeLanguages())
          versions.push_back({translated(language.title),
                              QString::fromStdString(codeFor(language, *data, *images, files))});
        return versions;
      },
      [parent, task, &notices = context.workspace().notices()](
          Result<std::vector<CopyDialog::Version>> versions) {
        task->deleteLater();
        if (!versions) return notices.report(versions.error());
        auto* dialog = new CopyDialog(
            CommandDialogs::tr("Copy as code"),
            CommandDialogs::tr("A program that loads the images shown, with these grey values and "
                               "labels."),
            *std::move(versions), parent);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
      });
}

void showSettings(CommandContext& context) {
  auto* dialog = new SettingsDialog(context.workspace(), &context.dialogParent());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void nameMap(CommandContext& context) {
  Workspace& workspace = context.workspace();
  const DatasetId active = *workspace.state().view().active;
  auto* dialog = new MapNoteDialog(workspace, active, *workspace.state().viewOf(active).map,
                                   &context.dialogParent());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void showMapList(CommandContext& context) {
  bringForward(dialogOf<MapListDialog>(context));
}

void showGrid(CommandContext& context) {
  Workspace& workspace = context.workspace();
  const std::vector<DatasetId> open = workspace.library().ids();
  workspace.state().change([&](ViewState& view) { compareOpen(view, open); });
  bringForward(dialogOf<GridDialog>(context));
}

}  // namespace lookbook::ui
