#pragma once

#include "core/readers/probe/probe.h"

namespace lookbook {

/// Scores a folder of pictures (core/pictures/formats/picture_formats.h): a subfolder for each
/// class, named after the class, or pictures without classes; the splits, if any, in the subfolders
/// train, test and val (or training, testing, valid and validation, in whatever case); all of it
/// maybe some folders deeper. Classes are numbered by the list beside them (class_list.h), or else
/// in the order of their names: as numbers if all are numbers, otherwise as text, as torchvision's
/// ImageFolder does. Images are ordered by the names of their files. Other files are ignored.
///
/// If the folders do not name classes, but a table beside the pictures lists them
/// (listed_pictures.h), the table gives the labels, the splits and the order. Such a table can also
/// be opened itself.
///
/// Possible for a folder if there are pictures; sure for a table that lists some. open() fails with
/// badFile for more than 65,536 classes, and as readPictureSet() does.
Score scorePictures(const Probe& probe);

}  // namespace lookbook
