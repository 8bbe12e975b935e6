// SPDX-License-Identifier: EUPL-1.2
//
// A national organisation that nobody recorded: any number of memberships, spread over five years.
// In: how many memberships. Out: an Organisation, the same one for the same number on any machine.
// It has what makes group rules work: groups that fill and drain, sixth members for a few days,
// coaches who follow one another on one day, with an overlap or after a gap.
// It never holds a fact of a real person.
#ifndef BAKEN_BENCH_ORGANISATION_GENERATOR_H_
#define BAKEN_BENCH_ORGANISATION_GENERATOR_H_

#include "baken/v1/facts.pb.h"

namespace baken::bench {

// The day after the five years; judging the organisation on it counts every membership.
inline constexpr char kAfterFiveYears[] = "2026-01-01";

// `memberships` members in about a fifth as many coaching groups, some with partial dates.
v1::Organisation GenerateOrganisation(int memberships);

}  // namespace baken::bench

#endif  // BAKEN_BENCH_ORGANISATION_GENERATOR_H_
