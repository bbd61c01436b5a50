#pragma once

namespace lookbook {

/// Fixes the cache sizes that Eigen cuts matrix products by. Eigen asks the processor for them, so
/// without this the order of sums, and with it the last bits, would follow the machine. Once, and
/// cheap afterwards; thread-safe.
void fixEigenBlocking();

}  // namespace lookbook
