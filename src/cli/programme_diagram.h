// SPDX-License-Identifier: EUPL-1.2
// The layers of a programme and the gates between them: which rules are looked at on entering.
#ifndef BAKEN_CLI_PROGRAMME_DIAGRAM_H_
#define BAKEN_CLI_PROGRAMME_DIAGRAM_H_

#include <string>
#include <string_view>
#include <vector>

#include "baken/v1/programme.pb.h"
#include "cli/phrases.h"

namespace baken::cli {

struct Gate {
  std::string layer;
  std::vector<std::string> must, should;  // rule ids
};

// One for each layer, lowest first.
std::vector<Gate> GatesOf(const v1::Programme& programme);

// For graphviz.
std::string DiagramInDot(const v1::Programme& programme, const Phrasebook& phrases);
// Inline; empty for a programme without layers.
std::string DiagramInSvg(const v1::Programme& programme, const Phrasebook& phrases);

// Safe as content of HTML and within double quotes.
std::string EscapedForHtml(std::string_view text);

}  // namespace baken::cli

#endif  // BAKEN_CLI_PROGRAMME_DIAGRAM_H_
