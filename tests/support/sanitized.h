#pragma once

namespace lookbook::test {

/// Whether this program is compiled with AddressSanitizer.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kAddressSanitizer = true;
#elif defined(__has_feature)
inline constexpr bool kAddressSanitizer = __has_feature(address_sanitizer);
#else
inline constexpr bool kAddressSanitizer = false;
#endif

/// Whether it is compiled with ThreadSanitizer.
#if defined(__SANITIZE_THREAD__)
inline constexpr bool kThreadSanitizer = true;
#elif defined(__has_feature)
inline constexpr bool kThreadSanitizer = __has_feature(thread_sanitizer);
#else
inline constexpr bool kThreadSanitizer = false;
#endif

}  // namespace lookbook::test

/// First in a test function that compares numbers and starts no threads but those that another
/// function of its program starts: ThreadSanitizer, twenty times slower, finds nothing more in it.
#define LOOKBOOK_NUMBERS_ALONE() \
  if (lookbook::test::kThreadSanitizer) QSKIP("This function compares numbers alone.")
