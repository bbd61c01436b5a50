#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace lookbook {

/// What went wrong, in kind and in words.
struct Error {
  enum class Kind {
    badArgument,  ///< an option or input out of range
    notFound,     ///< no such file, data set or image
    badFile,      ///< a file that is not what it claims to be
    io,           ///< reading or writing failed
    exhausted,    ///< the machine has too little memory, or gives no more threads
    cancelled,    ///< asked to stop: not a failure, never an error box
  };

  Kind kind = Kind::badArgument;
  std::string message;  ///< one sentence: what (file), what was found, what was expected
};

/// A value, or the reason there is none.
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error::Kind kind, std::string message) {
  return tl::unexpected<Error>(Error{kind, std::move(message)});
}

inline tl::unexpected<Error> badArgument(std::string message) {
  return fail(Error::Kind::badArgument, std::move(message));
}

inline tl::unexpected<Error> badFile(std::string message) {
  return fail(Error::Kind::badFile, std::move(message));
}

inline tl::unexpected<Error> cancelled() {
  return fail(Error::Kind::cancelled, "cancelled");
}

}  // namespace lookbook
