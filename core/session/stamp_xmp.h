#pragma once

#include <string>
#include <string_view>

namespace lookbook {

/// What the stamp stands between in an XMP packet (stamp.h: xmpOf()).
inline constexpr std::string_view kXmpStampBegin = "<lookbook:stamp>";
inline constexpr std::string_view kXmpStampEnd = "</lookbook:stamp>";

/// The text that XML writes as this: its five entities, which are all that xmpOf() makes.
std::string fromXml(std::string_view xml);

}  // namespace lookbook
