// SPDX-License-Identifier: EUPL-1.2
#include "cli/json_records.h"

#include <utility>

#include "baken/limits.h"
#include "cli/wrap.h"

namespace baken::cli {
namespace {

constexpr std::size_t kLimit = BAKEN_MAX_REQUEST_BYTES;

bool IsSpace(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
}

std::string LimitInWords() { return std::to_string(kLimit / (1024 * 1024)) + " MiB"; }

void PassByteOrderMark(ByteSource& source) {
  if (source.Ahead().substr(0, 3) == "\xEF\xBB\xBF") source.Take(3);
}

class LineSource : public RecordSource {
 public:
  LineSource(std::unique_ptr<ByteSource> source, std::string file, const Phrasebook& phrases)
      : source_(std::move(source)), file_(std::move(file)), phrases_(phrases) {
    PassByteOrderMark(*source_);
  }

  bool Next(RawRecord& record) override;

 private:
  enum class Line { kRead, kTooLong, kNone };
  Line ReadLine();
  bool Give(RawRecord& record, std::int64_t line, Phrase phrase, Phrasebook::Values values);
  bool GiveLine(RawRecord& record);
  bool GiveStrayLines(RawRecord& record);

  std::unique_ptr<ByteSource> source_;
  std::string file_;
  const Phrasebook& phrases_;
  std::string line_;
  std::int64_t line_number_ = 0;
  // Lines in a row that are no records are one problem: a CSV file is one mistake, not 40,000.
  std::int64_t first_stray_ = 0;
  std::int64_t last_stray_ = 0;
  bool line_waits_ = false;
  bool failure_told_ = false;
};

LineSource::Line LineSource::ReadLine() {
  line_.clear();
  bool too_long = false;
  bool any = false;
  while (true) {
    const std::string_view ahead = source_->Ahead();
    if (ahead.empty()) break;
    any = true;
    const std::size_t end = ahead.find('\n');
    const std::string_view part = ahead.substr(0, end);
    too_long = too_long || line_.size() + part.size() > kLimit;
    if (too_long) {
      line_.clear();
    } else {
      line_ += part;
    }
    source_->Take(end == std::string_view::npos ? part.size() : end + 1);
    if (end != std::string_view::npos) break;
  }
  if (!any) return Line::kNone;
  ++line_number_;
  return too_long ? Line::kTooLong : Line::kRead;
}

bool LineSource::Give(RawRecord& record, std::int64_t line, Phrase phrase,
                      Phrasebook::Values values) {
  record.problem = Problem{file_, {line, 0}, phrases_.Say(phrase, values)};
  return true;
}

bool LineSource::GiveLine(RawRecord& record) {
  line_waits_ = false;
  record.encoding = Encoding::kJson;
  record.bytes = std::move(line_);
  record.file = file_;
  record.line = line_number_;
  return true;
}

bool LineSource::GiveStrayLines(RawRecord& record) {
  const std::int64_t first = std::exchange(first_stray_, 0);
  if (first == last_stray_) return Give(record, first, Phrase::kLineNoRecord, {});
  return Give(record, first, Phrase::kLinesNoRecord, {{"last", std::to_string(last_stray_)}});
}

bool LineSource::Next(RawRecord& record) {
  record.problem.reset();
  while (true) {
    if (line_waits_ && first_stray_ > 0) return GiveStrayLines(record);
    if (line_waits_) return GiveLine(record);
    const Line read = ReadLine();
    if (read == Line::kNone && first_stray_ > 0) return GiveStrayLines(record);
    if (read == Line::kNone) {
      const bool tell = source_->Failed() && !std::exchange(failure_told_, true);
      return tell && Give(record, line_number_, Phrase::kFileNotRead, {});
    }
    if (read == Line::kTooLong) {
      return Give(record, line_number_, Phrase::kLineTooLong, {{"limit", LimitInWords()}});
    }
    const std::size_t start = line_.find_first_not_of(" \t\r");
    if (start == std::string::npos) continue;
    if (line_[start] == '{') {
      line_waits_ = true;
      continue;
    }
    if (first_stray_ == 0) first_stray_ = line_number_;
    last_stray_ = line_number_;
  }
}

class DocumentSource : public RecordSource {
 public:
  DocumentSource(std::unique_ptr<ByteSource> source, std::string file, const Phrasebook& phrases)
      : source_(std::move(source)), file_(std::move(file)), phrases_(phrases) {
    PassByteOrderMark(*source_);
  }

  bool Next(RawRecord& record) override;

 private:
  int Current();
  void Step();
  void SkipSpace();
  bool Give(RawRecord& record, std::int64_t line, Phrase phrase, Phrasebook::Values values = {});
  bool GiveStop(RawRecord& record);
  bool TakeValue(RawRecord& record);
  bool TakeSeparator(RawRecord& record, bool& problem);

  std::unique_ptr<ByteSource> source_;
  std::string file_;
  const Phrasebook& phrases_;
  std::int64_t line_ = 1;
  std::int64_t records_ = 0;
  bool in_array_ = false;
  bool ended_ = false;
};

// The byte at hand, or -1 at the end.
int DocumentSource::Current() {
  const std::string_view ahead = source_->Ahead();
  return ahead.empty() ? -1 : static_cast<unsigned char>(ahead[0]);
}

void DocumentSource::Step() {
  if (Current() == '\n') ++line_;
  source_->Take(1);
}

void DocumentSource::SkipSpace() {
  while (Current() >= 0 && IsSpace(static_cast<char>(Current()))) Step();
}

bool DocumentSource::Give(RawRecord& record, std::int64_t line, Phrase phrase,
                          Phrasebook::Values values) {
  record.problem = Problem{file_, {line, 0}, phrases_.Say(phrase, values)};
  return true;
}

// The rest of the file cannot be cut into records any more.
bool DocumentSource::GiveStop(RawRecord& record) {
  ended_ = true;
  const int current = Current();
  if (source_->Failed()) return Give(record, line_, Phrase::kFileNotRead);
  if (current < 0) return Give(record, line_, Phrase::kListCutOff);
  const std::string found(1, static_cast<char>(current));
  const Phrase phrase = records_ == 0 && !in_array_ ? Phrase::kNotJson : Phrase::kListBroken;
  return Give(record, line_, phrase, {{"found", Printable(found)}});
}

// Copies one bracketed value. Where it is cut off, or a text runs over the end of its line, what
// there is goes on: the reader of records says best what is wrong with it.
bool DocumentSource::TakeValue(RawRecord& record) {
  record.encoding = Encoding::kJson;
  record.bytes.clear();
  record.file = file_;
  record.line = line_;
  std::int64_t depth = 0;
  bool in_text = false;
  bool escaped = false;
  bool too_long = false;
  while (true) {
    const int current = Current();
    const bool broken = current < 0 || (in_text && current == '\n');
    if (broken) {
      ended_ = true;
      break;
    }
    const char letter = static_cast<char>(current);
    if (record.bytes.size() >= kLimit) {
      too_long = true;
      record.bytes.clear();
    }
    if (!too_long) record.bytes += letter;
    Step();
    if (in_text) {
      in_text = escaped || letter != '"';
      escaped = !escaped && letter == '\\';
      continue;
    }
    in_text = letter == '"';
    if (letter == '{' || letter == '[') ++depth;
    if ((letter == '}' || letter == ']') && --depth <= 0) break;
  }
  ++records_;
  if (too_long) {
    return Give(record, record.line, Phrase::kRecordTooLong, {{"limit", LimitInWords()}});
  }
  return true;
}

// Passes over what may stand between two records. False: there is no next record, or a problem.
bool DocumentSource::TakeSeparator(RawRecord& record, bool& problem) {
  SkipSpace();
  if (!in_array_ && records_ == 0 && Current() == '[') {
    in_array_ = true;
    Step();
    SkipSpace();
  } else if (in_array_ && records_ > 0 && Current() == ',') {
    Step();
    SkipSpace();
  } else if (in_array_ && records_ > 0 && Current() != ']') {
    problem = GiveStop(record);
    return false;
  }
  if (in_array_ && Current() == ']') {
    Step();
    SkipSpace();
    ended_ = true;
    problem = Current() >= 0 && Give(record, line_, Phrase::kMoreAfterList);
    return false;
  }
  if (!in_array_ && Current() < 0) {
    problem = source_->Failed() && GiveStop(record);
    ended_ = true;
    return false;
  }
  return true;
}

bool DocumentSource::Next(RawRecord& record) {
  record.problem.reset();
  if (ended_) return false;
  bool problem = false;
  if (!TakeSeparator(record, problem)) return problem;
  if (Current() != '{') return GiveStop(record);
  return TakeValue(record);
}

}  // namespace

std::unique_ptr<RecordSource> JsonLines(std::unique_ptr<ByteSource> source, std::string file,
                                        const Phrasebook& phrases) {
  return std::make_unique<LineSource>(std::move(source), std::move(file), phrases);
}

std::unique_ptr<RecordSource> JsonDocument(std::unique_ptr<ByteSource> source, std::string file,
                                           const Phrasebook& phrases) {
  return std::make_unique<DocumentSource>(std::move(source), std::move(file), phrases);
}

}  // namespace baken::cli
