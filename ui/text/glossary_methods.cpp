// The terms of methods and their parameters.

#include "ui/text/glossary.h"

#include <array>

namespace lookbook::ui {

std::span<const Term> methodTerms() {
  static constexpr std::array kTerms{
      Term{.id = "pca",
           .name = "PCA",
           .what =
               "Principal component analysis finds the directions in which the images vary most "
               "and shows each image by its coordinates along the first two or three of them. "
               "It is a projection: a straight line stays a straight line.",
           .use =
               "Use it for a first overview that takes a second; classes usually overlap, because "
               "two directions explain only a part of the variance.",
           .source = "Pearson 1901, Philosophical Magazine 2"},
      Term{.id = "tsne",
           .name = "t-SNE",
           .what =
               "t-distributed stochastic neighbour embedding places images so that those which are "
               "neighbours among the pixels are neighbours on the map. It forms clear clusters, "
               "but their sizes and the distances between them mean little.",
           .use =
               "Use it to see which images are alike and which classes mix; change the perplexity "
               "first.",
           .source = "van der Maaten & Hinton 2008, JMLR 9"},
      Term{.id = "umap",
           .name = "UMAP",
           .what =
               "Uniform manifold approximation and projection links each image to its nearest "
               "neighbours and arranges this graph on the map. Linked images attract each other, "
               "and randomly drawn images repel each other.",
           .use = "It is faster than t-SNE and packs clusters more tightly; change the number of "
                  "neighbours and the minimum distance first.",
           .source = "McInnes, Healy & Melville 2018, arXiv 1802.03426"},
      Term{.id = "mde",
           .name = "MDE",
           .what =
               "Minimum-distortion embedding assigns each pair of images a cost that depends on "
               "their distance on the map and minimises the average cost. Depending on what it "
               "preserves, the pairs are neighbours, or all images with their distances.",
           .use =
               "Use it to see which pairs a map distorts most, or to preserve distances instead of "
               "neighbours.",
           .source = "Agrawal, Ali & Boyd 2021, Foundations and Trends in Machine Learning 14"},
      Term{.id = "dims",
           .name = "Dimensions",
           .many = true,
           .what =
               "A map has two or three dimensions. A map in three dimensions is turned with the "
               "mouse.",
           .use =
               "Use two for figures; three leave more room, so that slightly more neighbours stay "
               "together."},
      Term{.id = "components",
           .name = "Components",
           .many = true,
           .what =
               "Before neighbours are found, the images are reduced to this number of principal "
               "components. This is faster than comparing all pixels and ignores noise.",
           .use = "50 suits most data sets; use 0 to compare the pixels themselves."},
      Term{.id = "neighbours",
           .name = "Neighbours",
           .many = true,
           .what =
               "The number of most similar images of each image that the method uses. Similarity "
               "is the distance in the space of the principal components.",
           .use = "Few neighbours show fine structure, many show the arrangement of whole classes.",
           .source = ""},
      Term{.id = "neighbour-search",
           .name = "Neighbour search",
           .what =
               "How the nearest neighbours are found. The exact search compares all images; HNSW "
               "follows a graph of similar images, which is much faster and finds almost all of "
               "them.",
           .use = "Keep auto, which is exact up to 200,000 images; for an approximate search, the "
                  "share "
                  "of neighbours found is reported.",
           .source = "Malkov & Yashunin 2018, IEEE TPAMI"},
      Term{.id = "seed",
           .name = "Seed",
           .what =
               "The number from which all random numbers of a run follow. The same seed and the "
               "same parameters give the same map.",
           .use = "Change it to see which parts of a map depend on chance."},
      Term{
          .id = "initialisation",
          .name = "Initialisation",
          .what =
              "Where the points are placed before the first iteration. A start from PCA or from "
              "the graph of neighbours preserves the global arrangement; a random start does not.",
          .use = "Keep the default, unless you want to see how much of a map depends on its start.",
          .source = "Kobak & Berens 2019, Nature Communications 10"},
      Term{
          .id = "perplexity",
          .name = "Perplexity",
          .what = "The effective number of neighbours that each image is kept close to. The range "
                  "of each image is adapted so that this number is the same in dense and in sparse "
                  "regions.",
          .use =
              "Lower values (5 to 15) show small groups, higher values (50 to 100) the arrangement "
              "of whole classes; it must be at most a third of the number of images.",
          .source = "van der Maaten & Hinton 2008, JMLR 9"},
      Term{.id = "theta",
           .name = "Theta",
           .what =
               "How coarsely the repulsion of distant points is approximated (Barnes-Hut). Points "
               "in a cell that appears smaller than this angle count as one point; 0 is exact.",
           .use = "Keep 0.5; higher values are faster and less accurate.",
           .source = "van der Maaten 2014, JMLR 15"},
      Term{.id = "iterations",
           .name = "Iterations",
           .many = true,
           .what =
               "The number of steps of the optimisation, each of which moves all points slightly. "
               "The curve of the objective shows whether they were enough.",
           .use = "Increase it if the curve still falls at the end."},
      Term{.id = "exaggeration",
           .name = "Early exaggeration",
           .what =
               "At the beginning of the run, neighbours attract each other more strongly by this "
               "factor. Clusters form before they spread over the map.",
           .use = "Keep 12 for 250 iterations; increase it if one class ends in several separate "
                  "pieces.",
           .source =
               "van der Maaten & Hinton 2008, JMLR 9; Belkina et al. 2019, Nature Communications "
               "10"},
      Term{.id = "schedule",
           .name = "Schedule",
           .what =
               "When the early exaggeration and the run end. With fixed, they end after the given "
               "numbers of iterations; with auto, when the KL divergence hardly falls any more.",
           .use = "Use auto for very large or very small data sets.",
           .source = "Belkina et al. 2019, Nature Communications 10"},
      Term{
          .id = "learning-rate",
          .name = "Learning rate",
          .what =
              "How far a point moves in one step. If it is too small, points stay in a ball; if it "
              "is too large, they fly apart.",
          .use = "Keep auto, which grows with the number of images.",
          .source = "Belkina et al. 2019, Nature Communications 10"},
      Term{.id = "momentum",
           .name = "Momentum",
           .what =
               "The share of the previous step that is added to the next one, which speeds up the "
               "descent. The initial value applies during the early exaggeration, the final value "
               "after it.",
           .use = "Keep 0.5 and 0.8.",
           .source = "Jacobs 1988, Neural Networks 1"},
      Term{.id = "min-dist",
           .name = "Minimum distance",
           .what =
               "How close neighbours may be to each other on the map. It changes the appearance of "
               "the map, not which images are neighbours.",
           .use =
               "Lower values pack clusters tightly, higher values show the structure within them.",
           .source = "McInnes, Healy & Melville 2018, arXiv 1802.03426"},
      Term{.id = "spread",
           .name = "Spread",
           .what =
               "The scale of the map on which linked images are placed. Together with the minimum "
               "distance, it determines how much clusters are separated.",
           .use = "Keep 1 and change the minimum distance instead.",
           .source = "McInnes, Healy & Melville 2018, arXiv 1802.03426"},
      Term{.id = "epochs",
           .name = "Epochs",
           .many = true,
           .what =
               "How often the links between neighbours are visited during the optimisation. Strong "
               "links are visited in each epoch, weak ones in some.",
           .use = "Keep auto; increase it if clusters have not separated at the end.",
           .source = "McInnes, Healy & Melville 2018, arXiv 1802.03426"},
      Term{.id = "negative-sample-rate",
           .name = "Negative samples",
           .many = true,
           .what =
               "For each visited link, this number of randomly drawn images repel the point. They "
               "stand for the repulsion of all images, which would take too long.",
           .use = "Keep 5; higher values separate clusters more and take longer.",
           .source = "McInnes, Healy & Melville 2018, arXiv 1802.03426"},
      Term{.id = "preserve",
           .name = "Preserve",
           .what =
               "What the map preserves. Neighbours keeps similar images close and others apart; "
               "distances makes the distances on the map match those between the images.",
           .use = "Neighbours shows clusters; distances shows the global arrangement.",
           .source = "Agrawal, Ali & Boyd 2021, chapter 3"},
      Term{.id = "attractive",
           .name = "Attractive penalty",
           .what = "The cost of the distance between two neighbours on the map. Log1p tolerates a "
                   "few distant neighbours; quadratic and cubic do not.",
           .use = "Keep log1p, which separates clusters best.",
           .source = "Agrawal, Ali & Boyd 2021, chapter 4"},
      Term{.id = "repulsive",
           .name = "Repulsive penalty",
           .what = "The cost of being close for two images that are not neighbours. The repulsive "
                   "fraction is the number of such pairs for each pair of neighbours.",
           .use = "Increase the fraction to spread the points more evenly.",
           .source = "Agrawal, Ali & Boyd 2021, chapter 4"},
      Term{.id = "loss",
           .name = "Loss",
           .what = "The cost of a distance on the map that differs from the distance between the "
                   "images. Absolute tolerates a few large errors; quadratic does not.",
           .use = "Use the weighted loss if small distances matter as much as large ones.",
           .source = "Agrawal, Ali & Boyd 2021, chapter 4"},
      Term{.id = "max-distances",
           .name = "Distances",
           .many = true,
           .what =
               "The largest number of pairs of images whose distances are preserved. If there are "
               "more pairs, a random sample is used.",
           .use = "Reduce it to save time and memory: each pair takes 20 bytes."},
      Term{.id = "constraint",
           .name = "Constraint",
           .what = "The shape that the map must have. A centred map finds its own extent; a "
                   "standardized map has the same extent in every direction.",
           .use = "Use standardized if the map collapses or becomes very long.",
           .source = "Agrawal, Ali & Boyd 2021"},
      Term{.id = "eps",
           .name = "Residual norm",
           .what =
               "The length of the gradient along the constraint: how far the map is from a minimum "
               "of the distortion. The run ends when it is at most this value.",
           .use = "Reduce it for a more accurate minimum.",
           .source = "Agrawal, Ali & Boyd 2021, section 5.2"},
      Term{.id = "memory",
           .name = "Memory",
           .what =
               "The number of previous steps from which the quasi-Newton method (L-BFGS) estimates "
               "how the cost is curved. Each takes the memory of two maps.",
           .use = "Keep 10.",
           .source = "Nocedal & Wright 2006, Numerical Optimization"}};
  return kTerms;
}

}  // namespace lookbook::ui
