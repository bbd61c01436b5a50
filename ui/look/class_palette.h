#pragma once

#include <QColor>

#include <array>
#include <cstdint>

namespace lookbook::ui {

/// The classes' colours in figures, where these are to be others than in the window.
enum class ClassPalette : std::uint8_t {
  standard,  ///< as in the window
  muted,     ///< Paul Tol's; further classes as in standard
  viridis,   ///< from dark to light, spread over the classes: apart in a grey print too
  greys,
  petroff,  ///< Petroff 2021, arXiv 2107.02270; further classes as in standard
};
inline constexpr std::array<const char*, 5> kClassPalettes{"standard", "muted", "viridis", "greys",
                                                           "petroff"};

/// @param classes how many there are
QColor classColor(int label, ClassPalette palette, int classes);

struct Theme;

/// The colour of what is wrong (red) or right (blue).
QColor verdictColor(bool right);

/// The colour of points and frames that a selection leaves out: grey, near the ground.
QColor dimmedColor(const QColor& ground, const Theme& theme);

}  // namespace lookbook::ui
