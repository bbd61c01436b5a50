#pragma once

#include <string>
#include <string_view>

namespace lookbook {

/// The tags around the stamp in an XMP packet (stamp.h: xmpOf()).
inline constexpr std::string_view kXmpStampBegin = "<lookbook:stamp>";
inline constexpr std::string_view kXmpStampEnd = "</lookbook:stamp>";

/// Decodes the five entities of XML; xmpOf() writes no other ones.
std::string fromXml(std::string_view xml);

}  // namespace lookbook
