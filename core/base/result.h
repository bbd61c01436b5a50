#pragma once

#include "core/base/text.h"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace lookbook {

/// An error: its kind, and a text that says what is wrong, where, and what to do:
/// "train-labels-idx1-ubyte.gz has 59,999 labels, but there are 60,000 images."
struct Error {
  enum class Kind {
    badArgument,  ///< an option or input out of range
    notFound,     ///< no such file, data set or image
    badFile,      ///< a file that is not what it claims to be
    io,           ///< reading or writing failed
    exhausted,    ///< the machine has too little memory, or gives no more threads
    cancelled,    ///< stopped on request: not a failure, not shown as an error
  };

  Error(Kind errorKind, Text errorText)
      : kind(errorKind), text(std::move(errorText)), message(text.english()) {}

  Kind kind;
  Text text;            ///< what the window translates
  std::string message;  ///< the text in English
};

/// A value, or an error.
template <class T>
using Result = tl::expected<T, Error>;

/// An error, to be returned from a function that returns a Result.
inline tl::unexpected<Error> fail(Error::Kind kind, Text text) {
  return tl::unexpected<Error>(Error(kind, std::move(text)));
}

inline tl::unexpected<Error> badArgument(Text text) {
  return fail(Error::Kind::badArgument, std::move(text));
}

inline tl::unexpected<Error> badFile(Text text) {
  return fail(Error::Kind::badFile, std::move(text));
}

/// The same with a format and its arguments, as described in text.h.
template <class... Arguments>
tl::unexpected<Error> fail(Error::Kind kind, TextFormat<Arguments...> format,
                           const Arguments&... arguments) {
  return fail(kind, text(format, arguments...));
}

template <class... Arguments>
tl::unexpected<Error> badArgument(TextFormat<Arguments...> format, const Arguments&... arguments) {
  return badArgument(text(format, arguments...));
}

template <class... Arguments>
tl::unexpected<Error> badFile(TextFormat<Arguments...> format, const Arguments&... arguments) {
  return badFile(text(format, arguments...));
}

/// The error with the place where it arose (a path or a name) put before its text.
template <class Place>
Error errorIn(const Place& place, const Error& error) {
  return {error.kind, text("%1: %2", place, error)};
}

/// The result of work that was stopped on request.
inline tl::unexpected<Error> cancelled() {
  return fail(Error::Kind::cancelled, text("Cancelled."));
}

}  // namespace lookbook
