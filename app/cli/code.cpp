#include "core/export/code.h"

#include "app/cli/command.h"
#include "app/common/source.h"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace lookbook::cli {

namespace {

struct CodeCommand {
  Source source;
  std::string language;
};

Result<void> printCode(const CodeCommand& command) {
  const auto opened = openSource(command.source);
  if (!opened) return tl::unexpected(opened.error());
  warnOf(**opened);
  return selectImages(**opened, command.source).map([&](const std::vector<ImageIndex>& images) {
    std::cout << codeFor(*findCodeLanguage(command.language), **opened, images,
                         codeFiles(**opened));
  });
}

}  // namespace

void addCode(CLI::App& program, Command& chosen) {
  auto options = std::make_shared<CodeCommand>();
  CLI::App* command = program.add_subcommand(
      "code", "Print a short program that loads these images in another language");
  command->add_option("DATASET", options->source.dataset, kDatasetHelp)->required()->type_name("");
  addSelection(*command, options->source);
  std::vector<std::string> names;
  for (const CodeLanguage& language : codeLanguages()) names.emplace_back(language.id);
  std::string words;
  for (const std::string& name : names) words += (words.empty() ? "" : "|") + name;
  options->language = names.front();
  command->add_option("--for", options->language, "The language or library of the program")
      ->check(CLI::IsMember(names))
      ->type_name(words)
      ->capture_default_str();
  command->callback([options, &chosen] { chosen = [options] { return printCode(*options); }; });
}

}  // namespace lookbook::cli
