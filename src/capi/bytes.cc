// SPDX-License-Identifier: EUPL-1.2
#include "capi/handles.h"

extern "C" {

const void* BAKEN_CALL baken_bytes_data(const baken_bytes* bytes) {
  return bytes == nullptr ? nullptr : bytes->bytes.data();
}

size_t BAKEN_CALL baken_bytes_size(const baken_bytes* bytes) {
  return bytes == nullptr ? 0 : bytes->bytes.size();
}

void BAKEN_CALL baken_bytes_free(baken_bytes* bytes) { delete bytes; }

}  // extern "C"
