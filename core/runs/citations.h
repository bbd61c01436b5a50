#pragma once

#include <string>
#include <vector>

namespace lookbook {

/// A work to cite for a map or a figure.
struct Citation {
  std::string subject;  ///< for what it is cited: "Lookbook", or the title of a data set or method
  std::string bibtex;   ///< its entry, without an empty line at its end
};

/// Lookbook itself, the data sets of the catalogue, the methods (several works for some) and the
/// approximate search for neighbours.
std::vector<Citation> citations();

/// All entries as one BibTeX file; a comment names the subject above each.
std::string bibtexOfAll();

}  // namespace lookbook
