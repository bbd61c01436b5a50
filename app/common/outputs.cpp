#include "app/common/outputs.h"

#include "app/common/frames_list.h"
#include "core/io/whole_file.h"
#include "core/io/whole_folder.h"
#include "core/readers/dataset_files.h"

#include <filesystem>
#include <utility>

namespace lookbook::cli {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> wrong(std::string message) {
  return badArgument(std::move(message));
}

std::string inWords(const NamedPath& named) {
  return named.option + " " + named.path;
}

Result<void> checkInputs(const NamedPath& output, const Outputs& outputs) {
  for (const NamedPath& input : outputs.inputs)
    if (!input.path.empty() && isSameFile(output.path, input.path))
      return wrong(inWords(output) + " is also read by " + input.option +
                   "; choose another name for what is written");
  if (holdsDataset(output.path, {}))
    return wrong(inWords(output) + " holds a data set's images or labels; choose another name");
  for (const std::string& dataset : outputs.datasets)
    if (holdsDataset(output.path, dataset))
      return wrong(inWords(output) + " is a file of the data set " + dataset +
                   "; choose another name");
  return {};
}

Result<void> checkFile(const NamedPath& output) {
  const fs::path folder = fs::path(output.path).parent_path();
  std::error_code ignored;
  if (!folder.empty() && !fs::exists(folder, ignored))
    return fail(Error::Kind::io,
                output.path + ": cannot be written: No such file or directory: " + folder.string());
  return checkWholeFile(output.path);
}

/// A run's moments replace those of an earlier one.
Result<void> checkBesideFrames(const Outputs& outputs) {
  if (outputs.frames.empty()) return {};
  for (const NamedPath& output : outputs.files)
    if (!output.path.empty() && isOfFrames(output.path, outputs.frames))
      return wrong(inWords(output) + " is among what --frames writes; choose another name");
  for (const NamedPath& input : outputs.inputs)
    if (!input.path.empty() && isOfFrames(input.path, outputs.frames))
      return wrong(inWords(input) + " would be replaced by --frames " + outputs.frames +
                   "; choose another folder");
  return checkFramesFolder(outputs.frames);
}

}  // namespace

Result<void> checkOutputs(const Outputs& outputs) {
  const auto& files = outputs.files;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].path.empty()) continue;
    for (std::size_t j = 0; j < i; ++j)
      if (!files[j].path.empty() && isSameFile(files[i].path, files[j].path))
        return wrong("found " + files[i].path + " for both " + files[j].option + " and " +
                     files[i].option + "; expected a file for each");
    if (auto checked = checkInputs(files[i], outputs); !checked) return checked;
  }
  if (auto checked = checkBesideFrames(outputs); !checked) return checked;
  for (const NamedPath& output : files)
    if (!output.path.empty())
      if (auto checked = checkFile(output); !checked) return checked;
  return outputs.folder.empty() ? Result<void>() : checkWholeFolder(outputs.folder);
}

}  // namespace lookbook::cli
