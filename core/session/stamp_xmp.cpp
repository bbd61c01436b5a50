#include "core/session/stamp_xmp.h"

#include "core/base/version.h"
#include "core/session/stamp.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lookbook {

namespace {

constexpr std::array<std::pair<char, std::string_view>, 5> kEntities{
    {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&apos;"}}};

std::string toXml(std::string_view text) {
  std::string xml;
  xml.reserve(text.size());
  for (const char letter : text) {
    const auto* const entity =
        std::ranges::find(kEntities, letter, &decltype(kEntities)::value_type::first);
    entity == kEntities.end() ? void(xml += letter) : void(xml += entity->second);
  }
  return xml;
}

}  // namespace

std::string fromXml(std::string_view xml) {
  std::string text;
  text.reserve(xml.size());
  while (!xml.empty()) {
    const auto* const entity = std::ranges::find_if(
        kEntities, [&](const auto& known) { return xml.starts_with(known.second); });
    text += entity == kEntities.end() ? xml.front() : entity->first;
    xml.remove_prefix(entity == kEntities.end() ? 1 : entity->second.size());
  }
  return text;
}

std::string xmpOf(std::string_view stamp) {
  // The wrapper by which programs find the packet without knowing the format of the file (ISO
  // 16684-1, 7.3.2).
  return std::string("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n") +
         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
         "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
         "xmlns:lookbook=\"urn:lookbook:stamp\">"
         "<xmp:CreatorTool>Lookbook " +
         kVersion + "</xmp:CreatorTool>" + std::string(kXmpStampBegin) + toXml(stamp) +
         std::string(kXmpStampEnd) +
         "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

}  // namespace lookbook
