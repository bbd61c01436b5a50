#pragma once

#include <QColor>

#include <array>
#include <cstdint>

namespace lookbook::ui {

/// The classes' colours in figures, where these are to be others than in the window.
enum class ClassPalette : std::uint8_t {
  petroff,  ///< as in the window
  muted,    ///< Paul Tol's, for colour-blind eyes too; further classes as in petroff
  viridis,  ///< from dark to light, spread over the classes: apart in a grey print too
  greys,
};
inline constexpr std::array<const char*, 4> kClassPalettes{"petroff", "muted", "viridis", "greys"};

/// @param classes how many there are
QColor classColor(int label, ClassPalette palette, int classes);

}  // namespace lookbook::ui
