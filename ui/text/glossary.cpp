#include "ui/text/glossary.h"

#include "core/embedding/common/map_options.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lookbook::ui {

namespace {

/// The terms of options whose names differ from that of their term.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kOptionTerms{
    {{"pca", "components"},
     {"knn", "neighbour-search"},
     {"init", "initialisation"},
     {"neighbors", "neighbours"},
     {"n-neighbors", "neighbours"},
     {"exaggeration-iterations", "exaggeration"},
     {"initial-momentum", "momentum"},
     {"final-momentum", "momentum"},
     {"repulsive-fraction", "repulsive"}}};

}  // namespace

const std::vector<Term>& glossary() {
  static const std::vector<Term> kAll = [] {
    std::vector<Term> all(methodTerms().begin(), methodTerms().end());
    all.insert(all.end(), scoreTerms().begin(), scoreTerms().end());
    return all;
  }();
  return kAll;
}

const Term* findTerm(std::string_view id) {
  const auto found = std::ranges::find(glossary(), id, &Term::id);
  return found == glossary().end() ? nullptr : &*found;
}

std::string_view termOfOption(const MapOptions& options, std::string_view option) {
  if (option == "method") return infoOf(options.method).name;
  const auto* other =
      std::ranges::find(kOptionTerms, option, &decltype(kOptionTerms)::value_type::first);
  const std::string_view id = other == kOptionTerms.end() ? option : other->second;
  return findTerm(id) ? id : std::string_view();
}

}  // namespace lookbook::ui
