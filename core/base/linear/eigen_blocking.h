#pragma once

namespace lookbook {

/// Fixes the cache sizes by which Eigen divides matrix products into blocks. By default Eigen asks
/// the processor for them, so that the order of sums, and so the last bits, would depend on the
/// machine. The first call sets them, later ones do nothing; thread-safe.
void fixEigenBlocking();

}  // namespace lookbook
