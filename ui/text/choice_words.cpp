#include "ui/text/choice_words.h"

#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <algorithm>
#include <array>

namespace lookbook::ui {

namespace {

struct Choice {
  std::string_view word;
  Label title;
};

constexpr std::array kChoices{Choice{"auto", "Auto"},
                              Choice{"exact", "Exact"},
                              Choice{"hnsw", "HNSW"},
                              Choice{"pca", "PCA"},
                              Choice{"random", "Random"},
                              Choice{"spectral", "Spectral"},
                              Choice{"fixed", "Fixed"},
                              Choice{"neighbors", "Neighbours"},
                              Choice{"distances", "Distances"},
                              Choice{"log1p", "Log1p"},
                              Choice{"linear", "Linear"},
                              Choice{"quadratic", "Quadratic"},
                              Choice{"cubic", "Cubic"},
                              Choice{"huber", "Huber"},
                              Choice{"logistic", "Logistic"},
                              Choice{"log", "Log"},
                              Choice{"inverse-power", "Inverse power"},
                              Choice{"log-ratio", "Log ratio"},
                              Choice{"none", "None"},
                              Choice{"absolute", "Absolute"},
                              Choice{"weighted-quadratic", "Weighted quadratic"},
                              Choice{"centered", "Centred"},
                              Choice{"standardized", "Standardized"},
                              Choice{"petroff", "Petroff (2021)"},
                              Choice{"shapes", "Vector shapes"},
                              Choice{"picture", "One picture"}};

}  // namespace

QString choiceTitle(std::string_view word) {
  const auto* known = std::ranges::find(kChoices, word, &Choice::word);
  return known == kChoices.end() ? shownName(word) : translated(known->title);
}

QString valueTitle(const Text& value, bool choice) {
  const QString shown = translated(value);
  return choice ? choiceTitle(shown.toStdString()) : shownName(shown);
}

}  // namespace lookbook::ui
