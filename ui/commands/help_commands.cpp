// The commands of the menu Help.

#include "core/base/version.h"
#include "core/runs/citations.h"
#include "core/runs/recipe.h"
#include "ui/canvas/vtk_version.h"
#include "ui/commands/command_context.h"
#include "ui/commands/command_table.h"
#include "ui/commands/copy_dialog.h"
#include "ui/commands/help_dialog.h"
#include "ui/commands/terms_dialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSysInfo>

namespace lookbook::ui {

namespace {

void open(QDialog* dialog) {
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void showKeys(CommandContext& context) {
  open(new HelpDialog(&context.dialogParent()));
}

void showTerms(CommandContext& context) {
  open(new TermsDialog(&context.dialogParent()));
}

void showCitations(CommandContext& context) {
  open(new CopyDialog(
      CommandTable::tr("Cite Lookbook"),
      CommandTable::tr("BibTeX entries of Lookbook, the data sets and the methods. Cite those that "
                       "your work uses."),
      {{{}, QString::fromStdString(bibtexOfAll())}}, &context.dialogParent()));
}

/// The beginning of a report of a problem. It is not translated, because the developers read it.
QString programAndSystem() {
  return QStringLiteral(
             "Lookbook %1, compiled for %2\n"
             "System: %3, kernel %4 %5, %6\n"
             "Qt %7 (%8), VTK %9\n")
      .arg(QString::fromUtf8(kVersion), QString::fromStdString(thisInstructionSet()),
           QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
           QSysInfo::currentCpuArchitecture(), QString::fromUtf8(qVersion()),
           QGuiApplication::platformName(), vtkVersion());
}

void reportProblem(CommandContext& context) {
  const QString text = programAndSystem();
  QGuiApplication::clipboard()->setText(text);
  open(new CopyDialog(
      CommandTable::tr("Report a problem"),
      CommandTable::tr("This text was copied to the clipboard. Paste it into your report, and add "
                       "what you did, what you expected and what happened instead."),
      {{{}, text}}, &context.dialogParent()));
}

}  // namespace

std::vector<Command> CommandTable::help() {
  return {
      {.id = "help",
       .menu = Menu::help,
       .title = tr("&Keys and gestures"),
       .icon = "help",
       .keys = "F1",
       .help = tr("Show this table"),
       .toolTip = tr("Keys and gestures"),
       .run = showKeys},
      {.id = "terms",
       .menu = Menu::help,
       .title = tr("&Terms…"),
       .help = tr("Explain the terms of the window: methods, parameters and scores"),
       .run = showTerms},
      {.id = "cite",
       .menu = Menu::help,
       .separated = true,
       .title = tr("&Cite Lookbook…"),
       .help = tr("Show the BibTeX entries of Lookbook, the data sets and the methods"),
       .run = showCitations},
      {.id = "reportProblem",
       .menu = Menu::help,
       .title = tr("&Report a problem…"),
       .help = tr("Copy the versions of Lookbook and of the system, for a report of a problem"),
       .run = reportProblem},
  };
}

}  // namespace lookbook::ui
