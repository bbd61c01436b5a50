#pragma once

#include "core/base/class_id.h"
#include "core/base/result.h"
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
/// view, selection, export and neighbour list speaks of images by it, never by a row of a filtered
/// list.
using ImageIndex = std::uint32_t;

/// Images of one size with their labels: all splits as one set, each remembered.
/// Immutable once made; share it as shared_ptr<const Dataset>. Thread-safe.
class Dataset {
 public:
  /// What a Dataset is made of; readers fill it, create() checks it.
  struct Parts {
    std::string id;                    ///< "fashion-mnist", "mnist", or the folder's or file's name
    std::string title;                 ///< as shown: "Fashion-MNIST"
    std::string path;                  ///< where it was read from
    int rows = 0;                      ///< pixels
    int columns = 0;                   ///< pixels
    std::vector<std::uint8_t> pixels;  ///< n x (rows*columns), row-major; 0 is background
    std::vector<ClassId> labels;       ///< n, or empty: images without labels
    std::vector<std::string> classNames;  ///< one for each class; empty where there are no labels
    /// Train, test, then further ones; what a list of fewer than two leaves over is test's.
    std::vector<SplitPart> splits;
    std::string fingerprint;     ///< "md5:" and the MD5s of the decompressed files, joined
    std::vector<Text> warnings;  ///< oddities to report to the user, one sentence each
  };

  /// Errors: badArgument where counts disagree or a label has no class name.
  static Result<std::shared_ptr<const Dataset>> create(Parts parts);

  [[nodiscard]] const std::string& id() const { return parts_.id; }
  [[nodiscard]] const std::string& title() const { return parts_.title; }
  [[nodiscard]] const std::string& path() const { return parts_.path; }
  [[nodiscard]] const std::string& fingerprint() const { return parts_.fingerprint; }
  [[nodiscard]] const std::vector<Text>& warnings() const { return parts_.warnings; }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] int rows() const { return parts_.rows; }
  [[nodiscard]] int columns() const { return parts_.columns; }
  /// Pixels in one image.
  [[nodiscard]] std::size_t imageSize() const {
    return static_cast<std::size_t>(parts_.rows) * static_cast<std::size_t>(parts_.columns);
  }
  [[nodiscard]] std::span<const std::uint8_t> pixels() const { return parts_.pixels; }
  [[nodiscard]] std::span<const std::uint8_t> image(ImageIndex index) const {
    return std::span(parts_.pixels).subspan(index * imageSize(), imageSize());
  }

  [[nodiscard]] bool hasLabels() const { return !parts_.labels.empty(); }
  [[nodiscard]] std::span<const ClassId> labels() const { return parts_.labels; }
  /// The image's class; 0 where there are no labels (all images are then of one class,
  /// "unlabelled").
  [[nodiscard]] int label(ImageIndex index) const { return hasLabels() ? parts_.labels[index] : 0; }
  /// The labels of these images, in their order; empty where there are none.
  [[nodiscard]] std::vector<ClassId> labelsOf(std::span<const ImageIndex> images) const;
  /// At least 1: a data set without labels has the one class "unlabelled".
  [[nodiscard]] int classCount() const { return static_cast<int>(parts_.classNames.size()); }
  [[nodiscard]] const std::string& className(int label) const {
    return parts_.classNames[static_cast<std::size_t>(label)];
  }
  [[nodiscard]] const std::vector<std::string>& classNames() const { return parts_.classNames; }

  /// Train and test, which may be empty, then further ones, in the images' order.
  [[nodiscard]] const std::vector<SplitPart>& splits() const { return parts_.splits; }
  [[nodiscard]] std::size_t trainCount() const { return parts_.splits[0].count; }
  [[nodiscard]] std::size_t testCount() const { return parts_.splits[1].count; }
  [[nodiscard]] Split split(ImageIndex index) const;
  [[nodiscard]] const std::string& splitName(ImageIndex index) const {
    return parts_.splits[static_cast<std::size_t>(split(index))].name;
  }
  /// Whether an image is of a choice; never where there is no split of its name.
  [[nodiscard]] bool isOf(const SplitChoice& choice, ImageIndex index) const;
  /// Whether there is a split of that name, or it is "all".
  [[nodiscard]] bool hasSplit(const SplitChoice& choice) const;
  /// "all, train or test": the choices there are.
  [[nodiscard]] std::string splitNames() const;
  /// The images of a split, in order; none where there is no split of its name.
  [[nodiscard]] std::vector<ImageIndex> indices(const SplitChoice& choice) const;

  /// "#62345 (test 2345)": the stable index and the place in the split.
  [[nodiscard]] std::string describeIndex(ImageIndex index) const;
  /// Reads "62345", "#62345", "test 2345" or "#62345 (test 2345)".
  /// Errors: badArgument for other words; notFound past the end, naming the last index.
  [[nodiscard]] Result<ImageIndex> parseIndex(std::string_view text) const;

 private:
  /// Where a split begins and ends among the images.
  [[nodiscard]] std::pair<std::size_t, std::size_t> rangeOf(std::size_t split) const;
  [[nodiscard]] std::pair<std::size_t, std::size_t> rangeOf(const SplitChoice& choice) const;

  Parts parts_;
  std::size_t size_ = 0;
};

using DatasetPtr = std::shared_ptr<const Dataset>;

}  // namespace lookbook
