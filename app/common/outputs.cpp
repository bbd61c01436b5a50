#include "app/common/outputs.h"

#include "core/io/whole_file.h"
#include "core/io/whole_folder.h"
#include "core/readers/dataset_files.h"
#include "core/runs/files/frames_file.h"

#include <filesystem>
#include <utility>

namespace lookbook::cli {

namespace {

namespace fs = std::filesystem;

std::string inWords(const NamedPath& named) {
  return named.option + " " + named.path;
}

Result<void> checkInputs(const NamedPath& output, const Outputs& outputs) {
  for (const NamedPath& input : outputs.inputs)
    if (!input.path.empty() && isSameFile(output.path, input.path))
      return badArgument("%1 is also read by %2. Select another name for the output.",
                         inWords(output), input.option);
  if (holdsDataset(output.path, {}))
    return badArgument("%1 holds the images or labels of a data set. Select another name.",
                       inWords(output));
  for (const std::string& dataset : outputs.datasets)
    if (holdsDataset(output.path, dataset))
      return badArgument("%1 is a file of the data set %2. Select another name.", inWords(output),
                         dataset);
  return {};
}

Result<void> checkFile(const NamedPath& output) {
  const fs::path folder = fs::path(output.path).parent_path();
  std::error_code ignored;
  if (!folder.empty() && !fs::exists(folder, ignored))
    return fail(Error::Kind::io, "%1 cannot be written: the folder %2 does not exist.", output.path,
                folder);
  return checkWholeFile(output.path);
}

/// Checks that no other output and no input is one of the files that --frames writes.
Result<void> checkBesideFrames(const Outputs& outputs) {
  if (outputs.frames.empty()) return {};
  for (const NamedPath& output : outputs.files)
    if (!output.path.empty() && isOfFrames(output.path, outputs.frames))
      return badArgument("%1 is one of the files that --frames writes. Select another name.",
                         inWords(output));
  for (const NamedPath& input : outputs.inputs)
    if (!input.path.empty() && isOfFrames(input.path, outputs.frames))
      return badArgument("%1 would be replaced by --frames %2. Select another folder.",
                         inWords(input), outputs.frames);
  return checkFramesFolder(outputs.frames);
}

}  // namespace

Result<void> checkOutputs(const Outputs& outputs) {
  const auto& files = outputs.files;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].path.empty()) continue;
    for (std::size_t j = 0; j < i; ++j)
      if (!files[j].path.empty() && isSameFile(files[i].path, files[j].path))
        return badArgument("%1 is named for both %2 and %3. Name a file for each.", files[i].path,
                           files[j].option, files[i].option);
    if (auto checked = checkInputs(files[i], outputs); !checked) return checked;
  }
  if (auto checked = checkBesideFrames(outputs); !checked) return checked;
  for (const NamedPath& output : files)
    if (!output.path.empty())
      if (auto checked = checkFile(output); !checked) return checked;
  return outputs.folder.empty() ? Result<void>() : checkWholeFolder(outputs.folder);
}

}  // namespace lookbook::cli
