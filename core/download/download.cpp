#include "core/download/download.h"

#include "core/base/plain_text.h"
#include "core/download/checksums.h"
#include "core/download/part_folder.h"
#include "core/download/transfer.h"
#include "core/io/whole_file.h"
#include "core/io/whole_folder.h"

#include <algorithm>
#include <optional>
#include <span>
#include <system_error>

namespace lookbook {

namespace fs = std::filesystem;

namespace {

using End = TransferEnd::Kind;

constexpr std::uint64_t kMostBytes = 1'000'000'000;  ///< of a file whose size is not known
constexpr int kMostCuts = 20;                        ///< of a file by one mirror
constexpr const char* kSums = "SHA256SUMS";          ///< sha256sum -c reads it

std::uint64_t sizeOf(const fs::path& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  return error ? 0 : size;
}

/// Fetches the files of a data set into the part folder.
class Fetching {
 public:
  Fetching(const Download& download, const DownloadOptions& options, fs::path folder,
           const std::stop_token& stop, const DownloadProgress& progress)
      : download_(download),
        options_(options),
        mirrors_(options.mirrors.empty() ? download.mirrors : options.mirrors),
        folder_(std::move(folder)),
        stop_(stop),
        progress_(progress) {
    for (std::string& mirror : mirrors_)
      if (!mirror.ends_with('/')) mirror += '/';
  }

  Result<void> fetchAll() {
    for (const DownloadFile& file : download_.files) {
      if (auto fetched = fetch(file); !fetched) return fetched;
      before_ += sizeOf(folder_ / file.name);
    }
    return {};
  }

 private:
  /// Fetches a file from the first mirror that has it, beginning with the one that had the last.
  Result<void> fetch(const DownloadFile& file) {
    if (file.md5.empty()) removeFile(file);  // whether its beginning is right cannot be known
    if (sizeOf(folder_ / file.name) >= std::max<std::uint64_t>(file.bytes, 1)) {
      if (!objectionTo(file, folder_ / file.name)) return {};
      if (file.bytes > 0) removeFile(file);
    }
    std::vector<Error> reasons;
    bool connected = false;
    for (std::size_t tried = 0; tried < mirrors_.size(); ++tried) {
      const TransferEnd end = fetchFrom(mirrors_[mirror_], file);
      if (end.kind == End::arrived) return {};
      if (end.kind == End::failed) return tl::unexpected(*end.error);
      connected = connected || end.kind != End::unreachable;
      reasons.push_back(*end.error);
      mirror_ = (mirror_ + 1) % mirrors_.size();
    }
    return tl::unexpected(failure(reasons, connected));
  }

  /// Fetches a file from one mirror, in as many attempts as it takes.
  TransferEnd fetchFrom(const std::string& mirror, const DownloadFile& file) {
    const fs::path path = folder_ / file.name;
    TransferRequest request{.address = mirror + file.name,
                            .file = path,
                            .from = sizeOf(path),
                            .bytes = file.bytes,
                            .most = kMostBytes,
                            .caFile = options_.caFile,
                            .patience = options_.patience};
    for (int cuts = 0;;) {
      TransferEnd end = transfer(request, stop_, [&](std::uint64_t size) { tell(file, size); });
      const std::uint64_t before = request.from;
      request.from = sizeOf(path);
      if (end.kind == End::arrived) {
        const auto objection = objectionTo(file, request.address);
        if (!objection) return end;
        removeFile(file);
        request.from = 0;
        // What is wrong may be what an earlier attempt has left.
        if (before == 0) return {End::refused, Error(Error::Kind::io, *objection)};
      } else if (end.kind == End::noRange && before > 0) {
        request.from = 0;
      } else if (end.kind == End::refused && request.from > before) {
        removeFile(file);  // more arrived than the file has
        return end;
      } else if (end.kind != End::interrupted || request.from <= before || ++cuts > kMostCuts) {
        return end;
      }
    }
  }

  /// What is wrong with a file that seems complete.
  /// @param place its address, or path
  template <class Place>
  std::optional<Text> objectionTo(const DownloadFile& file, const Place& place) const {
    const fs::path path = folder_ / file.name;
    const std::uint64_t size = sizeOf(path);
    if (size == 0) return text("%1 is empty.", place);
    if (file.bytes > 0 && size != file.bytes)
      return text("%1 has %2 bytes, but the published file has %3.", place, size, file.bytes);
    if (file.md5.empty()) return std::nullopt;
    const auto md5 = md5OfFile(path);
    if (!md5) return md5.error().text;
    if (*md5 == file.md5) return std::nullopt;
    return text(
        "%1 does not have the published checksum: it is another file or was damaged on the "
        "way.",
        place);
  }

  /// The error if no mirror has a file.
  [[nodiscard]] Error failure(const std::vector<Error>& reasons, bool connected) const {
    std::vector<Text> names;
    for (const DownloadFile& file : download_.files) names.push_back(text("%1", file.name));
    const fs::path folder = folderOf(download_, options_);
    if (!connected)
      return {Error::Kind::io,
              text("%1 Check the network connection, or put the files %2 into the folder %3.",
                   reasons.front(), joined(names), folder)};
    Text all = reasons.front().text;
    for (const Error& reason : std::span(reasons).subspan(1)) all = text("%1 %2", all, reason);
    return {
        Error::Kind::io,
        text("%1 could not be downloaded. %2 Try again later or from another address, or put the "
             "files %3 into the folder %4.",
             download_.name, all, joined(names), folder)};
  }

  void removeFile(const DownloadFile& file) const {
    std::error_code ignored;
    fs::remove(folder_ / file.name, ignored);
  }

  void tell(const DownloadFile& file, std::uint64_t size) const {
    if (progress_) progress_({file.name, before_ + size, download_.bytes()});
  }

  const Download& download_;
  const DownloadOptions& options_;
  std::vector<std::string> mirrors_;
  fs::path folder_;
  const std::stop_token& stop_;
  const DownloadProgress& progress_;
  std::size_t mirror_ = 0;    ///< the one to begin with
  std::uint64_t before_ = 0;  ///< bytes of the files that are complete
};

/// Records the SHA-256 of the files without a published checksum, and says so.
Result<std::vector<Text>> recordSums(const Download& download, const fs::path& folder) {
  std::vector<Text> notes;
  std::string sums;
  for (const DownloadFile& file : download.files) {
    if (!file.md5.empty()) continue;
    const auto sum = sha256OfFile(folder / file.name);
    if (!sum) return tl::unexpected(sum.error());
    sums += *sum + "  " + file.name + "\n";
    notes.push_back(
        text("No checksum is published for %1; its SHA-256 was recorded in %2.", file.name, kSums));
  }
  if (sums.empty()) return notes;
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(sums.data()), sums.size());
  if (auto written = writeWholeFile(folder / kSums, {bytes}); !written)
    return tl::unexpected(written.error());
  return notes;
}

Result<void> checkOptions(const DownloadOptions& options) {
  for (const std::string& mirror : options.mirrors)
    if (!mirror.starts_with("https://") && !mirror.starts_with("http://"))
      return badArgument("%1 is not an address that begins with https:// or http://.", mirror);
  if (options.folder.empty())
    return badArgument(text("There is no folder for data sets, because HOME is not set."));
  return {};
}

}  // namespace

fs::path folderOf(const Download& download, const DownloadOptions& options) {
  return options.folder / download.id;
}

Result<Downloaded> downloadDataset(const Download& download, const DownloadOptions& options,
                                   const std::stop_token& stop, const DownloadProgress& progress) {
  if (auto checked = checkOptions(options); !checked) return tl::unexpected(checked.error());
  const fs::path target = folderOf(download, options);
  std::error_code error;
  if (!options.replace && fs::exists(target, error))
    if (auto checked = checkWholeFolder(target); !checked) return tl::unexpected(checked.error());
  auto part = PartFolder::open(target);
  if (!part) return tl::unexpected(part.error());
  Fetching fetching(download, options, part->path(), stop, progress);
  if (auto fetched = fetching.fetchAll(); !fetched) return tl::unexpected(fetched.error());
  auto notes = recordSums(download, part->path());
  if (!notes) return tl::unexpected(notes.error());
  std::vector<std::string> names{kSums};
  for (const DownloadFile& file : download.files) names.push_back(file.name);
  if (auto kept = part->keep(names, options.replace); !kept) return tl::unexpected(kept.error());
  return Downloaded{target, *std::move(notes)};
}

}  // namespace lookbook
