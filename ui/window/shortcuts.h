#pragma once

#include <array>

namespace lookbook::ui {

/// A key or gesture and what it does: the table that F1 and README show.
struct Shortcut {
  const char* keys;
  const char* effect;
};

inline constexpr std::array kShortcuts{
    Shortcut{"Ctrl+1, Ctrl+2, Ctrl+3", "Gallery, Map, Compare"},
    Shortcut{"Ctrl+O, Ctrl+Shift+O", "Open files, open a folder"},
    Shortcut{"Ctrl+S", "Save the session: data sets, maps with their runs, selections, views"},
    Shortcut{"Ctrl+Shift+S", "Export a figure: map, sheet, grid or chart as PNG, SVG or PDF"},
    Shortcut{"Ctrl+E, Ctrl+Shift+E", "Export data, or the selection, for other programs"},
    Shortcut{"Ctrl+Z, Ctrl+Shift+Z",
             "Undo and redo: selection, filter, colours, camera, map, parameters"},
    Shortcut{"Ctrl+F", "Go to an image: 62345 or test 2345"},
    Shortcut{"Wheel", "Map: zoom to the pointer. Gallery: scroll (Shift: sideways)"},
    Shortcut{"Ctrl+Wheel, +, -", "Zoom"},
    Shortcut{"Home", "Show everything"},
    Shortcut{"Drag", "Map: pan, or turn in 3-D. Gallery: choose images"},
    Shortcut{"Middle drag, Space+drag", "Pan"},
    Shortcut{"Arrows",
             "Gallery: the next image. Map: pan, or turn in 3-D. Classes: from pair to pair"},
    Shortcut{"Return, Alt+Left", "Classes: the images of the pair, and back"},
    Shortcut{"V, R, L", "Map tools: move, rectangle, lasso"},
    Shortcut{"Click, Ctrl+click", "Choose an image; add or remove it"},
    Shortcut{"Shift, Alt with a drag", "Add to the selection, remove from it"},
    Shortcut{"Ctrl+A, Ctrl+I, Escape", "Choose all shown, invert, clear the selection"},
    Shortcut{"G, M", "Show the chosen images in the gallery, on the map"},
    Shortcut{"T", "Both, dots, thumbnails"},
    Shortcut{"3", "Turn the map in 3-D, and back"},
    Shortcut{"D", "Drawing pad: what you draw is placed on the map"},
    Shortcut{"Ctrl+Shift+P", "Place a picture on the map; or drop it there. Escape takes it away"},
    Shortcut{"K", "Link the cameras of a comparison"},
    Shortcut{"Ctrl+Return", "Run"},
    Shortcut{"P, S", "Pause or go on; one iteration"},
    Shortcut{"A", "Let the running map go on with the parameters shown"},
    Shortcut{"B", "Branch from the moment looked back at, with the parameters shown"},
    Shortcut{"Ctrl+G", "Grid of all methods, both data sets"},
    Shortcut{"Ctrl+C", "Copy the image in the inspector"},
    Shortcut{"F1", "This table"},
};

}  // namespace lookbook::ui
