#include "tests/fuzz/input.h"

#include "core/base/plain_text.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace fuzz {

namespace fs = std::filesystem;

namespace {

struct TemporaryFolder {
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "lookbook-fuzz-XXXXXX").string();
    check(mkdtemp(name.data()) != nullptr, "there is a temporary folder");
    path = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  fs::path path;
};

}  // namespace

void check(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "This does not hold: %s\n", what);
  std::abort();
}

void checkMessage(const lookbook::Error& error) {
  constexpr std::size_t kLongest = 2000;
  if (error.message.empty() || error.message.size() > kLongest ||
      error.message != lookbook::plainText(error.message)) {
    std::fprintf(stderr, "Message of %zu bytes: %.4000s\n", error.message.size(),
                 lookbook::plainText(error.message).c_str());
    check(false, "a message is one short line of plain text");
  }
}

const fs::path& folder() {
  static const TemporaryFolder temporary;
  return temporary.path;
}

fs::path write(const std::string& name, std::span<const std::uint8_t> bytes) {
  fs::path path = folder() / name;
  std::FILE* file = std::fopen(path.c_str(), "wb");
  check(file != nullptr, "an input can be written");
  check(std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size(), "an input fits the disk");
  std::fclose(file);
  return path;
}

Bytes contentOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace fuzz
