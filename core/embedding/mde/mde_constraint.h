#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/embedding/common/mde_options.h"

namespace lookbook {

/// Moves a map to the nearest one that the constraint allows: subtracts the mean and, for a
/// standardized map, replaces X by sqrt(n) U V^T of its singular value decomposition, which is
/// found from the dims x dims matrix X^T X.
/// @param positions n x dims
/// @return false if the points of a standardized map do not span its dimensions, so that there is
/// no
///         such map; positions are then only centred
/// Agrawal, Ali & Boyd 2021, section 4.2. Cost: O(n dims^2). The same bytes for any team.
bool projectOntoConstraint(MdeConstraint constraint, ThreadTeam& team, MatrixF& positions);

/// Removes the part of a gradient that leads away from the constraint: Z becomes Z - X Z^T X / n
/// for a standardized map. The gradient of a centered map is unchanged, because the forces of pairs
/// sum to 0. Cost: O(n dims^2). The same bytes for any team.
/// @param positions n x dims, meets the constraint
/// @param gradient n x dims
void projectOntoTangentSpace(MdeConstraint constraint, const MatrixF& positions, ThreadTeam& team,
                             MatrixF& gradient);

}  // namespace lookbook
