#include "core/runs/citations.h"

#include "core/base/version.h"

namespace lookbook {

namespace {

std::string lookbookItself() {
  return std::string(R"(@software{lookbook,
  author  = {{The Lookbook authors}},
  title   = {Lookbook: an explorer for image data sets and their maps},
  year    = {2026},
  version = {)") +
         kVersion + R"(},
  license = {MIT}
}
)";
}

constexpr const char* kFashion = R"(@misc{xiao2017fashion,
  author        = {Xiao, Han and Rasul, Kashif and Vollgraf, Roland},
  title         = {{Fashion-MNIST}: a Novel Image Dataset for Benchmarking Machine Learning
                   Algorithms},
  year          = {2017},
  eprint        = {1708.07747},
  archiveprefix = {arXiv},
  primaryclass  = {cs.LG}
}
)";

constexpr const char* kMnist = R"(@article{lecun1998gradient,
  author  = {LeCun, Yann and Bottou, L{\'e}on and Bengio, Yoshua and Haffner, Patrick},
  title   = {Gradient-Based Learning Applied to Document Recognition},
  journal = {Proceedings of the IEEE},
  volume  = {86},
  number  = {11},
  pages   = {2278--2324},
  year    = {1998},
  doi     = {10.1109/5.726791}
}
)";

constexpr const char* kPca = R"(@article{pearson1901lines,
  author  = {Pearson, Karl},
  title   = {On Lines and Planes of Closest Fit to Systems of Points in Space},
  journal = {Philosophical Magazine},
  volume  = {2},
  number  = {11},
  pages   = {559--572},
  year    = {1901},
  doi     = {10.1080/14786440109462720}
}
)";

constexpr const char* kTsne = R"(@article{vandermaaten2008visualizing,
  author  = {van der Maaten, Laurens and Hinton, Geoffrey},
  title   = {Visualizing Data using {t-SNE}},
  journal = {Journal of Machine Learning Research},
  volume  = {9},
  pages   = {2579--2605},
  year    = {2008}
}
)";

constexpr const char* kBarnesHut = R"(@article{vandermaaten2014accelerating,
  author  = {van der Maaten, Laurens},
  title   = {Accelerating {t-SNE} using Tree-Based Algorithms},
  journal = {Journal of Machine Learning Research},
  volume  = {15},
  pages   = {3221--3245},
  year    = {2014}
}
)";

constexpr const char* kUmap = R"(@misc{mcinnes2018umap,
  author        = {McInnes, Leland and Healy, John and Melville, James},
  title         = {{UMAP}: Uniform Manifold Approximation and Projection for Dimension Reduction},
  year          = {2018},
  eprint        = {1802.03426},
  archiveprefix = {arXiv},
  primaryclass  = {stat.ML}
}
)";

constexpr const char* kMde = R"(@article{agrawal2021minimum,
  author  = {Agrawal, Akshay and Ali, Alnur and Boyd, Stephen},
  title   = {Minimum-Distortion Embedding},
  journal = {Foundations and Trends in Machine Learning},
  volume  = {14},
  number  = {3},
  pages   = {211--378},
  year    = {2021},
  doi     = {10.1561/2200000090}
}
)";

constexpr const char* kHnsw = R"(@article{malkov2020efficient,
  author  = {Malkov, Yu. A. and Yashunin, D. A.},
  title   = {Efficient and Robust Approximate Nearest Neighbor Search Using Hierarchical Navigable
             Small World Graphs},
  journal = {IEEE Transactions on Pattern Analysis and Machine Intelligence},
  volume  = {42},
  number  = {4},
  pages   = {824--836},
  year    = {2020},
  doi     = {10.1109/TPAMI.2018.2889473}
}
)";

}  // namespace

std::vector<Citation> citations() {
  return {{"Lookbook", lookbookItself()},
          {"Fashion-MNIST", kFashion},
          {"MNIST", kMnist},
          {"PCA", kPca},
          {"t-SNE", kTsne},
          {"t-SNE, Barnes-Hut approximation", kBarnesHut},
          {"UMAP", kUmap},
          {"MDE", kMde},
          {"Approximate nearest neighbours (HNSW)", kHnsw}};
}

std::string bibtexOfAll() {
  std::string all;
  for (const Citation& citation : citations())
    all += (all.empty() ? "% " : "\n% ") + citation.subject + '\n' + citation.bibtex;
  return all;
}

}  // namespace lookbook
