#pragma once

#include "core/base/text.h"

#include <span>
#include <string_view>
#include <vector>

namespace lookbook {
struct MapOptions;
}

namespace lookbook::ui {

/// A term of the window, explained for people who do not know it.
struct Term {
  const char* id;           ///< "perplexity"; for a method or an objective, its name in recipes
  Label name;               ///< its name in the window: "Perplexity"
  bool many = false;        ///< whether the name is a plural
  Label what;               ///< two sentences that explain it
  Label use;                ///< one sentence: when to change it, or how to interpret it
  const char* source = "";  ///< the paper, with its year; "" if there is none to name
};

/// All terms: methods, their parameters, scores. Thread-safe.
const std::vector<Term>& glossary();

/// The term with this id; null if there is none. Cost: O(terms).
const Term* findTerm(std::string_view id);

/// The id of the term that explains an option, which is given by its name (Field::name). For the
/// option "method" it is the term of the current method. Empty for an option without a term.
std::string_view termOfOption(const MapOptions& options, std::string_view option);

/// The two halves of the glossary.
std::span<const Term> methodTerms();  ///< methods and their parameters
std::span<const Term> scoreTerms();   ///< measures of maps and classes

}  // namespace lookbook::ui
