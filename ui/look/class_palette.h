#pragma once

#include <QColor>

#include <array>
#include <cstdint>

namespace lookbook::ui {

/// Palettes of the classes' colours in figures, which may differ from those of the window.
enum class ClassPalette : std::uint8_t {
  standard,  ///< as in the window
  muted,     ///< Paul Tol's; further classes as in standard
  viridis,   ///< from dark to light, spread over the classes: distinct in a grey print as well
  greys,
  petroff,  ///< Petroff 2021, arXiv 2107.02270; further classes as in standard
};
inline constexpr std::array<const char*, 5> kClassPalettes{"standard", "muted", "viridis", "greys",
                                                           "petroff"};

/// @param classes number of classes
QColor classColor(int label, ClassPalette palette, int classes);

struct Theme;

/// The colour for wrong (red) or right (blue).
QColor verdictColor(bool right);

/// The colour of points and frames outside the selection: grey, close to the background.
QColor dimmedColor(const QColor& ground, const Theme& theme);

}  // namespace lookbook::ui
