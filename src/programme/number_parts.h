// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_PROGRAMME_NUMBER_PARTS_H_
#define BAKEN_PROGRAMME_NUMBER_PARTS_H_

#include "programme/programme.h"

namespace baken {

// The last step of loading: gives parts that read the same one number, so that a check works out
// each of them once; says which facts each looks at and which activities count as one; puts the
// rules in order of their ids.
void NumberParts(Programme& programme);

// What every finding of an edition says alike, written once: fields 1 and 12 to 14 of Finding.
void WriteReportFields(Programme& programme);

}  // namespace baken

#endif  // BAKEN_PROGRAMME_NUMBER_PARTS_H_
