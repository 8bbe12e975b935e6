// SPDX-License-Identifier: EUPL-1.2
// One self-contained page: nothing is fetched, and nothing needs a script to be read.
#include "render/views.h"

namespace baken::render {
namespace {

// Colours have 4.5 to 1 for text and 3 to 1 for shapes, on screen and on paper. What a colour says
// is said by a sign, a word or a pattern too. Logical properties: a town may translate the page
// into a language that is written from right to left.
constexpr std::string_view kStyle = R"css(
:root{color-scheme:light;--ink:#1b1f24;--soft:#4d5661;--line:#8b949e;--paper:#fff;--wash:#f3f5f7;
--blue:#0b4f8a;--red:#a3161f;--amber:#7a4b00;--green:#176639}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main,header,footer{max-inline-size:65rem;margin-inline:auto;padding-inline:1rem}
header{padding-block:1.25rem .5rem}
h1{font-size:1.6rem;line-height:1.25;margin:0}
h2{font-size:1.25rem;margin-block:2rem .5rem}
h3{font-size:1.05rem;margin:0}
p{margin-block:.35rem;max-inline-size:46rem}
.soft{color:var(--soft)}
a{color:var(--blue)}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{position:static}
.counts{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;padding:0;margin-block:.75rem}
.counts li{border:1px solid var(--line);border-radius:.5rem;padding:.25rem .75rem;background:var(--wash)}
.where{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:center}
.where>div{flex:1 1 18rem}
.lead{font-size:1.15rem}
.todo{padding:0;list-style:none;margin:0;display:grid;gap:.75rem}
.todo>li,article{border:1px solid var(--line);border-inline-start:.4rem solid var(--blue);
border-radius:.5rem;padding:.6rem 1rem;break-inside:avoid}
.todo>li.failure,article.failure{border-inline-start-color:var(--red)}
.todo>li.warning,article.warning{border-inline-start-color:var(--amber)}
article{margin-block:.75rem}
.sign{display:inline-block;min-inline-size:1.4em;font-weight:700;text-align:center}
.tag{font-weight:600}
.failure .tag{color:var(--red)}.warning .tag{color:var(--amber)}
.due{font-weight:600}
.plain{columns:18rem;column-gap:2rem;padding-inline-start:1.2rem}
.plain li{break-inside:avoid;margin-block-end:.2rem}
table{border-collapse:collapse;inline-size:100%}
caption{text-align:start;color:var(--soft);padding-block-end:.4rem}
th,td{text-align:start;vertical-align:top;padding:.35rem .6rem;border-block-end:1px solid var(--line)}
td.number,th.number{text-align:end;font-variant-numeric:tabular-nums}
th button{font:inherit;font-weight:700;background:none;border:0;padding:.3rem 0;min-block-size:1.5rem;color:inherit;cursor:pointer;text-decoration:underline dotted}
th button::after{content:" ↕";content:" ↕" / ""}
.scroll{overflow-x:auto}
.id,.moments td:first-child,.sorts td:nth-of-type(1){white-space:nowrap}
.sorts tbody th{white-space:nowrap;font-weight:600}
figure{margin:0}
figcaption{margin-block:.5rem 1rem;color:var(--soft);font-size:.9rem}
.key{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:.25rem 0}
.key svg{inline-size:1.6rem;block-size:1rem;vertical-align:-.15rem;margin-inline-end:.35rem}
svg{max-inline-size:100%;block-size:auto;font:13px system-ui,sans-serif;fill:var(--ink)}
svg.pyramid{inline-size:22rem}
svg.wide{inline-size:100%}
svg.narrow{display:none;inline-size:100%}
svg .small{font-size:12px}svg .strong{font-weight:700}
svg .halo{paint-order:stroke;stroke:#fff;stroke-width:3px}
svg .layer{fill:#e6edf4;stroke:#4a6785;stroke-width:1.5}
svg .layer.here{fill:var(--blue);stroke:#000}
svg .on-here{fill:#fff}
svg .lane{fill:#eef2f6}
svg .held{fill:#0b4f8a}
svg .held-perhaps{fill:#fff;stroke:#0b4f8a;stroke-dasharray:3 2}
svg .way{fill:none;stroke:#0b4f8a;stroke-width:2}
svg .done{fill:#2a6f4e}svg .done-end{fill:#0e3d29}
svg .running{fill:#fff;stroke:#2a6f4e;stroke-width:2}
svg .offered{fill:#fff;stroke:#5a3a86;stroke-width:2}
svg .breach{fill:url(#hatch);stroke:var(--red);stroke-width:1.5}
svg .count{fill:#0b4f8a;stroke:#fff;stroke-width:.5}
svg .rule{stroke:#c9d1d9}svg .month{stroke:#c9d1d9;stroke-dasharray:1 3}
svg .today{stroke:#000;stroke-width:2}svg .stop{stroke:#000;stroke-width:2;stroke-dasharray:6 3}
svg .tick{stroke:#3d4751;stroke-width:2}
svg .flag-pole{stroke:var(--ink);stroke-width:1.5}
.defs{position:absolute;inline-size:0;block-size:0}
footer{margin-block:2rem;padding-block:1rem;border-block-start:1px solid var(--line);font-size:.9rem;color:var(--soft);overflow-wrap:anywhere}
@media (max-width:40rem){svg.wide{display:none}svg.narrow{display:block}h1{font-size:1.35rem}
th,td{padding:.3rem .35rem}}
@media print{@page{margin:14mm}body{font-size:10.5pt}main,header,footer{max-inline-size:none;padding-inline:0}
svg.wide{display:block}svg.narrow,.skip{display:none}h2,h3{break-after:avoid}figure,tr{break-inside:avoid}
a{color:inherit;text-decoration:none}th button{text-decoration:none}th button::after{content:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";

constexpr Wording kSkip{"Naar de inhoud", "To the content"};

}  // namespace

std::string Escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char letter : text) {
    switch (letter) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        // Control characters mean nothing in a page.
        safe += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
    }
  }
  return safe;
}

std::string Page(std::string_view title, std::string_view content, std::string_view script,
                 const For& reader) {
  std::string page = "<!DOCTYPE html>\n<html lang=\"" + std::string(CodeOf(reader.language)) +
                     "\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<title>" +
                     Escaped(title) + "</title>\n<style>";
  page += kStyle;
  page += "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">";
  page += Escaped(reader.Say(kSkip));
  page +=
      "</a>\n"
      "<svg class=\"defs\" aria-hidden=\"true\"><defs><pattern id=\"hatch\" width=\"6\" "
      "height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
      "<rect width=\"6\" height=\"6\" fill=\"#fff\"/><rect width=\"2.5\" height=\"6\" "
      "fill=\"#a3161f\"/></pattern></defs></svg>\n";
  page += content;
  if (!script.empty()) {
    page += "<script>";
    page += script;
    page += "</script>\n";
  }
  page += "</body>\n</html>\n";
  return page;
}

}  // namespace baken::render
