#pragma once

#include <QColor>

#include <array>
#include <cstdint>

namespace lookbook::ui {

/// The palettes of classes in figures, which may differ from the one of the window.
enum class ClassPalette : std::uint8_t {
  standard,  ///< as in the window
  muted,     ///< Paul Tol's muted palette; further classes as in standard
  viridis,   ///< from dark to light, spread over the classes; distinct in grey prints, too
  greys,
  petroff,  ///< Petroff 2021, arXiv 2107.02270; further classes as in standard
};
inline constexpr std::array<const char*, 5> kClassPalettes{"standard", "muted", "viridis", "greys",
                                                           "petroff"};

/// The colour of a class in a palette.
/// @param classes number of classes
QColor classColor(int label, ClassPalette palette, int classes);

struct Theme;

/// The colour of right (blue) or wrong (red) predictions.
QColor verdictColor(bool right);

/// The colour of points and frames outside the selection: grey, close to the background.
QColor dimmedColor(const QColor& ground, const Theme& theme);

}  // namespace lookbook::ui
