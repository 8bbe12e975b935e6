// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_PROGRAMME_FINGERPRINT_H_
#define BAKEN_PROGRAMME_FINGERPRINT_H_

#include <string>
#include <string_view>

namespace baken {

// SHA-256 of the bytes, as 64 lower-case hexadecimal digits.
std::string Fingerprint(std::string_view bytes);

}  // namespace baken

#endif  // BAKEN_PROGRAMME_FINGERPRINT_H_
