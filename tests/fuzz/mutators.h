#pragma once

#include <cstddef>
#include <cstdint>

// What LLVMFuzzerCustomMutator() is for each kind of input: changes something inside and closes the
// container again, so that the change is read and not only the checksum refused. Now and then the
// bytes themselves are changed.
// @param size of the input, at most `most` afterwards. @return the new size
namespace fuzz {

/// A ZIP archive: one entry (an NPY array's header or values, JSON, a name), or which there are.
std::size_t mutateArchive(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);

/// JSON as text: a value, a name, an element more or less.
std::size_t mutateJson(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);

/// A gzip stream's content; other bytes as they are.
std::size_t mutateGzip(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);

/// A PNG's chunks; other bytes as they are.
std::size_t mutatePng(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);

}  // namespace fuzz

#define FUZZ_MUTATE_WITH(mutator)                                                       \
  extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,  \
                                                 std::size_t most, unsigned int seed) { \
    return mutator(data, size, most, seed);                                             \
  }
