#include "core/download/downloads.h"

#include <algorithm>
#include <cctype>

namespace lookbook {

namespace {

/// The four files of MNIST and of the data sets that replace it, in one order.
/// @param md5, bytes of train images, train labels, test images and test labels, compressed
std::vector<DownloadFile> fourFiles(const std::vector<const char*>& md5,
                                    const std::vector<std::uint64_t>& bytes) {
  const std::vector<const char*> names{"train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz",
                                       "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"};
  std::vector<DownloadFile> files;
  for (std::size_t i = 0; i < names.size(); ++i) files.push_back({names[i], md5[i], bytes[i]});
  return files;
}

// The checksums are those that the pages of the data sets and torchvision (datasets/mnist.py) give,
// the sizes those that the servers report. Addresses with HTTPS are used before those without.

/// github.com/zalandoresearch/fashion-mnist; the last two addresses are those of Keras and of the
/// authors.
Download fashionMnist() {
  return {"fashion-mnist",
          "Fashion-MNIST",
          text("MIT (Zalando SE)"),
          {"https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
           "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
           "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"},
          fourFiles({"8d4fb7e6c68d591d4c3dfef9ec88bf0d", "25c81989df183df01b3e8a0aad5dffbe",
                     "bef4ecab320f06d8554ea6380940ec79", "bb300cfdad3c16e7a12a480ee83cd310"},
                    {26'421'880, 29'515, 4'422'102, 5'148})};
}

/// yann.lecun.com/exdb/mnist; the first two addresses are mirrors of PyTorch and of the Common
/// Visual Data Foundation.
Download mnist() {
  return {
      "mnist",
      "MNIST",
      text("as its authors offer it (LeCun, Cortes, Burges); it has no licence text of its own"),
      {"https://ossci-datasets.s3.amazonaws.com/mnist/",
       "https://storage.googleapis.com/cvdf-datasets/mnist/", "http://yann.lecun.com/exdb/mnist/"},
      fourFiles({"f68b3c2dcbeaaa9fbdd348bbdeb94873", "d53e105ee54ea40749a09fcbcd1e9432",
                 "9fb629c4189551a2d022fa330f9573f3", "ec29112dd5afa0611ce80d1b7f02629c"},
                {9'912'422, 28'881, 1'648'877, 4'542})};
}

/// codh.rois.ac.jp/kmnist
Download kmnist() {
  return {"kmnist",
          "KMNIST",
          text("CC BY-SA 4.0 (ROIS-DS Center for Open Data in the Humanities)"),
          {"https://codh.rois.ac.jp/kmnist/dataset/kmnist/"},
          fourFiles({"bdb82020997e1d708af4cf47b453dcf7", "e144d726b3acfaa3e44228e80efcd344",
                     "5c965bf0a639b31b8f53240b1b52f4d7", "7320c461ea6c1c855c0b718fb2a4b134"},
                    {18'165'135, 29'497, 3'041'136, 0})};
}

}  // namespace

std::uint64_t Download::bytes() const {
  std::uint64_t sum = 0;
  for (const DownloadFile& file : files) sum += file.bytes;
  return sum;
}

const std::vector<Download>& downloads() {
  static const std::vector<Download> all{fashionMnist(), mnist(), kmnist()};
  return all;
}

const Download* findDownload(std::string_view id) {
  const auto same = [](unsigned char a, unsigned char b) {
    return std::tolower(a) == std::tolower(b);
  };
  for (const Download& download : downloads())
    if (std::ranges::equal(download.id, id, same)) return &download;
  return nullptr;
}

}  // namespace lookbook
