// SPDX-License-Identifier: EUPL-1.2
#include "scenarios.h"

#include <google/protobuf/text_format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory_resource>

#include "baken/wire/v1/check.pb.h"
#include "check/check.h"
#include "facts/request.h"
#include "programme/embedded.h"
#include "programme/load.h"

namespace baken::bench {
namespace {

[[noreturn]] void Stop(const std::string& why) {
  std::cerr << why << "\n";
  std::exit(2);
}

// The programme as the rooms see it, to measure them one by one.
std::shared_ptr<const Programme> Rules(std::string_view id) {
  for (const EmbeddedProgramme& embedded : EmbeddedProgrammes()) {
    if (embedded.id != id) continue;
    LoadResult loaded = LoadProgramme(embedded.bytes);
    if (loaded.programme) return std::move(loaded.programme);
  }
  Stop("no built-in programme " + std::string(id));
}

void ReadFactsOnce(const Programme& programme, std::string_view bytes, bool judge) {
  Request request;
  if (ReadRequest(bytes, request)) Stop("a request that cannot be read");
  std::byte block[16 * 1024];
  std::pmr::monotonic_buffer_resource arena(block, sizeof block);
  Facts facts(&arena);
  if (ReadFacts(request, request.judged, programme, facts)) Stop("facts that cannot be read");
  if (judge && Check(programme, request, facts).empty()) Stop("no findings");
}

}  // namespace

ProgrammeHandle Builtin(const char* id) {
  baken_programme* programme = nullptr;
  if (baken_programme_builtin(id, &programme, nullptr) != BAKEN_OK) {
    Stop(std::string("no built-in programme ") + id);
  }
  return ProgrammeHandle(programme);
}

v1::CheckRequest ReadRecord(std::string_view name) {
  const std::string path = BAKEN_SOURCE_DIR "/bench/records/" + std::string(name) + ".txtpb";
  std::ifstream file(path);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  v1::CheckRequest request;
  if (text.empty() || !google::protobuf::TextFormat::ParseFromString(text, &request)) {
    Stop("cannot read " + path);
  }
  return request;
}

std::size_t CheckOnce(const baken_programme* programme, std::string_view request) {
  baken_bytes* report = nullptr;
  baken_error* error = nullptr;
  if (baken_check(programme, BAKEN_PROTOBUF, request.data(), request.size(), &report, &error) !=
      BAKEN_OK) {
    Stop(baken_error_message(error));
  }
  const std::size_t size = baken_bytes_size(report);
  baken_bytes_free(report);
  return size;
}

std::string BytesOf(v1::CheckRequest request, v1::Detail detail, std::string_view language) {
  request.clear_languages();
  if (!language.empty()) request.add_languages(std::string(language));
  request.set_detail(detail);
  return request.SerializeAsString();
}

std::vector<Scenario> ScenariosOf(const std::string& record, const v1::CheckRequest& request,
                                  const char* programme) {
  const std::string summary = BytesOf(request, v1::DETAIL_SUMMARY, "");
  const auto rules = Rules(programme);
  const std::shared_ptr<baken_programme> handle(Builtin(programme).release(), ProgrammeDeleter());
  const auto message = std::make_shared<wire::v1::CheckRequest>();
  std::vector<Scenario> scenarios;
  const auto add = [&](const char* what, std::function<void()> run) {
    scenarios.push_back({record + "/" + what, summary.size(), std::move(run)});
  };
  const auto check = [&](const char* what, v1::Detail detail, const char* language) {
    add(what,
        [handle, bytes = BytesOf(request, detail, language)] { CheckOnce(handle.get(), bytes); });
  };
  add("parse", [message, summary] {
    if (!message->ParseFromString(summary)) Stop("a request that protobuf cannot read");
  });
  add("facts", [rules, summary] { ReadFactsOnce(*rules, summary, false); });
  add("verdicts", [rules, summary] { ReadFactsOnce(*rules, summary, true); });
  check("summary", v1::DETAIL_SUMMARY, "");
  check("findings", v1::DETAIL_FINDINGS, "");
  check("findings_nl", v1::DETAIL_FINDINGS, "nl");
  return scenarios;
}

std::vector<Scenario> AllScenarios() {
  std::vector<Scenario> all;
  for (const char* record : kRecords) {
    std::vector<Scenario> some = ScenariosOf(record, ReadRecord(record), "thuis-in-mvs");
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace baken::bench
