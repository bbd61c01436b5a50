#pragma once

namespace lookbook::app {

/// `lookbook figure DATASET ...`: a map, a grid of maps or a sprite sheet as a picture, without a
/// display.
/// @param argc,argv the program's own: argv[1] is "figure"
/// @return the program's exit status: 0 done, 1 failed, 2 wrong usage
int runFigure(int argc, char** argv);

}  // namespace lookbook::app
