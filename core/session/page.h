#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lookbook {

/// The pages of the window. Their titles and icons are in ui/panels/registry.cpp.
enum class Page : std::uint8_t { gallery, map, compare, classes };

/// The properties of a page that other parts depend on.
struct PageInfo {
  Page page;
  /// Its name in session files and the id of its command; it must never change.
  const char* word;
  bool maps = false;      ///< shows maps
  bool compares = false;  ///< shows the data sets of ViewState::compared instead of the active one
  bool classes = false;   ///< shows classes and not images
};

inline constexpr std::array kPages{
    PageInfo{.page = Page::gallery, .word = "gallery"},
    PageInfo{.page = Page::map, .word = "map", .maps = true},
    PageInfo{.page = Page::compare, .word = "compare", .maps = true, .compares = true},
    PageInfo{.page = Page::classes, .word = "classes", .compares = true, .classes = true},
};

/// The properties of a page.
constexpr const PageInfo& pageInfo(Page page) {
  return kPages[static_cast<std::size_t>(page)];
}

namespace detail {
constexpr bool pagesAreInOrder() {
  for (std::size_t i = 0; i < kPages.size(); ++i)
    if (static_cast<std::size_t>(kPages[i].page) != i) return false;
  return true;
}
}  // namespace detail
static_assert(detail::pagesAreInOrder(), "a page's entry stands at its number");

}  // namespace lookbook
