// SPDX-License-Identifier: EUPL-1.2

#include "reference/differential.h"

#include <algorithm>
#include <set>

#include "reference/case_file.h"
#include "reference/deviation_generator.h"
#include "reference/programme_generator.h"

namespace baken::reference {
namespace {

constexpr int kRecords = 6;
constexpr std::size_t kMostTold = 12;

Day DayAt(const std::string& text) { return ParsePartialDate(text).date.earliest; }

bool IsBuiltin(Kind kind) { return kind < Kind::kTrajectory; }

std::string IdOf(Kind kind) {
  static const char* const kIds[] = {"thuis-in-mvs", "dmit", "wie-focus", "meerinzicht"};
  return kIds[static_cast<std::size_t>(kind)];
}

// Around Easter and King's Day, around Christmas, and over the end of a leap February.
Days RandomDays(Kind kind, Random& random) {
  if (IsBuiltin(kind)) return {DayAt("2025-01-01"), 560};
  const std::string first = random.Word({"2025-03-20", "2025-03-20", "2025-11-20", "2024-01-25"});
  return {DayAt(first), 40 + random.Below(100)};
}

bool Differs(const CounterExample& example, const FindingKey& key) {
  for (const v1::Rule& rule : example.programme.rules()) {
    if (rule.id() == key.first && rule.timing_case() == v1::Rule::TIMING_NOT_SET) return false;
  }
  std::string problem;
  const auto library = Library::Load(example.programme, problem);
  if (library == nullptr) return false;
  const Verdicts theirs = ByLibrary(*library, example.request);
  const auto found = theirs.find(key);
  if (found == theirs.end()) return false;
  Reference reference(example.programme, example.request);
  const auto keys = reference.Keys();
  if (std::find(keys.begin(), keys.end(), key) == keys.end()) return false;
  return !reference.AgreesWith(key, DayAt(example.request.judged_on()), found->second);
}

}  // namespace

void Differential::Run(std::uint64_t seed) {
  seed_ = seed;
  Random random(seed * 32 + static_cast<std::uint64_t>(kind_) * 4 +
                static_cast<std::uint64_t>(wildness_));
  LoadedProgramme programme;
  if (IsBuiltin(kind_)) {
    programme.library = Library::Builtin(IdOf(kind_));
    programme.message = programme.library->Describe();
  } else {
    programme = RandomProgramme(kind_ == Kind::kOrganisation, random);
    // Drawn apart, so that a seed has the same records with and without.
    Random apart(seed);
    if (apart.Chance(40)) {
      if (auto deviated = WithRandomDeviation(programme, apart)) {
        programme = std::move(*deviated);
        ++deviations_;
      }
    }
  }
  ++programmes_;
  coverage_.NextProgramme();
  for (int i = 0; i < (IsBuiltin(kind_) ? 1 : kRecords); ++i) {
    const Days days = RandomDays(kind_, random);
    const bool of_organisation =
        kind_ == Kind::kOrganisation || (IsBuiltin(kind_) && random.Chance(35));
    CompareRecord(programme.message, *programme.library,
                  of_organisation ? RandomOrganisation(programme.message, wildness_, days, random)
                                  : RandomTrajectory(programme.message, wildness_, days, random),
                  random);
  }
}

void Differential::CompareRecord(const v1::Programme& programme, const Library& library,
                                 v1::CheckRequest request, Random& random) {
  ++records_;
  const Days span = RandomDays(kind_, random);
  request.set_judged_on(FormatDay(span.first + random.Below(span.count)));
  Reference reference(programme, request);
  // Days at random, and the days around every change that is met on the way.
  std::set<Day> judged;
  std::vector<Day> next;
  const bool slow = IsBuiltin(kind_) && wildness_ != Wildness::kFullDates;
  const std::size_t most = reference.IsJudgedRelative() ? 1 : slow ? 3 : days_;
  while (judged.size() < most) {
    Day day = span.first - 10 + random.Below(span.count + 60);
    if (!next.empty() && random.Chance(60)) {
      day = random.Pick(next);
      std::erase(next, day);
    }
    if (!judged.insert(day).second) {
      if (random.Chance(2)) break;
      continue;
    }
    request.set_judged_on(FormatDay(day));
    CompareDay(programme, library, request, reference, next);
  }
}

void Differential::CompareDay(const v1::Programme& programme, const Library& library,
                              const v1::CheckRequest& request, Reference& reference,
                              std::vector<Day>& changes) {
  const Day day = DayAt(request.judged_on());
  const Verdicts theirs = ByLibrary(library, request);
  // Every partial date of the built-in programme, with its long terms, walked for all days takes
  // too long for everyday tests.
  const bool outcomes_only = IsBuiltin(kind_) && wildness_ != Wildness::kFullDates;
  const std::vector<FindingKey>& keys = reference.Keys();
  for (const FindingKey& key : keys) {
    const auto found = theirs.find(key);
    const Verdict other = found == theirs.end() ? Verdict() : found->second;
    ++comparisons_;
    coverage_.Note(programme, key.first, other.outcome, 1);
    for (const Day change : {other.since, other.changes_on}) {
      if (!IsCalendarDay(change)) continue;
      changes.push_back(change - 1);
      changes.push_back(change);
    }
    const bool agrees = outcomes_only ? other.outcome == reference.OutcomeOn(key, day)
                                      : reference.AgreesWith(key, day, other);
    if (agrees) continue;
    ++differing_;
    Tell(programme, request, key, other, reference.On(key, day));
  }
  if (theirs.size() != keys.size()) {
    ++differing_;
    differences_.push_back("the library has " + std::to_string(theirs.size()) +
                           " findings, the reference " + std::to_string(keys.size()));
  }
}

void Differential::Tell(const v1::Programme& programme, const v1::CheckRequest& request,
                        const FindingKey& key, const Verdict& theirs, const Verdict& ours) {
  // Once for each programme and rule; shrinking takes long.
  const std::string kind = std::to_string(programmes_) + key.first;
  if (told_[kind]++ > 0 || differences_.size() >= kMostTold) return;
  CounterExample example{programme, request};
  Shrink(example, [&](const CounterExample& less) { return Differs(less, key); });
  std::string problem;
  const auto library = Library::Load(example.programme, problem);
  Reference reference(example.programme, example.request);
  const Day day = DayAt(example.request.judged_on());
  std::string text = "# seed " + std::to_string(seed_) + ": " + key.first + " " + key.second +
                     "\n# at first, library:   " + Describe(theirs) +
                     "\n# at first, reference: " + Describe(ours);
  if (library != nullptr && Differs(example, key)) {
    const Verdict expected = reference.On(key, day);
    text += "\n# library:   " + Describe(ByLibrary(*library, example.request)[key]) +
            "\n# reference: " + Describe(expected) + "\n" + CaseFileOf(example, key, expected);
  }
  differences_.push_back(text);
}

}  // namespace baken::reference
