#pragma once

#include "core/base/options.h"
#include "ui/look/class_palette.h"
#include "ui/look/palette.h"

#include <array>
#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace lookbook::ui {

/// The background of a figure.
enum class FigureGround : std::uint8_t {
  light,
  dark,
  transparent,  ///< no background; text has the colours of `light`
};
inline constexpr std::array<const char*, 3> kFigureGrounds{"light", "dark", "transparent"};

/// The place of a legend. In a grid and a matrix, it is beside or absent.
enum class LegendPlace : std::uint8_t { automatic, beside, below, none };
inline constexpr std::array<const char*, 4> kLegendPlaces{"auto", "beside", "below", "none"};

/// Whether a legend counts the points of each class.
enum class LegendCounts : std::uint8_t { shown, hidden };
inline constexpr std::array<const char*, 2> kLegendCounts{"shown", "hidden"};

/// Which points of a map are shown as their images.
enum class Thumbnails : std::uint8_t {
  none,
  some,  ///< as many as fit without overlaps, over dots
  only,  ///< the same, without dots
};
inline constexpr std::array<const char*, 3> kThumbnails{"none", "some", "only"};

/// Whether the names of the classes are shown on a map.
enum class ClassNames : std::uint8_t { off, on };
inline constexpr std::array<const char*, 2> kClassNames{"off", "on"};

/// How the points of a map are stored in an SVG or PDF file.
enum class PointsAs : std::uint8_t {
  shapes,
  picture,  ///< one embedded picture; title, legend and axes remain text and lines
};
inline constexpr std::array<const char*, 2> kPointsAs{"shapes", "picture"};

/// The look of a figure of any kind. Each kind uses the options that concern it.
struct FigureLook {
  FigureGround ground = FigureGround::light;
  ClassPalette palette = ClassPalette::standard;
  LegendPlace legend = LegendPlace::automatic;
  LegendCounts counts = LegendCounts::shown;
  double pointSize = 0;  ///< diameter in points (1/72 inch); 0: automatic, by their number
  double opacity = 0.8;
  Thumbnails thumbnails = Thumbnails::none;
  ClassNames classNames = ClassNames::off;
  double thumbnailSize = 0;  ///< longer side in points; 0: automatic, by the size of the map
  PointsAs points = PointsAs::shapes;
  double resolution =
      0;  ///< dots per inch of a PNG (0: 96) and of pictures in an SVG or PDF (0: 300)

  bool operator==(const FigureLook&) const = default;
};

inline constexpr double kUnitsPerInch = 96;  ///< the unit of all figures is 1/96 inch
inline constexpr double kPrintedResolution = 300;

/// Whether an option affects only maps, single ones and those of a grid.
inline bool concernsMapsOnly(std::string_view name) {
  return name != "theme" && name != "palette" && name != "legend" && name != "resolution";
}

template <class Look, class Visitor>
  requires std::same_as<std::remove_const_t<Look>, FigureLook>
void describe(Look& look, Visitor&& visit) {
  visit(Field{.name = "theme",
              .label = "Background",
              .help = "Background of the figure; transparent for slides and posters.",
              .choices = kFigureGrounds},
        look.ground);
  visit(Field{.name = "palette",
              .label = "Palette",
              .help = "Colours of the classes. Standard (as in the window), muted and petroff suit "
                      "colour-blind readers; viridis and greys stay distinct in grey prints.",
              .choices = kClassPalettes},
        look.palette);
  visit(Field{.name = "legend",
              .label = "Legend",
              .help = "Where the classes are named; auto: beside a wide map, below a narrow one.",
              .choices = kLegendPlaces},
        look.legend);
  visit(Field{.name = "class-names",
              .label = "Class names",
              .help = "Names of the classes on the map, where their points are dense.",
              .choices = kClassNames},
        look.classNames);
  visit(Field{.name = "legend-counts",
              .label = "Counts in the legend",
              .help = "How many points of each class are shown.",
              .choices = kLegendCounts},
        look.counts);
  visit(Field{.name = "point-size",
              .label = "Point size",
              .help = "Diameter of a point. Auto: smaller for more points.",
              .minimum = 0.1,
              .maximum = 40,
              .unit = "pt",
              .automatic = true},
        look.pointSize);
  visit(Field{.name = "opacity",
              .label = "Opacity",
              .help = "Opacity of the points: below 1, dense areas are darker than single points.",
              .minimum = 0.05,
              .maximum = 1},
        look.opacity);
  visit(Field{.name = "thumbnails",
              .label = "Thumbnails",
              .help = "Points shown as their images, as many as fit without covering one another: "
                      "some over dots, or only these.",
              .choices = kThumbnails},
        look.thumbnails);
  visit(Field{.name = "thumbnail-size",
              .label = "Thumbnail size",
              .help = "Longer side of an image: smaller ones leave room for more.",
              .minimum = 2,
              .maximum = 400,
              .unit = "pt",
              .automatic = true},
        look.thumbnailSize);
  visit(
      Field{.name = "points",
            .label = "Points in SVG, PDF",
            .help = "Shapes, or one embedded picture, which is faster to display for dense clouds. "
                    "Text stays text.",
            .choices = kPointsAs},
      look.points);
  visit(
      Field{.name = "resolution",
            .label = "Resolution",
            .help = "Dots per inch of a PNG, and of pictures in an SVG or PDF. Auto: 96 for a PNG "
                    "(300 if its size is in mm), 300 in an SVG or PDF.",
            .minimum = 36,
            .maximum = 2400,
            .unit = "dpi",
            .automatic = true},
      look.resolution);
}

/// Pixels of a PNG to each unit of the figure.
/// @param printed whether the size of the figure was given in mm
inline double pngScale(const FigureLook& look, bool printed) {
  const double otherwise = printed ? kPrintedResolution : kUnitsPerInch;
  return (look.resolution > 0 ? look.resolution : otherwise) / kUnitsPerInch;
}

/// The theme with the colours of text and lines on the background of the look.
inline const Theme& themeOf(const FigureLook& look) {
  return look.ground == FigureGround::dark ? darkTheme() : lightTheme();
}

}  // namespace lookbook::ui
