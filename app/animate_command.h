#pragma once

namespace lookbook::app {

/// `lookbook animate DATASET --frames DIR --out film.gif`: makes a film of the moments that
/// `lookbook-cli embed --frames` wrote. Needs no display.
/// @param argc,argv those of the program: argv[1] is "animate"
/// @return the exit status of the program: 0 done, 1 failed, 2 wrong usage
int runAnimate(int argc, char** argv);

}  // namespace lookbook::app
