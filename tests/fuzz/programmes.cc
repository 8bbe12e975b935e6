// SPDX-License-Identifier: EUPL-1.2
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>

#include "baken/v1/facts.pb.h"
#include "baken/v1/programme.pb.h"
#include "fuzz/promises.h"
#include "fuzz/targets.h"

namespace baken::fuzz {
namespace {

// A record with a fact whose word most programmes know.
std::string SomeRecord() {
  v1::Trajectory record;
  record.set_id("t");
  v1::Event& intake = *record.add_events();
  intake.set_kind("intake");
  intake.set_date("2026-01-05");
  return record.SerializeAsString();
}

Owned<baken_programme> Load(std::string_view bytes) {
  return Made<baken_programme>([&](baken_programme** out, baken_error** error) {
    return baken_programme_load(BAKEN_PROTOBUF, bytes.data(), bytes.size(), out, error);
  });
}

Owned<baken_bytes> Describe(const baken_programme* programme) {
  return Made<baken_bytes>([&](baken_bytes** out, baken_error** error) {
    return baken_programme_describe(programme, BAKEN_PROTOBUF, out, error);
  });
}

// What loads, describes itself; what it says loads again, and says the same.
void Use(const baken_programme* programme) {
  const Owned<baken_bytes> said = Describe(programme);
  const Owned<baken_programme> again = Load(View(said.get()));
  Promise(again != nullptr, "what a programme says of itself can be loaded");
  Promise(View(said.get()) == View(Describe(again.get()).get()), "and then says the same");
  CheckTwice(programme, RequestAround(SomeRecord(), false));
  CheckTwice(programme, RequestAround({}, true));
}

class Silent : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int, int, const std::string&) override {}
};

}  // namespace

// A programme's bytes: loaded, analysed and, where it is accepted, used.
void Programme(std::string_view bytes) {
  Made<baken_bytes>([&](baken_bytes** out, baken_error** error) {
    return baken_programme_analyse(BAKEN_PROTOBUF, bytes.data(), bytes.size(), out, error);
  });
  if (const Owned<baken_programme> programme = Load(bytes)) Use(programme.get());
}

// A programme's text, as the command reads it.
void ProgrammeText(std::string_view bytes) {
  v1::Programme programme;
  google::protobuf::TextFormat::Parser parser;
  Silent silent;
  parser.RecordErrorsTo(&silent);
  parser.SetRecursionLimit(100);
  if (parser.ParseFromString(std::string(bytes), &programme))
    Programme(programme.SerializeAsString());
}

// A deviation from Thuis in MVS.
void Deviation(std::string_view bytes) {
  const Owned<baken_programme> deviated =
      Made<baken_programme>([&](baken_programme** out, baken_error** error) {
        return baken_programme_deviate(ThuisInMvs(), BAKEN_PROTOBUF, bytes.data(), bytes.size(),
                                       out, error);
      });
  if (deviated != nullptr) CheckTwice(deviated.get(), RequestAround({}, true));
}

}  // namespace baken::fuzz
