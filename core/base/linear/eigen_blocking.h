#pragma once

namespace lookbook {

/// Fixes the cache sizes by which Eigen divides matrix products into blocks. By default Eigen takes
/// them from the processor, so that the order of sums, and with it the last bits, depends on the
/// machine. The first call sets them; later calls do nothing. Thread-safe.
void fixEigenBlocking();

}  // namespace lookbook
