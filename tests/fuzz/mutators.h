#pragma once

#include <cstddef>
#include <cstdint>

// LLVMFuzzerCustomMutator() for each kind of input: changes something inside a container and writes
// it with correct checksums, so that the change is read and not only refused by the checksum.
// Sometimes the bytes themselves are changed.
// @param size size of the input  @param most largest new size
// @return the new size
namespace fuzz {

/// A ZIP archive: changes one entry (the header or values of an NPY array, JSON, a name), or the
/// list of entries.
std::size_t mutateArchive(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);

/// JSON as text: changes a value or a name, or adds or removes an element.
std::size_t mutateJson(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);

/// The content of a gzip stream; other inputs as bytes.
std::size_t mutateGzip(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);

/// The chunks of a PNG; other inputs as bytes.
std::size_t mutatePng(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed);

}  // namespace fuzz

#define FUZZ_MUTATE_WITH(mutator)                                                       \
  extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,  \
                                                 std::size_t most, unsigned int seed) { \
    return mutator(data, size, most, seed);                                             \
  }
