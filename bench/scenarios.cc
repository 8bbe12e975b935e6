// SPDX-License-Identifier: EUPL-1.2
#include "scenarios.h"

#include <google/protobuf/text_format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory_resource>
#include <optional>

#include "baken/v1/programme.pb.h"
#include "baken/wire/v1/check.pb.h"
#include "check/check.h"
#include "facts/request.h"
#include "json/reader.h"
#include "json/writer.h"
#include "programme/embedded.h"
#include "programme/load.h"
#include "report/report.h"

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

// One request as it goes through the rooms. Its views point into `bytes`.
class Rooms {
 public:
  Rooms(const Programme& programme, std::string_view bytes) : programme_(programme) {
    if (ReadRequest(bytes, request_)) Stop("a request that cannot be read");
    if (ReadFacts(request_, request_.judged, programme, facts_)) Stop("facts that cannot be read");
  }
  Findings Judge() const {
    Findings findings = Check(programme_, request_, facts_);
    if (findings.empty()) Stop("no findings");
    return findings;
  }
  std::string Write(const Findings& findings) const {
    return WriteReport(programme_, request_, facts_, findings, std::nullopt);
  }

 private:
  const Programme& programme_;
  std::byte block_[kUsualMemory];
  std::pmr::monotonic_buffer_resource arena_{block_, sizeof block_};
  Request request_{&arena_};
  Facts facts_{&arena_};
};

std::string Taken(baken_status status, baken_bytes* bytes, baken_error* error) {
  if (status != BAKEN_OK) Stop(baken_error_message(error));
  std::string taken(static_cast<const char*>(baken_bytes_data(bytes)), baken_bytes_size(bytes));
  baken_bytes_free(bytes);
  return taken;
}

std::string Converted(const char* message, const std::string& wire) {
  baken_bytes* json = nullptr;
  baken_error* error = nullptr;
  const baken_status status =
      baken_convert(message, BAKEN_PROTOBUF, wire.data(), wire.size(), BAKEN_JSON, &json, &error);
  return Taken(status, json, error);
}

std::string ReportOf(const baken_programme* programme, const std::string& request) {
  baken_bytes* report = nullptr;
  baken_error* error = nullptr;
  const baken_status status =
      baken_check(programme, BAKEN_PROTOBUF, request.data(), request.size(), &report, &error);
  return Taken(status, report, error);
}

void Render(const std::string& report) {
  baken_bytes* page = nullptr;
  baken_error* error = nullptr;
  if (baken_render(BAKEN_PROTOBUF, report.data(), report.size(), "text", "nl", "professional",
                   &page, &error) != BAKEN_OK) {
    Stop(baken_error_message(error));
  }
  baken_bytes_free(page);
}

// A request before one programme or several: each operation is what all of them take.
class Operations {
 public:
  Operations(const std::string& record, const v1::CheckRequest& request,
             const std::vector<std::string>& programmes)
      : record_(record), request_(request), summary_(BytesOf(request, v1::DETAIL_SUMMARY, "")) {
    for (const std::string& id : programmes) {
      under_.push_back({Rules(id), {Builtin(id.c_str()).release(), ProgrammeDeleter()}});
    }
  }

  void AddReading();
  void AddRooms();
  void AddCalls();
  std::vector<Scenario> Take() { return std::move(scenarios_); }

 private:
  struct Under {
    std::shared_ptr<const Programme> rules;
    std::shared_ptr<baken_programme> handle;
  };

  void Add(const char* what, std::function<void()> run) {
    scenarios_.push_back({record_ + "/" + what, summary_.size(), std::move(run)});
  }
  template <typename Run>
  void AddForEach(const char* what, Run run) {
    Add(what, [under = under_, run] {
      for (const Under& one : under) run(one);
    });
  }

  std::string record_;
  const v1::CheckRequest& request_;
  std::string summary_;
  std::vector<Under> under_;
  std::vector<Scenario> scenarios_;
};

void Operations::AddReading() {
  Add("parse", [message = std::make_shared<wire::v1::CheckRequest>(), bytes = summary_] {
    if (!message->ParseFromString(bytes)) Stop("a request that protobuf cannot read");
  });
  const auto reader = std::make_shared<json::Reader>();
  const auto out = std::make_shared<wire::Writer>();
  Add("json_read", [reader, out, text = Converted("CheckRequest", summary_)] {
    out->Clear();
    if (!reader->Read(json::MessageOf(json::Root::kCheckRequest), text, *out)) Stop("no JSON");
  });
}

void Operations::AddRooms() {
  const auto read = [bytes = summary_](const Under& one) { const Rooms rooms(*one.rules, bytes); };
  AddForEach("facts", read);
  AddForEach("verdicts",
             [bytes = summary_](const Under& one) { Rooms(*one.rules, bytes).Judge(); });
  struct Judged {
    std::string bytes;
    std::vector<std::unique_ptr<Rooms>> rooms;
    std::vector<Findings> findings;
    std::vector<std::string> reports;
  };
  const auto judged = std::make_shared<Judged>();
  judged->bytes = BytesOf(request_, v1::DETAIL_FINDINGS, "");
  for (const Under& one : under_) {
    judged->rooms.push_back(std::make_unique<Rooms>(*one.rules, judged->bytes));
    judged->findings.push_back(judged->rooms.back()->Judge());
    judged->reports.push_back(judged->rooms.back()->Write(judged->findings.back()));
  }
  // The rules are those of `under_`, so these are kept too.
  Add("report", [judged, under = under_] {
    for (std::size_t i = 0; i < judged->rooms.size(); ++i) {
      if (judged->rooms[i]->Write(judged->findings[i]).empty()) Stop("no report");
    }
  });
  Add("json_write", [judged, under = under_] {
    for (const std::string& report : judged->reports) {
      if (json::ToJson(json::MessageOf(json::Root::kReport), report).empty()) Stop("no JSON");
    }
  });
}

void Operations::AddCalls() {
  const auto check = [&](const char* what, v1::Detail detail, const char* language) {
    AddForEach(what, [bytes = BytesOf(request_, detail, language)](const Under& one) {
      CheckOnce(one.handle.get(), bytes);
    });
  };
  check("summary", v1::DETAIL_SUMMARY, "");
  check("findings", v1::DETAIL_FINDINGS, "");
  check("findings_nl", v1::DETAIL_FINDINGS, "nl");
  AddForEach("json", [text = Converted("CheckRequest", BytesOf(request_, v1::DETAIL_FINDINGS, ""))](
                         const Under& one) { CheckOnce(one.handle.get(), text, BAKEN_JSON); });
  std::vector<std::string> reports;
  for (const Under& one : under_) {
    reports.push_back(ReportOf(one.handle.get(), BytesOf(request_, v1::DETAIL_FINDINGS, "nl")));
  }
  Add("text", [reports] {
    for (const std::string& report : reports) Render(report);
  });
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

std::size_t CheckOnce(const baken_programme* programme, std::string_view request,
                      baken_format format) {
  baken_bytes* report = nullptr;
  baken_error* error = nullptr;
  if (baken_check(programme, format, request.data(), request.size(), &report, &error) != BAKEN_OK) {
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

// So many rules about contacts, no two of which read the same: each within a term from `event`.
std::string RulesFrom(const std::string& event, int rules) {
  const ProgrammeHandle builtin = Builtin("thuis-in-mvs");
  baken_bytes* bytes = nullptr;
  baken_error* error = nullptr;
  const baken_status status =
      baken_programme_describe(builtin.get(), BAKEN_PROTOBUF, &bytes, &error);
  v1::Programme programme;
  programme.ParseFromString(Taken(status, bytes, error));
  programme.set_version("0");
  programme.clear_rules();
  for (int i = 0; i < rules; ++i) {
    v1::Rule& rule = *programme.add_rules();
    rule.set_id("G-" + std::to_string(i));
    rule.set_rule_class(v1::RULE_CLASS_SHOULD);
    rule.set_scope(v1::SCOPE_TRAJECTORY);
    rule.set_duty_bearer("coach");
    v1::Occurred& contact = *rule.mutable_requirement()->mutable_occurred();
    contact.mutable_moments()->set_event("contact");
    contact.set_times(2 + i);
    rule.mutable_by()->mutable_anchor()->mutable_first()->set_event(event);
    v1::Parameter& term = *programme.add_parameters();
    term.set_id("term." + std::to_string(i));
    term.mutable_term()->set_days(30 + i);
    rule.mutable_by()->set_term(term.id());
    rule.mutable_by()->set_counting(v1::COUNTING_AFTER_ANCHOR);
  }
  return programme.SerializeAsString();
}

// The small record, which has an intake, under a thousand rules that begin with `event`.
Scenario ThousandRules(const std::string& name, const std::string& event) {
  const std::string rules = RulesFrom(event, 1000);
  baken_programme* programme = nullptr;
  baken_error* error = nullptr;
  if (baken_programme_load(BAKEN_PROTOBUF, rules.data(), rules.size(), &programme, &error) !=
      BAKEN_OK) {
    Stop(baken_error_message(error));
  }
  const std::shared_ptr<baken_programme> handle(programme, ProgrammeDeleter());
  const std::string bytes = BytesOf(ReadRecord("small"), v1::DETAIL_SUMMARY, "");
  return {"rules/" + name, bytes.size(), [handle, bytes] { CheckOnce(handle.get(), bytes); }};
}

std::vector<std::string> BuiltinIds() {
  std::vector<std::string> ids;
  while (const char* id = baken_programme_builtin_id(ids.size())) ids.emplace_back(id);
  return ids;
}

std::vector<Scenario> ScenariosOf(const std::string& record, const v1::CheckRequest& request,
                                  const std::vector<std::string>& programmes) {
  Operations operations(record, request, programmes);
  operations.AddReading();
  operations.AddRooms();
  operations.AddCalls();
  return operations.Take();
}

std::vector<Scenario> AllScenarios(const std::vector<std::string>& names) {
  std::vector<Scenario> all;
  const auto add = [&](std::vector<Scenario> some) {
    for (Scenario& one : some) {
      const bool wanted = std::find(names.begin(), names.end(), one.name) != names.end();
      if (names.empty() || wanted) all.push_back(std::move(one));
    }
  };
  // What nobody asks for is not made either: loading a programme of a thousand rules takes long.
  const auto asked = [&](const std::string& group) {
    return names.empty() || std::any_of(names.begin(), names.end(), [&](const std::string& name) {
             return name.starts_with(group + "/");
           });
  };
  for (const std::string record : kRecords) {
    if (asked(record)) add(ScenariosOf(record, ReadRecord(record), {"thuis-in-mvs"}));
  }
  for (const std::string record : {"small", "typical", "heavy"}) {
    if (asked(record + "_all")) add(ScenariosOf(record + "_all", ReadRecord(record), BuiltinIds()));
  }
  const std::string typical = BytesOf(ReadRecord("typical"), v1::DETAIL_FINDINGS, "");
  for (const std::string& id : BuiltinIds()) {
    add({{"load/" + id, typical.size(),
          [id, typical] { CheckOnce(Builtin(id.c_str()).get(), typical); }}});
  }
  if (asked("rules")) {
    add({ThousandRules("absent", "layer_decision"), ThousandRules("there", "intake")});
  }
  return all;
}

}  // namespace baken::bench
