#pragma once

namespace lookbook::app {

/// `lookbook animate DATASET --frames DIR --out film.gif`: the moments that `lookbook-cli embed
/// --frames` wrote as a film, without a display.
/// @param argc,argv the program's own: argv[1] is "animate"
/// @return the program's exit status: 0 done, 1 failed, 2 wrong usage
int runAnimate(int argc, char** argv);

}  // namespace lookbook::app
