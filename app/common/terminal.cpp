#include "app/common/terminal.h"

#include "core/base/memory.h"
#include "core/base/plain_text.h"

#include <cstring>
#include <iostream>
#include <unistd.h>

namespace lookbook::cli {

namespace {

/// Prints a text without allocating memory.
void printPlainly(const char* text) noexcept {
  if (::write(STDERR_FILENO, text, std::strlen(text)) < 0) return;  // nothing else can be done
}

}  // namespace

void print(const std::string& line) {
  const std::string whole = plainText(line) + '\n';
  std::cerr.write(whole.data(), static_cast<std::streamsize>(whole.size()));  // in one piece
}

int complain(const std::string& program, const std::string& reason, int status) {
  print(program + ": " + reason);
  return status;
}

int complain(const std::string& program, const Error& error) {
  return complain(program, error.message,
                  error.kind == Error::Kind::badArgument ? kWrongUsage : kFailed);
}

int complain(const char* program, const char* what, const std::exception& exception) noexcept {
  try {
    return complain(program, errorOf(exception, text("%1", what)).message, kFailed);
  } catch (const std::exception&) {
    for (const char* part :
         {program, ": ", what, ": there is not enough memory; close other programs\n"})
      printPlainly(part);
    return kFailed;
  }
}

void warn(const Text& warning) {
  print("Warning: " + warning.english());
}

void note(const std::string& note) {
  print("Note: " + note);
}

std::string printable(const std::string& name) {
  return plainText(name);
}

}  // namespace lookbook::cli
