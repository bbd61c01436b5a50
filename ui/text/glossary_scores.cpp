// The terms of the measures of maps and classes.

#include "ui/text/glossary.h"

#include <array>

namespace lookbook::ui {

std::span<const Term> scoreTerms() {
  static constexpr std::array kTerms{
      Term{.id = "kl_divergence",
           .name = "KL divergence",
           .what = "The Kullback-Leibler divergence measures how much the neighbourhoods on the "
                   "map differ from those of the images. It is what t-SNE minimises.",
           .use =
               "Compare it only between maps of the same images with the same perplexity; lower is "
               "better.",
           .source = "Kullback & Leibler 1951; van der Maaten & Hinton 2008, JMLR 9"},
      Term{.id = "average_distortion",
           .name = "Average distortion",
           .what = "The mean cost of all pairs of images of a minimum-distortion embedding. MDE "
                   "minimises it.",
           .use = "Compare it only between maps with the same penalties; lower is better.",
           .source = "Agrawal, Ali & Boyd 2021, section 2.1"},
      Term{.id = "explained-variance",
           .name = "Explained variance",
           .what = "The share of the variance of all pixels that the principal components shown "
                   "explain. The rest is not visible on the map.",
           .use = "The lower it is, the less distances on the map say about the images.",
           .source = "Jolliffe 2002, Principal Component Analysis"},
      Term{.id = "trustworthiness",
           .name = "Trustworthiness",
           .what =
               "Measures whether images that are neighbours on the map are also similar, from 0 to "
               "1. It falls if the map places different images next to each other.",
           .use = "Above 0.95 most neighbours on the map can be trusted; colour the points by it "
                  "to see "
                  "where they cannot.",
           .source = "Venna & Kaski 2001, ICANN"},
      Term{.id = "continuity",
           .name = "Continuity",
           .what =
               "Measures whether similar images are also neighbours on the map, from 0 to 1. It "
               "falls if the map separates images that are alike.",
           .use = "Read it together with trustworthiness: a good map has high values of both.",
           .source = "Venna & Kaski 2001, ICANN"},
      Term{.id = "neighbour-recall",
           .name = "Neighbour recall",
           .what = "The share of the 10 nearest neighbours of an image that are also among its 10 "
                   "nearest on the map. It is 1 if the map preserves all neighbours.",
           .use = "0.4 is good for 70,000 images; two dimensions cannot preserve all neighbours.",
           .source = "Lee & Verleysen 2009, Neurocomputing 72"},
      Term{.id = "label-accuracy",
           .name = "5-NN accuracy",
           .what = "The share of images whose class most of their 5 nearest neighbours have. It "
                   "predicts the class of each image from the others (leave-one-out).",
           .use =
               "If it is as high on the map as among the images, the map separates the classes as "
               "well as the pixels do.",
           .source = "Cover & Hart 1967, IEEE Transactions on Information Theory 13"},
      Term{
          .id = "label-agreement",
          .name = "Label agreement",
          .what =
              "The share of the 5 nearest neighbours of an image on the map that are of its class. "
              "0 means that all of them are of other classes.",
          .use =
              "Look at images with low values: they lie between classes, or their label is wrong."},
      Term{.id = "silhouette",
           .name = "Silhouette",
           .what =
               "Compares the distance of an image to its own class with that to the nearest other "
               "class, from -1 to 1. 1 means compact, well separated classes.",
           .use = "Negative values mean that an image lies among another class.",
           .source = "Rousseeuw 1987, Journal of Computational and Applied Mathematics 20"},
      Term{.id = "distance-correlation",
           .name = "Distance correlation",
           .what = "The rank correlation between the distances of all pairs of images and their "
                   "distances on the map, from -1 to 1. It measures the global arrangement.",
           .use = "A high value means that far apart on the map is far apart among the images.",
           .source = "Spearman 1904, American Journal of Psychology 15"},
      Term{.id = "reconstruction-error",
           .name = "Reconstruction error",
           .what =
               "How much an image differs from its reconstruction by the principal components of "
               "the map, as the root mean square over its pixels. 0 is a perfect reconstruction, "
               "and pixels range from 0 to 1.",
           .use = "Images with a large error are not described well by the map.",
           .source = "Jolliffe 2002, Principal Component Analysis"},
      Term{.id = "distance-moved",
           .name = "Distance moved",
           .what =
               "The distance between the places of an image on two aligned maps. Its unit is the "
               "radius of the left map: the root mean square distance of its points from their "
               "centre.",
           .use = "Images that moved far are those on which the maps disagree."},
      Term{
          .id = "neighbour-overlap",
          .name = "Neighbour overlap",
          .what = "Of the images among the 10 nearest of an image on either of two maps, the share "
                  "that "
                  "is among them on both. 100% means the same neighbours.",
          .use =
              "It does not depend on the alignment, so it also compares maps of different methods.",
          .source = "Jaccard 1901"},
      Term{.id = "disparity",
           .name = "Disparity",
           .what = "The difference that remains after two maps were aligned by moving, rotating, "
                   "mirroring and scaling one of them (Procrustes). 0% means the same map, 100% "
                   "unrelated maps.",
           .use = "Below about 10% the maps have the same global arrangement.",
           .source = "Gower 1975, Psychometrika 40"},
      Term{.id = "separability",
           .name = "Separability by one pixel",
           .what =
               "The share of the images of two classes that a single pixel separates: images in "
               "which it is brighter than a threshold are predicted as one class. The pixel is "
               "selected on the train images and judged on the test images.",
           .use = "50% is chance; pairs near 100% are very easy to distinguish."},
      Term{.id = "confusions",
           .name = "Confusions",
           .many = true,
           .what =
               "How often most of the 5 nearest neighbours of an image are of another class, for "
               "each pair of classes. The neighbours are found among the images, or on the map.",
           .use = "Large values name the classes that look alike; click a pair to see its images.",
           .source = "Cover & Hart 1967, IEEE Transactions on Information Theory 13"}};
  return kTerms;
}

}  // namespace lookbook::ui
