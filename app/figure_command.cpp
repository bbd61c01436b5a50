#include "app/figure_command.h"

#include "app/cli/source.h"
#include "app/figure_report.h"
#include "core/data/catalogue.h"
#include "core/data/npy.h"
#include "ui/figure/figure.h"
#include "ui/figure/lettering.h"

#include <CLI/CLI.hpp>
#include <QFontDatabase>
#include <QGuiApplication>

#include <algorithm>
#include <charconv>
#include <exception>
#include <iostream>
#include <memory>
#include <string>
#include <utility>

namespace lookbook::app {

namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

struct FigureOptions {
  cli::Source source;
  std::string map;
  std::string report;
  bool sheet = false;
  std::string className;
  std::string title;
  std::string caption;
  bool dark = false;
  QSizeF size{1600, 1200};
  double scale = 1;
  std::string out;
};

int complain(const std::string& reason, int status) {
  std::cerr << "lookbook figure: " << reason << '\n';
  return status;
}

QString dotted(const std::vector<std::string>& facts) {
  QStringList list;
  for (const std::string& fact : facts) list << QString::fromStdString(fact);
  return list.join(QStringLiteral(" \u00b7 "));
}

/// "70,000 images (train and test)".
std::string countFact(const Dataset& dataset, const std::vector<ImageIndex>& images) {
  const auto train = static_cast<std::size_t>(std::ranges::count_if(
      images, [&](ImageIndex i) { return dataset.split(i) == Split::train; }));
  std::string count = ui::grouped(images.size()).toStdString() + " images";
  if (dataset.trainCount() == 0 || dataset.testCount() == 0) return count;
  if (train == 0) return count + " (test)";
  return count + (train == images.size() ? " (train)" : " (train and test)");
}

Result<void> checkMap(const FigureOptions& options, const MatrixF& map, std::size_t images) {
  const auto rows = static_cast<std::size_t>(map.rows());
  if (rows != images)
    return fail(Error::Kind::badFile,
                options.map + " has " + std::to_string(rows) + " rows; expected " +
                    std::to_string(images) +
                    ", one for each image that DATASET, --split and --limit name");
  if (map.cols() < 2)
    return fail(Error::Kind::badFile, options.map + " has " + std::to_string(map.cols()) +
                                          " columns; expected 2 or 3, the coordinates of a map");
  return {};
}

Result<FigureReport> reportFor(const FigureOptions& options, const Dataset& dataset,
                               const std::vector<ImageIndex>& images) {
  if (options.report.empty()) return FigureReport{};
  auto report = readFigureReport(options.report);
  if (!report) return report;
  if (auto fits = checkReport(*report, options.report, dataset, images); !fits)
    return tl::unexpected(fits.error());
  if (report->fingerprint != dataset.fingerprint())
    std::cerr << "Warning: " << options.report << " is about " << report->dataset
              << "; the points are drawn as images of " << dataset.title() << '\n';
  return report;
}

QString chosen(const std::string& given, const QString& otherwise) {
  return given.empty() ? otherwise : QString::fromStdString(given);
}

Result<void> saveMap(const FigureOptions& options, const DatasetPtr& dataset,
                     std::vector<ImageIndex> images) {
  auto map = readNpy(options.map);
  if (!map) return tl::unexpected(map.error());
  if (auto fits = checkMap(options, *map, images.size()); !fits) return fits;
  const auto report = reportFor(options, *dataset, images);
  if (!report) return tl::unexpected(report.error());

  std::vector<std::string> facts{countFact(*dataset, images)};
  std::ranges::move(report->facts(), std::back_inserter(facts));
  QString title = QString::fromStdString(dataset->title());
  if (!report->method.empty())
    title += QStringLiteral(", %1").arg(QString::fromStdString(report->methodTitle()));
  ui::MapFigure figure;
  figure.dataset = dataset;
  figure.images = std::move(images);
  figure.positions = std::make_shared<const MatrixF>(std::move(*map));
  figure.title = chosen(options.title, title);
  figure.caption = chosen(options.caption, dotted(facts));
  figure.xLabel = QString::fromStdString(report->axisLabel(0));
  figure.yLabel = QString::fromStdString(report->axisLabel(1));
  figure.recipe = QString::fromStdString(report->recipe);
  return ui::save(figure, options.dark ? ui::darkTheme() : ui::lightTheme(), options.size,
                  options.scale, options.out);
}

Result<void> saveSheet(const FigureOptions& options, const DatasetPtr& dataset,
                       std::vector<ImageIndex> images) {
  QString title = QString::fromStdString(dataset->title());
  if (!options.className.empty()) {
    const auto label = cli::findClass(*dataset, options.className);
    if (!label) return tl::unexpected(label.error());
    std::erase_if(images, [&](ImageIndex i) { return dataset->label(i) != *label; });
    const std::string& name = dataset->className(*label);
    if (images.empty())
      return fail(Error::Kind::badArgument, "no images of class " + name + " among those chosen");
    title += QStringLiteral(", %1").arg(QString::fromStdString(name));
  }
  ui::SheetFigure figure;
  figure.dataset = dataset;
  figure.title = chosen(options.title, title);
  const QString pixels =
      QStringLiteral("%1 x %2 pixels each").arg(dataset->columns()).arg(dataset->rows());
  figure.caption =
      chosen(options.caption, dotted({countFact(*dataset, images), pixels.toStdString()}));
  figure.images = std::move(images);
  return ui::save(figure, options.dark ? ui::darkTheme() : ui::lightTheme(), options.size,
                  options.scale, options.out);
}

Result<void> checkWords(const FigureOptions& options) {
  const auto wrong = [](const char* why) { return fail(Error::Kind::badArgument, why); };
  if (options.sheet != options.map.empty())
    return wrong(options.sheet ? "found --map and --sheet; expected one of them"
                               : "expected --map MAP.npy or --sheet");
  if (!options.report.empty() && options.sheet) return wrong("--report goes with --map only");
  if (!options.className.empty() && !options.sheet) return wrong("--class goes with --sheet only");
  return {};
}

Result<void> figure(const FigureOptions& options) {
  if (auto sensible = checkWords(options); !sensible) return sensible;
  if (auto known = ui::checkFigurePath(options.out); !known) return known;
  const auto opened = openDataset(options.source.dataset);
  if (!opened) return tl::unexpected(opened.error());
  for (const std::string& warning : (*opened)->warnings())
    std::cerr << "Warning: " << warning << '\n';
  auto images = cli::selectImages(**opened, options.source);
  if (!images) return tl::unexpected(images.error());
  return options.sheet ? saveSheet(options, *opened, std::move(*images))
                       : saveMap(options, *opened, std::move(*images));
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
      "--size", "found " + words + "; expected WIDTHxHEIGHT, each from 100 to 32767, as 1600x1200");
}

bool readTheme(const std::string& name) {
  if (name != "light" && name != "dark")
    throw CLI::ValidationError("--theme", "found " + name + "; expected light or dark");
  return name == "dark";
}

void addOptions(CLI::App& command, FigureOptions& options) {
  command.add_option("DATASET", options.source.dataset, cli::kDatasetHelp)
      ->required()
      ->type_name("");
  command
      .add_option("--map", options.map, "Draw this map: n x 2 or n x 3, from lookbook-cli embed")
      ->type_name("MAP.npy");
  command.add_option("--report", options.report, "Tell in the caption how the map was made")
      ->type_name("REPORT.json");
  command.add_flag("--sheet", options.sheet, "Draw the images themselves, class by class");
  command
      .add_option("--class", options.className, "Only this class in the sheet, by label or name")
      ->type_name("K");
  cli::addSelection(command, options.source);
  command.add_option("--title", options.title, "Instead of the data set's and method's name")
      ->type_name("T");
  command.add_option("--caption", options.caption, "Instead of what is known of the map")
      ->type_name("C");
  command
      .add_option_function<std::string>(
          "--theme", [&](const std::string& name) { options.dark = readTheme(name); }, "The look")
      ->type_name("light|dark")
      ->default_str("light");
  command
      .add_option_function<std::string>(
          "--size", [&](const std::string& words) { options.size = readSize(words); },
          "Width and height, in pixels of 1/96 inch")
      ->type_name("WxH")
      ->default_str("1600x1200");
  command.add_option("--scale", options.scale, "Pixels of a PNG to each of these, 0.1 to 20")
      ->check(CLI::Range(0.1, 20.0))
      ->type_name("S")
      ->capture_default_str();
  command.add_option("--out", options.out, "The picture to write")
      ->required()
      ->type_name("FILE.png|svg|pdf");
}

/// Figures look the same on every machine that has the font which app/run.sh installs.
bool chooseFont() {
  const QStringList families = QFontDatabase::families();
  const QString preferred = QStringLiteral("DejaVu Sans");
  if (families.contains(preferred)) QGuiApplication::setFont(QFont(preferred));
  return !families.isEmpty();
}

int paintFigure(const FigureOptions& options, char* program) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  // Qt's remarks on the machine (no runtime folder, ...) are none of the user's concern here.
  qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtCriticalMsg || type == QtFatalMsg) std::cerr << qPrintable(message) << '\n';
  });
  int count = 1;
  char* words[] = {program, nullptr};
  const QGuiApplication application(count, words);
  if (!chooseFont()) return complain("no font found; install fonts-dejavu-core", kFailed);
  const Result<void> result = figure(options);
  if (!result)
    return complain(result.error().message,
                    result.error().kind == Error::Kind::badArgument ? kWrongUsage : kFailed);
  std::cout << options.out << '\n';
  return kDone;
}

}  // namespace

int runFigure(int argc, char** argv) try {
  CLI::App command("Paints a map or a sprite sheet as a picture. It needs no display.",
                   "lookbook figure");
  FigureOptions options;
  addOptions(command, options);
  try {
    command.parse(argc - 1, argv + 1);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return command.exit(error);  // --help
    return complain(std::string(error.what()) + " (--help tells more)", kWrongUsage);
  }
  return paintFigure(options, argv[0]);
} catch (const std::exception& error) {
  return complain(error.what(), kFailed);
}

}  // namespace lookbook::app
