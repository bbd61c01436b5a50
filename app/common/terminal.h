#pragma once

#include "core/base/result.h"

#include <exception>
#include <string>

namespace lookbook::cli {

// What reaches the terminal: names of files and classes come from outside, so that their control
// characters are shown, not sent.

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 2;

/// Prints a reason as one line on standard error: "lookbook-cli: REASON".
/// Returns the exit status that was given.
int complain(const std::string& program, const std::string& reason, int status);
/// The same of an error, with the status of its kind.
int complain(const std::string& program, const Error& error);
/// The same of an exception that ended the work.
/// @param what the work in words
int complain(const char* program, const char* what, const std::exception& exception) noexcept;

/// Print a line on standard error.
void print(const std::string& line);
void warn(const Text& warning);      ///< "Warning: ..."
void note(const std::string& note);  ///< "Note: ..."

/// A name from outside as it is printed.
std::string printable(const std::string& name);

/// Runs a program's work, which gives its exit status; what it throws ends in one line.
template <class Work>
int ending(const char* program, const char* what, Work&& work) noexcept {
  try {
    return work();
  } catch (const std::exception& exception) {
    return complain(program, what, exception);
  }
}

}  // namespace lookbook::cli
