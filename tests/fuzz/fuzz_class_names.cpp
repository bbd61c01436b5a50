// Names of classes beside the images: the list of a folder of pictures, EMNIST's mapping.txt.

#include "core/base/class_id.h"
#include "core/readers/known/emnist.h"
#include "core/readers/pictures/class_list.h"
#include "tests/fuzz/input.h"

#include <algorithm>
#include <set>

using namespace lookbook;

namespace {

void checkList(const std::filesystem::path& folder) {
  const auto list = ClassList::in(folder);
  if (!list) return;
  FUZZ_CHECK(list->folders.size() == list->names.size() && list->folders.size() <= kMostClasses);
  FUZZ_CHECK(std::set(list->folders.begin(), list->folders.end()).size() == list->folders.size());
  const std::string text = list->text();
  fuzz::write(ClassList::kFileName,
              {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  const auto again = ClassList::in(folder);
  FUZZ_CHECK(again && again->folders == list->folders && again->text() == text);
}

void checkMapping(const std::filesystem::path& file) {
  const auto mapping = readEmnistMapping(file);
  if (!mapping) return;
  FUZZ_CHECK(mapping->first >= 0 && !mapping->names.empty());
  FUZZ_CHECK(mapping->first + mapping->names.size() <= kMostClasses);
  for (const std::string& name : mapping->names)
    FUZZ_CHECK(!name.empty() &&
               std::ranges::all_of(name, [](char c) { return c > ' ' && c < 127; }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  checkMapping(fuzz::write("mapping.txt", {data, size}));
  checkList(fuzz::write(ClassList::kFileName, {data, size}).parent_path());
  return 0;
}
