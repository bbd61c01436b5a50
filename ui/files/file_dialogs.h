#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace lookbook::ui {

/// The window's file dialogs. Each kind of file has a folder of its own, in which its dialogs
/// begin: where one of that kind was opened or saved last (QSettings), at first the user's
/// documents, or home; never the working directory. For the window's thread.
enum class FileKind { dataset, map, picture, session, figure, film };

/// An absolute path of a folder that exists.
QString folderOf(FileKind kind);
/// The next dialog of that kind begins where this file or folder is.
void rememberFolder(FileKind kind, const QString& file);

/// Asks for a file to open; "": none. Remembers its folder.
/// @param filters as QFileDialog's
QString askToOpen(QWidget* parent, FileKind kind, const QString& title, const QString& filters);
/// Asks for a folder to open; "": none. Remembers its parent.
QString askForFolder(QWidget* parent, FileKind kind, const QString& title);
/// Asks where to save; "": nowhere. Remembers the folder; replaces a file only after a question.
/// @param name suggested, with its suffix
/// @param suffixes without dots, that a name may have; one without any of them gets the name's
QString askToSave(QWidget* parent, FileKind kind, const QString& title, const QString& name,
                  const QString& filters, const QStringList& suffixes);

/// Opens the folder of a file in the system's file manager.
void showInFolder(const QString& file);

}  // namespace lookbook::ui
