#pragma once

#include "core/base/text.h"

#include <span>
#include <string_view>
#include <vector>

namespace lookbook {
struct MapOptions;
}

namespace lookbook::ui {

/// A term of the window, explained for people who meet it for the first time.
struct Term {
  const char* id;           ///< "perplexity"; of a method or an objective, its name in recipes
  Label name;               ///< as the window shows it: "Perplexity"
  bool many = false;        ///< whether the name is a plural
  Label what;               ///< two sentences: what it is
  Label use;                ///< one sentence: when to change it, or how to read it
  const char* source = "";  ///< the paper, with its year; "" if there is none to name
};

/// All terms: methods, their parameters, scores. Thread-safe.
const std::vector<Term>& glossary();

/// Null if there is no term of this id. Cost: O(terms).
const Term* findTerm(std::string_view id);

/// The id of the term of an option, given by its name (Field::name): of "method", the term of the
/// method that the options have. Empty for an option without a term.
std::string_view termOfOption(const MapOptions& options, std::string_view option);

/// The two halves of the glossary.
std::span<const Term> methodTerms();  ///< methods and their parameters
std::span<const Term> scoreTerms();   ///< what is measured of maps and classes

}  // namespace lookbook::ui
