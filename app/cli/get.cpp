#include "app/cli/command.h"
#include "app/common/interruption.h"
#include "app/common/progress_bar.h"
#include "app/common/terminal.h"
#include "core/base/memory.h"
#include "core/download/download.h"
#include "core/readers/catalogue.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace lookbook::cli {

namespace {

struct GetOptions {
  std::string name;
  std::string to;
  std::vector<std::string> from;
  std::string caFile;
  bool force = false;
};

/// "mnist: MNIST, 12 MB. Licence: ..."
std::string described(const Download& download) {
  return text("%1: %2, %3. Licence: %4.", download.id, download.name, byteCount(download.bytes()),
              download.licence)
      .english();
}

/// The data sets, one in a line.
std::string describedDownloads() {
  std::string lines;
  for (const Download& download : downloads()) lines += described(download) + "\n";
  return lines;
}

/// Checks whether a data set would be overwritten, with an error that names the option.
Result<void> checkAbsent(const std::filesystem::path& folder, bool force) {
  std::error_code error;
  if (force || !std::filesystem::exists(folder, error)) return {};
  if (std::filesystem::is_empty(folder, error) && !error) return {};
  return fail(Error::Kind::io, "%1 exists already. With --force, it is downloaded again.", folder);
}

Result<Downloaded> downloadShown(const Download& download, const DownloadOptions& options) {
  const Interruption interruption;
  ProgressBar bar(false);
  bar.begin(download.name);
  const auto show = [&](const DownloadState& state) {
    const double whole = static_cast<double>(std::max<std::uint64_t>(state.bytes, 1));
    bar.show(std::min(1.0, static_cast<double>(state.done) / whole), state.file);
  };
  auto done = downloadDataset(download, options, interruption.stop(), show);
  bar.clear();
  if (!done && done.error().kind == Error::Kind::cancelled)
    print("Cancelled. What has arrived is kept, and the next attempt continues.");
  return done;
}

Result<void> get(const GetOptions& options) {
  if (options.name.empty()) {
    std::cout << describedDownloads();
    return {};
  }
  const Download* download = findDownload(options.name);
  if (!download)
    return badArgument("%1 is not a data set that can be downloaded (see get --help).",
                       options.name);
  const DownloadOptions how{
      .folder = options.to.empty() ? programDataFolder() : std::filesystem::path(options.to),
      .mirrors = options.from,
      .caFile = options.caFile,
      .replace = options.force};
  const std::filesystem::path folder = folderOf(*download, how);
  if (auto checked = checkAbsent(folder, options.force); !checked) return checked;
  print(described(*download));
  const auto done = downloadShown(*download, how);
  if (!done) return tl::unexpected(done.error());
  for (const Text& words : done->notes) note(words.english());
  std::cout << printable(done->folder.string()) << ": " << download->files.size() << " files\n";
  return {};
}

}  // namespace

void addGet(CLI::App& program, Command& chosen) {
  auto options = std::make_shared<GetOptions>();
  CLI::App* command = program.add_subcommand(
      "get",
      "Download a data set into the program's data folder, where the other commands find it.\n"
      "Its files are checked before they are used. Without NAME, list the data sets:\n" +
          describedDownloads());
  command->add_option("NAME", options->name, "The data set to download")->type_name("");
  command->add_option("--to", options->to, "Folder of data sets in which NAME's folder is created")
      ->type_name("FOLDER");
  command->add_flag("--force", options->force, "Download it again if it is there already");
  command
      ->add_option("--from", options->from,
                   "Address of a folder with the files, instead of the known ones")
      ->type_name("ADDRESS")
      ->expected(1);
  command
      ->add_option("--ca-file", options->caFile,
                   "Certificates to trust (PEM), instead of the system's")
      ->check(CLI::ExistingFile)
      ->type_name("FILE");
  command->callback([options, &chosen] { chosen = [options] { return get(*options); }; });
}

}  // namespace lookbook::cli
