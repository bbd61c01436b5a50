#include "app/painting.h"

#include "app/common/terminal.h"

#include <QFontDatabase>
#include <QGuiApplication>

#include <algorithm>
#include <charconv>
#include <iostream>

namespace lookbook::app {

namespace {

/// Sets the font that app/run.sh installs, so that figures look the same on every machine with it.
bool chooseFont() {
  const QStringList families = QFontDatabase::families();
  const QString preferred = QStringLiteral("DejaVu Sans");
  if (families.contains(preferred)) QGuiApplication::setFont(QFont(preferred));
  return !families.isEmpty();
}

int paintOffscreen(char* program, const std::string& command, const std::string& out,
                   const std::function<Result<void>()>& paint) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  // Qt's messages about the environment (such as a missing runtime folder) do not matter to the
  // user here.
  qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtCriticalMsg || type == QtFatalMsg) cli::print(message.toStdString());
  });
  int count = 1;
  char* words[] = {program, nullptr};
  const QGuiApplication application(count, words);
  if (!chooseFont())
    return cli::complain(command, "There is no font. Install fonts-dejavu-core.", cli::kFailed);
  const Result<void> result = paint();
  if (!result) return cli::complain(command, result.error());
  std::cout << cli::printable(out) << std::endl;
  if (!std::cout) return cli::complain(command, "Standard output cannot be written.", cli::kFailed);
  return cli::kDone;
}

}  // namespace

int runPainting(CLI::App& command, int argc, char** argv, const std::string& out,
                const std::function<Result<void>()>& paint) {
  const std::string name = command.get_name();
  return cli::ending(name.c_str(), "painting", [&] {
    try {
      command.parse(argc - 1, argv + 1);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == 0) return command.exit(error);  // --help
      return cli::complain(name, std::string(error.what()) + " (see --help)", cli::kWrongUsage);
    }
    return paintOffscreen(argv[0], name, out, paint);
  });
}

QSizeF readSize(const std::string& words) {
  constexpr int kSmallest = 100;
  constexpr int kLargest = 32767;
  int width = 0;
  int height = 0;
  const char* end = words.data() + words.size();
  const auto [cross, wrongWidth] = std::from_chars(words.data(), end, width);
  if (wrongWidth == std::errc() && cross != end && *cross == 'x') {
    const auto [stop, wrongHeight] = std::from_chars(cross + 1, end, height);
    if (wrongHeight == std::errc() && stop == end && std::min(width, height) >= kSmallest &&
        std::max(width, height) <= kLargest)
      return {static_cast<double>(width), static_cast<double>(height)};
  }
  throw CLI::ValidationError(
      "--size", words + " is not WIDTHxHEIGHT, each from 100 to 32767, such as 1600x1200");
}

bool readTheme(const std::string& name) {
  if (name != "light" && name != "dark")
    throw CLI::ValidationError("--theme", name + " is not light or dark");
  return name == "dark";
}

}  // namespace lookbook::app
