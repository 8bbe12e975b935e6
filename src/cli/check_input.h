// SPDX-License-Identifier: EUPL-1.2
// What every judging of records needs first: the day, the programmes, a message from a file.
// In:  the options as typed.
// Out: what they stand for, or nothing; what is wrong has then been told on standard error.
#ifndef BAKEN_CLI_CHECK_INPUT_H_
#define BAKEN_CLI_CHECK_INPUT_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "baken/v1/check.pb.h"
#include "cli/check_command.h"
#include "cli/message_reader.h"
#include "cli/phrases.h"
#include "cli/problem.h"
#include "cli/programme_source.h"
#include "cli/records.h"
#include "cli/terminal.h"

namespace baken::cli {

// The day to judge; nothing when it was not said or is no day.
std::optional<std::string> JudgedOn(const std::string& typed, const Terminal& terminal,
                                    const Phrasebook& phrases);

void TellProblems(const std::vector<Problem>& problems);

// The programmes with the deviations in force; nothing when one cannot be used.
std::optional<std::vector<LoadedProgramme>> OpenProgrammes(const CheckOptions& options,
                                                           const Phrasebook& phrases);

void TellInterrupted(std::int64_t records, const Phrasebook& phrases);

// Everything a request says but its subject.
v1::CheckRequest RequestOf(const CheckOptions& options, const std::string& judged_on);

// Fields that never reached the library, as it would have reported them itself.
void AddUnknownFields(const MessageReading& reading, v1::Report& report);

// Why a record is no message of the wanted type; the reading has its fault set.
Problem FaultOf(const RawRecord& raw, const MessageReading& reading);

// Where the field of a path stands, or else where its record starts.
Position PlaceOf(const RawRecord& raw, const MessageReading& reading,
                 const google::protobuf::Descriptor& type, std::string_view path);

struct FileReading {
  std::int64_t records = 0;
  RawRecord last;  // the last record and what was found in it
  MessageReading reading;
};

// Every record of a file, each into the message that `next` gives. Nothing when one cannot be read:
// what is held beside something else is read as a whole or not at all.
std::optional<FileReading> ReadRecords(const std::string& path, const Phrasebook& phrases,
                                       const std::function<google::protobuf::Message&()>& next);

}  // namespace baken::cli

#endif  // BAKEN_CLI_CHECK_INPUT_H_
