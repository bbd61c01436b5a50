#pragma once

#include <string>

namespace lookbook {

/// The instruction set that the loops written with Highway run on, by Highway's name: "AVX3",
/// "AVX2", "SSE4", "NEON". Selected at run time from those of the machine, and at least what the
/// binary was compiled for.
std::string vectorTarget();

/// Whether that is more than the binary was compiled for.
bool vectorsExceedBinary();

}  // namespace lookbook
