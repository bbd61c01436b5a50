#include "app/window_command.h"

#include "core/base/version.h"
#include "ui/canvas/canvas.h"
#include "ui/look/icons.h"
#include "ui/window/application.h"
#include "ui/window/main_window.h"
#include "ui/workspace/workspace.h"

#include <QCommandLineParser>
#include <QStyleFactory>

#include <optional>
#include <span>

namespace lookbook::app {

namespace {

/// The data set that is opened if none is named.
constexpr const char* kDefaultDataset = "fashion-mnist";

/// Selects X11 (XWayland), unless the user has set another platform: GLEW in VTK 9.1 fails on
/// Wayland.
void preferX11() {
#ifdef __linux__
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && qEnvironmentVariableIsSet("DISPLAY"))
    qputenv("QT_QPA_PLATFORM", "xcb");
#endif
}

/// An error for the first argument that is not UTF-8, which Qt cannot represent.
std::optional<Error> wordBeyondUtf8(int argc, char** argv) {
  for (const char* word : std::span(argv, static_cast<std::size_t>(argc)))
    if (QString::fromUtf8(word).toUtf8() != word)
      return Error(Error::Kind::badArgument,
                   text("The window cannot open %1, whose name is not UTF-8. Rename it, or use "
                        "lookbook-cli.",
                        word));
  return std::nullopt;
}

}  // namespace

int runWindow(int argc, char** argv) {
  preferX11();
  ui::prepareOpenGl();
  ui::Application application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("Lookbook"));
  QApplication::setOrganizationName(QStringLiteral("Lookbook"));
  QApplication::setApplicationVersion(QString::fromUtf8(kVersion));
  QApplication::setDesktopFileName(QStringLiteral("lookbook"));
  QApplication::setWindowIcon(ui::applicationIcon());
  QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));

  QCommandLineParser parser;
  parser.setApplicationDescription(QObject::tr("Explore Fashion-MNIST and data sets like it."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(
      QStringLiteral("DATASET"),
      QObject::tr("fashion-mnist (the default), mnist, a folder or a file; or a figure, for the "
                  "view that it was saved from"),
      QStringLiteral("[DATASET]"));
  const QCommandLineOption map(
      QStringLiteral("map"),
      QObject::tr("A map of its images from another program: NPY, NPZ or CSV"),
      QStringLiteral("FILE"));
  parser.addOption(map);
  parser.process(application);
  const QStringList named = parser.positionalArguments();
  if (named.size() > 1) {
    qCritical("lookbook: %d data sets are named, but the window opens one.",
              static_cast<int>(named.size()));
    return 2;
  }

  ui::MainWindow window;
  window.show();
  if (const auto wrong = wordBeyondUtf8(argc, argv)) {
    window.workspace().notices().report(*wrong);
    return QApplication::exec();
  }
  if (named.isEmpty() && !parser.isSet(map) && window.offerUnsaved()) return QApplication::exec();
  window.open(named.isEmpty() ? QString::fromUtf8(kDefaultDataset) : named.front(),
              parser.value(map));
  if (named.isEmpty() && !parser.isSet(map)) window.offerKept();
  return QApplication::exec();
}

}  // namespace lookbook::app
