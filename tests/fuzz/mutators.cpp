#include "tests/fuzz/mutators.h"

#include "core/json/json_text.h"
#include "tests/fuzz/containers.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <random>
#include <string>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace fuzz {

namespace {

using nlohmann::json;
using Random = std::minstd_rand;

std::size_t below(Random& random, std::size_t end) {
  return end == 0 ? 0 : static_cast<std::size_t>(random()) % end;
}

bool oneIn(Random& random, std::size_t chances) {
  return below(random, chances) == 0;
}

void mutateBytes(Bytes& bytes) {
  constexpr std::size_t kGrowth = 64;
  const std::size_t size = bytes.size();
  bytes.resize(size + kGrowth);
  bytes.resize(LLVMFuzzerMutate(bytes.data(), size, bytes.size()));
}

/// Replaces the input by these bytes, if they fit.
std::size_t give(const Bytes& bytes, std::uint8_t* data, std::size_t size, std::size_t most) {
  if (bytes.size() > most || bytes.empty()) return LLVMFuzzerMutate(data, size, most);
  std::ranges::copy(bytes, data);
  return bytes.size();
}

/// A value that readers may not expect.
json strangeValue(Random& random) {
  const std::array<json, 20> values{
      -1,          0,           1,           2,           255,           256,           2147483647,
      -2147483648, 2147483648U, 4294967295U, 4294967296U, 1e300,         -1e300,        1e-300,
      0.5,         nullptr,     true,        "",          json::array(), json::object()};
  return values.at(below(random, values.size()));
}

json& anyChild(json& parent, Random& random) {
  auto child = parent.begin();
  std::advance(child, below(random, parent.size()));
  return *child;
}

/// Changes the children of `parent`, which is an array or object and not empty.
void changeChildren(json& parent, Random& random) {
  json& child = anyChild(parent, random);
  switch (below(random, 6)) {
    case 0: {  // removes an element
      auto at = parent.begin();
      std::advance(at, below(random, parent.size()));
      parent.erase(at);
      return;
    }
    case 1:  // a copy of it, as another element
      if (parent.is_array()) {
        const json copy = child;
        parent.push_back(copy);
        return;
      }
      [[fallthrough]];
    case 2:
      if (child.is_string()) {
        const auto text = child.get<std::string>();
        Bytes bytes(text.begin(), text.end());
        mutateBytes(bytes);
        child = std::string(bytes.begin(), bytes.end());
        return;
      }
      [[fallthrough]];
    case 3:
      if (child.is_number_integer()) {
        child = child.get<std::int64_t>() + (oneIn(random, 2) ? 1 : -1);
        return;
      }
      [[fallthrough]];
    case 4:
      if (parent.size() > 1) {
        const json other = anyChild(parent, random);
        child = other;
        return;
      }
      [[fallthrough]];
    default:
      child = strangeValue(random);
  }
}

void mutateJson(json& root, Random& random) {
  json* at = &root;
  // Descends at random, mostly deep, where the interesting values are.
  while (at->is_structured() && !at->empty()) {
    json& child = anyChild(*at, random);
    if (!child.is_structured() || child.empty() || oneIn(random, 5)) break;
    at = &child;
  }
  if (at->is_structured() && !at->empty())
    changeChildren(*at, random);
  else
    *at = strangeValue(random);
}

void mutateJsonBytes(Bytes& text, Random& random) {
  auto parsed = lookbook::parseJson({reinterpret_cast<const char*>(text.data()), text.size()});
  if (!parsed || oneIn(random, 8)) return mutateBytes(text);
  json root = *std::move(parsed);
  const std::size_t changes = 1 + below(random, 3);
  for (std::size_t i = 0; i < changes; ++i) mutateJson(root, random);
  const std::string written = root.dump(-1, ' ', false, json::error_handler_t::replace);
  text.assign(written.begin(), written.end());
}

/// Changes the header or the values of an NPY array, and corrects the length of the header.
void mutateArray(Bytes& array, Random& random) {
  constexpr std::size_t kStart = 10;
  if (array.size() < kStart || array[6] != 1 || oneIn(random, 8)) return mutateBytes(array);
  const std::size_t length = array[8] + 256U * array[9];
  if (array.size() < kStart + length) return mutateBytes(array);
  const auto middle = array.begin() + static_cast<std::ptrdiff_t>(kStart + length);
  Bytes header(array.begin() + kStart, middle);
  Bytes values(middle, array.end());
  mutateBytes(oneIn(random, 2) ? header : values);
  array.resize(kStart);
  array[8] = static_cast<std::uint8_t>(header.size());
  array[9] = static_cast<std::uint8_t>(header.size() >> 8);
  array.insert(array.end(), header.begin(), header.end());
  array.insert(array.end(), values.begin(), values.end());
}

void mutateEntries(Entries& entries, Random& random) {
  const std::size_t which = below(random, entries.size());
  auto& [name, content] = entries[which];
  const std::size_t kind = below(random, 16);
  if (kind == 0) {
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(which));
  } else if (kind == 1) {
    auto copy = entries[which];
    copy.first += oneIn(random, 2) ? "x" : "";
    entries.push_back(std::move(copy));
  } else if (kind == 2) {
    Bytes bytes(name.begin(), name.end());
    mutateBytes(bytes);
    name.assign(bytes.begin(), bytes.end());
  } else if (kind == 3) {
    content = entries[below(random, entries.size())].second;
  } else if (name.ends_with(".json")) {
    mutateJsonBytes(content, random);
  } else {
    mutateArray(content, random);
  }
}

}  // namespace

std::size_t mutateArchive(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  Random random(seed);
  auto entries = unzip({data, size});
  if (!entries || entries->empty() || oneIn(random, 16)) return LLVMFuzzerMutate(data, size, most);
  // JSON is preferred, because most can be wrong in it.
  const auto json = std::ranges::find_if(
      *entries, [](const auto& entry) { return entry.first.ends_with(".json"); });
  if (json != entries->end() && oneIn(random, 2))
    mutateJsonBytes(json->second, random);
  else
    mutateEntries(*entries, random);
  return give(zip(*entries, oneIn(random, 4)), data, size, most);
}

std::size_t mutateJson(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  Random random(seed);
  Bytes text(data, data + size);
  mutateJsonBytes(text, random);
  return give(text, data, size, most);
}

std::size_t mutateGzip(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  Random random(seed);
  const bool packed = size > 2 && data[0] == 0x1f && data[1] == 0x8b;
  auto content = packed ? gunzip({data, size}) : std::nullopt;
  if (!content || oneIn(random, 8)) {
    const std::size_t changed = LLVMFuzzerMutate(data, size, most);
    if (packed || !oneIn(random, 64)) return changed;
    return give(gzip({data, changed}), data, changed, most);
  }
  mutateBytes(*content);
  return give(gzip(*content), data, size, most);
}

std::size_t mutatePng(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  Random random(seed);
  const std::size_t changed = LLVMFuzzerMutate(data, size, most);
  if (changed > 2 && data[1] == 'P' && !oneIn(random, 16)) repairPng({data, changed});
  return changed;
}

}  // namespace fuzz
