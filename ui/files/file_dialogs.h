#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace lookbook::ui {

/// The window's file dialogs. The dialogs for each kind of file begin in the folder where a file of
/// that kind was last opened or saved (QSettings); at first in the user's documents or home, never
/// in the working directory. For the window's thread.
enum class FileKind { dataset, map, picture, session, figure, film };

/// The folder in which the dialogs for this kind begin: an absolute path of an existing folder.
QString folderOf(FileKind kind);
/// Remembers the folder of this file or folder, in which the next dialog for its kind will begin.
void rememberFolder(FileKind kind, const QString& file);

/// Asks for a file to open, and remembers its folder. Returns "" if the user cancels.
/// @param filters in the format of QFileDialog
QString askToOpen(QWidget* parent, FileKind kind, const QString& title, const QString& filters);
/// Asks for a folder to open, and remembers its parent. Returns "" if the user cancels.
QString askForFolder(QWidget* parent, FileKind kind, const QString& title);
/// Asks where to save a file, and remembers its folder. Asks again before an existing file is
/// replaced. Returns "" if the user cancels.
/// @param name suggested name, with its suffix
/// @param suffixes suffixes that the name may have, without dots; a name without any of them gets
/// the suffix of the suggested name
QString askToSave(QWidget* parent, FileKind kind, const QString& title, const QString& name,
                  const QString& filters, const QStringList& suffixes);

/// Opens the folder of a file in the system's file manager.
void showInFolder(const QString& file);

}  // namespace lookbook::ui
