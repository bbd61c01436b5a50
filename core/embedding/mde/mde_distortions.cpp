#include "core/embedding/mde/mde_distortions.h"

namespace lookbook {

namespace {

constexpr float kHuberThreshold = 0.5F;
constexpr float kLogisticRate = 3.0F;

/// The functions that attract or repel; `d` is at least kLeastDistance.
void penalize(Distortion penalty, const PairNumbersView& d, const PairNumbersView& w,
              PairNumbers& values, PairNumbers& slopes) {
  switch (penalty) {
    case Distortion::log1p:
      slopes = d.sqrt();
      values = w * (d * slopes).log1p();
      slopes = 1.5F * w / (slopes * (1.0F + d * slopes));
      break;
    case Distortion::linear:
      values = w * d;
      slopes = w / d;
      break;
    case Distortion::quadratic:
      values = w * d.square();
      slopes = 2.0F * w;
      break;
    case Distortion::cubic:
      values = w * d.cube();
      slopes = 3.0F * w * d;
      break;
    case Distortion::huber:
      values =
          (d < kHuberThreshold)
              .select(0.5F * w * d.square(), kHuberThreshold * w * (d - 0.5F * kHuberThreshold));
      slopes = w * (kHuberThreshold / d).min(1.0F);
      break;
    case Distortion::logistic:
      // log(1 + e^z) = z + log(1 + e^-z), which does not overflow.
      slopes = (-kLogisticRate * d).exp();
      values = w * (kLogisticRate * d + slopes.log1p());
      slopes = kLogisticRate * w / ((1.0F + slopes) * d);
      break;
    case Distortion::log:
      values = -(-d).expm1();
      slopes = w * (1.0F - values) / (values * d);
      values = w * values.log();
      break;
    case Distortion::inversePower:
      values = -w / d;
      slopes = w / d.cube();
      break;
    case Distortion::logRatio:
      slopes = d.square();
      values = w * (slopes / (1.0F + slopes)).log();
      slopes = 2.0F * w / (slopes * (1.0F + slopes));
      break;
    default:
      break;
  }
}

/// The functions that measure differences from the distances of the input.
void lose(Distortion loss, const PairNumbersView& d, const PairNumbersView& t, PairNumbers& values,
          PairNumbers& slopes) {
  switch (loss) {
    case Distortion::absoluteLoss:
      values = (d - t).abs();
      slopes = (d - t).sign() / d;
      break;
    case Distortion::quadraticLoss:
      values = (d - t).square();
      slopes = 2.0F * (d - t) / d;
      break;
    case Distortion::weightedQuadraticLoss:
      values = (t > 0.0F).select(((d - t) / t).square(), 0.0F);
      slopes = (t > 0.0F).select(2.0F * (d - t) / (t.square() * d), 0.0F);
      break;
    default:
      break;
  }
}

}  // namespace

void distort(Distortion function, const PairNumbersView& squaredDistances,
             const PairNumbersView& parameters, PairNumbers values, PairNumbers slopes) {
  const Eigen::ArrayXf d = squaredDistances.sqrt().max(kLeastDistance);
  if (function < Distortion::absoluteLoss)
    penalize(function, d, parameters, values, slopes);
  else
    lose(function, d, parameters, values, slopes);
}

}  // namespace lookbook
