#include "core/readers/pictures/picture_notices.h"

#include <utility>

namespace lookbook {

namespace {

/// What is behind transparent pixels, if the reader decided it.
void addBackground(const PictureCounts& counts, std::vector<Notice>& notices) {
  const bool white = counts.reading.ground == PictureReading::Ground::white;
  Notice notice(
      "background",
      white ? plural(counts.transparent,
                     "%n picture has transparent pixels, which are read on a white background.",
                     "%n pictures have transparent pixels, which are read on a white background.")
            : plural(counts.transparent,
                     "%n picture has transparent pixels, which are read on a black background.",
                     "%n pictures have transparent pixels, which are read on a black background."));
  notice.option = "background";
  notice.value = white ? "black" : "white";
  notices.push_back(std::move(notice));
}

void addScaled(const PictureCounts& counts, std::vector<Notice>& notices) {
  notices.emplace_back(
      "pictures-scaled",
      plural(counts.scaled, "%n picture of another size is scaled to %1 x %2 pixels.",
             "%n pictures of other sizes are scaled to %1 x %2 pixels.", counts.size.width,
             counts.size.height));
}

}  // namespace

void addPictureNotices(const PictureCounts& counts, const OpenOptions& options,
                       std::vector<Notice>& notices) {
  for (std::size_t split = 0; split < kReadSplits.size(); ++split)
    if (auto warning = colourWarning(kReadSplits.at(split), counts.coloured.at(split),
                                     counts.images.at(split)))
      notices.push_back(*std::move(warning));
  if (counts.damaged > 0)
    notices.emplace_back(
        "pictures-damaged",
        plural(counts.damaged, "%n damaged picture is left out: %1",
               "%n damaged pictures are left out. The first: %1", counts.firstDamage));
  if (counts.transparent > 0 && options.background == OpenOptions::Background::automatic)
    addBackground(counts, notices);
  if (counts.scaled > 0) addScaled(counts, notices);
  if (counts.wide > 0 && counts.reading.wide == PictureReading::Wide::highBytes)
    notices.emplace_back(
        "values-wide",
        plural(counts.wide, "%n picture has grey values of 16 bits, of which the upper 8 are read.",
               "%n pictures have grey values of 16 bits, of which the upper 8 are read."),
        Notice::Kind::note);
  if (counts.more > 0)
    notices.emplace_back(
        "pages-left-out",
        plural(counts.more, "%n picture has several pages or frames, of which the first is read.",
               "%n pictures have several pages or frames, of which the first is read."));
  if (counts.turned > 0)
    notices.emplace_back("pictures-turned",
                         plural(counts.turned, "%n picture is turned as its file asks for.",
                                "%n pictures are turned as their files ask for."),
                         Notice::Kind::note);
}

}  // namespace lookbook
