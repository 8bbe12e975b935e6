// SPDX-License-Identifier: EUPL-1.2
#include "baken/baken.h"

extern "C" {

uint32_t BAKEN_CALL baken_version_number(void) { return BAKEN_VERSION_NUMBER; }

const char* BAKEN_CALL baken_version_text(void) { return "1.0.0"; }

}  // extern "C"
