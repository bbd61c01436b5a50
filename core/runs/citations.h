#pragma once

#include <string>
#include <vector>

namespace lookbook {

/// A work to cite for what a map or a figure shows.
struct Citation {
  std::string subject;  ///< what it is cited for: "Lookbook", a data set's or a method's title, ...
  std::string bibtex;   ///< its entry, without an empty line at its end
};

/// Lookbook itself, the data sets of the catalogue, the methods (several works for some) and the
/// approximate search for neighbours.
std::vector<Citation> citations();

/// All entries as one BibTeX file; a comment names the subject above each.
std::string bibtexOfAll();

}  // namespace lookbook
