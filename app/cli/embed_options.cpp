#include "app/cli/embed_options.h"

#include "app/common/described_options.h"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace lookbook::cli {

namespace {

/// The help text of an option, and the methods to which it applies.
struct OptionHelp {
  std::vector<std::string> types;  ///< "N", or the choices of all methods
  /// Sentences (help and default), each with the titles of its methods.
  std::vector<std::pair<std::string, std::string>> sentences;
  std::vector<Method> methods;  ///< methods with the option
};

/// The options of all methods in the order in which they are described, each name once.
std::vector<std::pair<std::string, OptionHelp>> optionsOfAllMethods() {
  std::vector<std::pair<std::string, OptionHelp>> all;
  for (const MapOptions& kind : optionsOfEveryKind()) {
    const char* title = infoOf(kind.method).title.english;
    describe(kind, [&](const Field& field, const auto& value) {
      auto known = std::ranges::find(all, field.name, &std::pair<std::string, OptionHelp>::first);
      if (known == all.end()) known = all.insert(all.end(), {field.name, {}});
      OptionHelp& help = known->second;
      if (std::ranges::find(help.methods, kind.method) != help.methods.end()) return;
      std::istringstream types(typeName<std::decay_t<decltype(value)>>(field));
      for (std::string type; std::getline(types, type, '|');)
        if (std::ranges::find(help.types, type) == help.types.end()) help.types.push_back(type);
      const bool isMethod = std::string_view(field.name) == "method";
      std::string sentence = field.help.english;
      if (!isMethod) sentence += " [" + optionText(field, value) + "]";
      if (help.sentences.empty() || help.sentences.back().first != sentence)
        help.sentences.emplace_back(sentence, title);
      else
        help.sentences.back().second += std::string(", ") + title;
      help.methods.push_back(kind.method);
    });
  }
  return all;
}

/// "t-SNE: Effective number of neighbours ... [30]"; without a title if all methods share the
/// option.
std::string helpText(const OptionHelp& help) {
  std::string text;
  for (const auto& [sentence, titles] : help.sentences) {
    const bool shared = help.sentences.size() == 1 && help.methods.size() == kMethodNames.size();
    text += (text.empty() ? "" : "\n") + (shared ? std::string() : titles + ": ") + sentence;
  }
  return text;
}

/// An option that was given but cannot be combined with a recipe; "": none.
const char* besideRecipe(const EmbedOptions& options) {
  if (options.source.splitGiven) return "--split";
  if (options.source.images.limit > 0) return "--limit";
  if (options.moment) return "--branch";
  if (!options.onto.map.empty()) return "--onto";
  if (!options.graph.empty()) return "--graph";
  return options.given.empty() ? "" : options.given.begin()->first.c_str();
}

}  // namespace

void addMapOptions(CLI::App& command, EmbedOptions& options) {
  for (auto& [name, help] : optionsOfAllMethods()) {
    if (name == "init") help.types.emplace_back("FILE.npy");
    command
        .add_option_function<std::string>(
            "--" + name,
            [&options, key = name](const std::string& text) { options.given[key] = text; },
            helpText(help))
        ->type_name(CLI::detail::join(help.types, "|"));
  }
}

void readMapOptions(EmbedOptions& options) {
  if (!options.onto.map.empty()) {
    if (options.given.empty()) return;
    throw CLI::ValidationError("--" + options.given.begin()->first,
                               "cannot be combined with --onto, whose recipe sets it");
  }
  if (options.recipe) {
    const char* const other = besideRecipe(options);
    if (*other != '\0')
      throw CLI::ValidationError(other, "cannot be combined with --recipe, which sets it");
    options.map = options.recipe->options;
    return;
  }
  if (options.moment) {
    if (options.given.contains("init"))
      throw CLI::ValidationError("--init",
                                 "cannot be combined with --branch, whose moment is where "
                                 "the points start");
    const char* method = kMethodNames[static_cast<std::size_t>(options.map.method)];
    const std::string& given = options.given.try_emplace("method", method).first->second;
    if (given != method)
      throw CLI::ValidationError("--method",
                                 given + " is not " + method + ", the method of the moment's run");
  }
  if (!options.given.contains("method")) throw CLI::RequiredError("--method");
  describe(options.map, [&](const Field& field, auto& value) {
    const auto given = options.given.find(field.name);
    if (given == options.given.end() || readOption(field, given->second, value)) return;
    if (given->first == "init") {
      options.initial = given->second;
      return;
    }
    throw CLI::ValidationError(
        "--" + given->first,
        given->second + " is not " + expected<std::decay_t<decltype(value)>>(field));
  });
}

}  // namespace lookbook::cli
