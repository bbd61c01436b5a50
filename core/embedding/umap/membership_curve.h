#pragma once

namespace lookbook {

/// The membership strength 1 / (1 + a x^2b) of two points at distance x in the map.
struct MembershipCurve {
  double a = 1;
  double b = 1;
};

/// Fits a and b by least squares, at 300 distances up to three times the spread, to the curve that
/// is 1 up to minDist and exp(-(x - minDist) / spread) beyond.
/// @param spread above 0
/// @param minDist in [0, spread]
/// McInnes, Healy & Melville 2018, section 4.2; umap-learn's find_ab_params.
MembershipCurve fitMembershipCurve(double spread, double minDist);

}  // namespace lookbook
