#pragma once

#include "core/base/result.h"

#include <exception>
#include <string>

namespace lookbook::cli {

// Output on the terminal. Control characters in names from outside, such as those of files and
// classes, are replaced by escapes.

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 2;

/// Prints a reason as one line on standard error: "lookbook-cli: REASON". Returns `status`.
int complain(const std::string& program, const std::string& reason, int status);
/// The same for an error; returns the exit status of its kind.
int complain(const std::string& program, const Error& error);
/// The same for an exception that ended the work.
/// @param what the work in words: "The map cannot be computed"
int complain(const char* program, const char* what, const std::exception& exception) noexcept;

/// Prints a line on standard error.
void print(const std::string& line);
void warn(const Text& warning);      ///< "Warning: ..."
void note(const std::string& note);  ///< "Note: ..."

/// A name from outside, as it can be printed.
std::string printable(const std::string& name);

/// Runs the work of a program, which returns its exit status. An exception is reported in one line.
template <class Work>
int ending(const char* program, const char* what, Work&& work) noexcept {
  try {
    return work();
  } catch (const std::exception& exception) {
    return complain(program, what, exception);
  }
}

}  // namespace lookbook::cli
