// Files of formats that no reader opens, which are named by their first bytes.

#include "core/io/foreign_file.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/mutators.h"

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateGzip)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto path = fuzz::write("file", {data, size});
  const auto foreign = foreignFormat(path);
  const Error named = notOfFormat(path, text("%1 is of no known format.", path)).value();
  fuzz::checkMessage(named);
  FUZZ_CHECK(foreign.has_value() == (named.message.find("no known format") == std::string::npos));
  return 0;
}
