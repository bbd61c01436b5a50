#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/embedding/common/mde_options.h"

namespace lookbook {

/// Moves a map to the nearest one that the constraint allows: takes off the mean and, where it is
/// to be standardized, replaces X by sqrt(n) U V^T of its singular value decomposition, found from
/// the dims x dims matrix X^T X.
/// @param positions n x dims
/// @return whether there is one: false where a standardized map's points do not span its
///         dimensions; positions are then only centred
/// Agrawal, Ali & Boyd 2021, section 4.2. Cost: O(n dims^2). The same bytes for any team.
bool projectOntoConstraint(MdeConstraint constraint, ThreadTeam& team, MatrixF& positions);

/// Takes off a gradient what leads out of the constraint: Z - X Z^T X / n for a standardized map;
/// nothing for a centered one, since the forces of pairs sum to 0.
/// @param positions n x dims, allowed by the constraint
void projectOntoTangentSpace(MdeConstraint constraint, const MatrixF& positions, ThreadTeam& team,
                             MatrixF& gradient);

}  // namespace lookbook
