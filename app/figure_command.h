#pragma once

namespace lookbook::app {

/// `lookbook figure DATASET ...`: saves a map, a grid of maps or a sheet of images as a picture.
/// Needs no display.
/// @param argc,argv those of the program: argv[1] is "figure"
/// @return the exit status of the program: 0 done, 1 failed, 2 wrong usage
int runFigure(int argc, char** argv);

}  // namespace lookbook::app
