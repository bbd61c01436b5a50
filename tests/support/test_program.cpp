#include "tests/support/test_program.h"

#include <cstdio>
#include <map>
#include <string>
#include <string_view>

namespace lookbook::test {
namespace {

/// Made when it is first used, because tests are added before main().
std::map<std::string, Run>& tests() {
  static std::map<std::string, Run> all;
  return all;
}

/// "test_idx" of "test_idx::IdxTest".
std::string innermostNamespace(std::string_view className) {
  const std::size_t end = className.rfind("::");
  if (end == std::string_view::npos) return std::string(className);
  const std::size_t before = className.rfind("::", end - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 2;
  return std::string(className.substr(begin, end - begin));
}

int listTests(const char* program) {
  std::fprintf(stderr, "Usage: %s TEST [argument of Qt Test]...\nTests:\n", program);
  for (const auto& [name, run] : tests()) std::fprintf(stderr, "  %s\n", name.c_str());
  return 2;
}

}  // namespace

Registered::Registered(const char* className, Run run) {
  tests().emplace(innermostNamespace(className), run);
}

}  // namespace lookbook::test

int main(int argc, char** argv) {
  using namespace lookbook::test;
  const auto test = argc > 1 ? tests().find(argv[1]) : tests().end();
  if (test == tests().end()) return listTests(argv[0]);
  // The test takes its own name for the program's: settings have the name of the application, and
  // tests run at once.
  return test->second(argc - 1, argv + 1);
}
