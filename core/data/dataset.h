#pragma once

#include "core/base/class_id.h"
#include "core/base/result.h"
#include "core/data/notice.h"
#include "core/data/open_options.h"
#include "core/data/split.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lookbook {

/// The stable index of an image in its whole data set: train, test, then further splits. Every
/// view, selection, export and list of neighbours identifies images by it, never by a row of a
/// filtered list.
using ImageIndex = std::uint32_t;

/// Images of one size with their labels. All splits form one set, and the split of each image is
/// known. Immutable; shared as shared_ptr<const Dataset>. Thread-safe.
class Dataset {
 public:
  /// The contents of a Dataset. Readers fill it, and create() checks it.
  struct Parts {
    std::string id;                    ///< "fashion-mnist", "mnist", or the folder's or file's name
    std::string title;                 ///< shown to the user: "Fashion-MNIST"
    std::string path;                  ///< the file or folder from which it was read
    int rows = 0;                      ///< pixels
    int columns = 0;                   ///< pixels
    std::vector<std::uint8_t> pixels;  ///< n x (rows*columns), row-major; 0 is background
    std::vector<ClassId> labels;       ///< n, or empty if there are no labels
    std::vector<std::string> classNames;  ///< one for each class; empty if there are no labels
    std::optional<ClassId> unlabelled;    ///< the class of images whose label is missing
    /// Train, test, then further ones. If the list has fewer than two, the remaining images belong
    /// to test.
    std::vector<SplitPart> splits;
    std::string fingerprint;      ///< "md5:" and the MD5s of the decompressed files, joined
    std::vector<Notice> notices;  ///< what the user is to know of how it was read
    OpenOptions openedWith;       ///< the options given to openDataset()
    bool transposed = false;      ///< whether rows and columns of the files' images are exchanged
  };

  /// Creates a data set. Errors: badArgument if counts disagree or a label has no class name.
  static Result<std::shared_ptr<const Dataset>> create(Parts parts);

  [[nodiscard]] const std::string& id() const { return parts_.id; }
  [[nodiscard]] const std::string& title() const { return parts_.title; }
  [[nodiscard]] const std::string& path() const { return parts_.path; }
  [[nodiscard]] const std::string& fingerprint() const { return parts_.fingerprint; }
  [[nodiscard]] const std::vector<Notice>& notices() const { return parts_.notices; }
  /// The options with which openDataset(path()) gives this data set again.
  [[nodiscard]] const OpenOptions& openedWith() const { return parts_.openedWith; }
  [[nodiscard]] bool transposed() const { return parts_.transposed; }
  /// The texts of those notices that are warnings.
  [[nodiscard]] const std::vector<Text>& warnings() const { return warnings_; }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] int rows() const { return parts_.rows; }
  [[nodiscard]] int columns() const { return parts_.columns; }
  /// The number of pixels of an image.
  [[nodiscard]] std::size_t imageSize() const {
    return static_cast<std::size_t>(parts_.rows) * static_cast<std::size_t>(parts_.columns);
  }
  [[nodiscard]] std::span<const std::uint8_t> pixels() const { return parts_.pixels; }
  [[nodiscard]] std::span<const std::uint8_t> image(ImageIndex index) const {
    return std::span(parts_.pixels).subspan(index * imageSize(), imageSize());
  }

  /// The grey value to be shown as white: 255, or the brightest one where none is above 16, so that
  /// images of 0 to 16 or of 0 and 1 can be seen. The values themselves stay as they are.
  [[nodiscard]] std::uint8_t white() const { return white_; }
  /// A grey value as it is shown.
  [[nodiscard]] std::uint8_t shown(std::uint8_t value) const {
    if (white_ == kWhite) return value;
    return value >= white_ ? kWhite : static_cast<std::uint8_t>(value * kWhite / white_);
  }

  [[nodiscard]] bool hasLabels() const { return !parts_.labels.empty(); }
  [[nodiscard]] std::span<const ClassId> labels() const { return parts_.labels; }
  /// The class of an image; 0 without labels (all images are then of the class "unlabelled").
  [[nodiscard]] int label(ImageIndex index) const { return hasLabels() ? parts_.labels[index] : 0; }
  /// The labels of these images, in their order; empty without labels.
  [[nodiscard]] std::vector<ClassId> labelsOf(std::span<const ImageIndex> images) const;
  /// The number of classes, at least 1: without labels there is the one class "unlabelled".
  [[nodiscard]] int classCount() const { return static_cast<int>(parts_.classNames.size()); }
  [[nodiscard]] const std::string& className(int label) const {
    return parts_.classNames[static_cast<std::size_t>(label)];
  }
  [[nodiscard]] const std::vector<std::string>& classNames() const { return parts_.classNames; }
  /// The class of images whose label is missing, the last one; scores leave it out.
  [[nodiscard]] std::optional<ClassId> unlabelled() const { return parts_.unlabelled; }

  /// Train and test, which may be empty, then further splits, in the order of the images.
  [[nodiscard]] const std::vector<SplitPart>& splits() const { return parts_.splits; }
  [[nodiscard]] std::size_t trainCount() const { return parts_.splits[0].count; }
  [[nodiscard]] std::size_t testCount() const { return parts_.splits[1].count; }
  [[nodiscard]] Split split(ImageIndex index) const;
  [[nodiscard]] const std::string& splitName(ImageIndex index) const {
    return parts_.splits[static_cast<std::size_t>(split(index))].name;
  }
  /// Whether an image belongs to a choice; false if no split has that name.
  [[nodiscard]] bool isOf(const SplitChoice& choice, ImageIndex index) const;
  /// Whether the choice is "all", or a split has that name.
  [[nodiscard]] bool hasSplit(const SplitChoice& choice) const;
  /// The possible choices as text: "all, train or test".
  [[nodiscard]] std::string splitNames() const;
  /// The images of a choice, in order; empty if no split has that name.
  [[nodiscard]] std::vector<ImageIndex> indices(const SplitChoice& choice) const;

  /// The stable index and the index in the split, as text: "#62345 (test 2345)".
  [[nodiscard]] std::string describeIndex(ImageIndex index) const;
  /// Reads "62345", "#62345", "test 2345" or "#62345 (test 2345)".
  /// Errors: badArgument for other texts; notFound beyond the end, naming the last index.
  [[nodiscard]] Result<ImageIndex> parseIndex(std::string_view text) const;

 private:
  static constexpr std::uint8_t kWhite = 255;

  /// The first image of a split and the one after its last.
  [[nodiscard]] std::pair<std::size_t, std::size_t> rangeOf(std::size_t split) const;
  [[nodiscard]] std::pair<std::size_t, std::size_t> rangeOf(const SplitChoice& choice) const;

  Parts parts_;
  std::size_t size_ = 0;
  std::uint8_t white_ = kWhite;
  std::vector<Text> warnings_;
};

using DatasetPtr = std::shared_ptr<const Dataset>;

}  // namespace lookbook
