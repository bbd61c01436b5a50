#pragma once

namespace lookbook {

/// The membership strength of two points at a distance x in the map: 1 / (1 + a x^2b).
struct MembershipCurve {
  double a = 1;
  double b = 1;
};

/// a and b that bring the curve nearest, by least squares at 300 distances up to three times the
/// spread, to 1 up to minDist and exp(-(x - minDist) / spread) beyond.
/// @param spread above 0
/// @param minDist in [0, spread]
/// McInnes, Healy & Melville 2018, section 4.2; umap-learn's find_ab_params.
MembershipCurve fitMembershipCurve(double spread, double minDist);

}  // namespace lookbook
