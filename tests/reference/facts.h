// SPDX-License-Identifier: EUPL-1.2
//
// The reference evaluator: a second implementation of the rule language, slow and obvious, written
// from the design alone. This part turns the messages of one subject into plain facts.
// Comes in: Programme and CheckRequest. Goes out: facts with ranges of possible days.
// It never looks at how the library does it, and never optimises at the cost of being obvious.

#ifndef BAKEN_TESTS_REFERENCE_FACTS_H_
#define BAKEN_TESTS_REFERENCE_FACTS_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "baken/v1/check.pb.h"
#include "baken/v1/programme.pb.h"
#include "time/day.h"
#include "time/partial_date.h"
#include "time/term.h"

namespace baken::reference {

enum class Truth { kFalse, kUnknown, kTrue };

// Kleene's tables.
Truth And(Truth a, Truth b);
Truth Or(Truth a, Truth b);
Truth Not(Truth a);
Truth Of(bool value);
// Certain only where both agree.
Truth Same(Truth a, Truth b);

// Closed: both ends count. [kDawn, kNever] for a fact that may be there on any day.
using Range = DayRange;
inline constexpr Range kAnyDay = {kDawn, kNever};

// On `day`, has something that happens on a day of `range` come?
Truth HasCome(Range range, Day day);

enum class FactType {
  kEvent,
  kActivity,
  kLayer,
  kMembership,
  kInvolvement,
  kPlan,
  kElement,
  kCircumstance,
  kWaiver,
  kGroup,
  kMember,
  kPartner,
};

struct Fact {
  FactType type = FactType::kEvent;
  std::string word;  // its kind, activity, layer, role, name or rule
  std::string path;  // "events[2]"
  bool set_aside = false;

  Range start = {kDawn, kDawn};  // event, layer entry or plan: its day; else the first day
  bool has_start = false;        // a span since ever has none
  std::optional<Range> end;      // first day that no longer counts
  std::optional<Range> offered, started, done, declined, not_applicable, signed_on;

  std::vector<std::string> who;  // by, makers, role
  bool who_unknown = false;      // with a role that the programme does not know
  std::vector<std::string> tags;
  std::string value, mode, host, owner, voiced_by, helper, serves, party, group, role;
  std::string id;  // of an element
  bool owner_unknown = false, voiced_by_unknown = false, helper_unknown = false;
  bool role_unknown = false;
  int amount = 0;
  int plan = -1;              // of an element: its plan, as index of Record::facts
  bool unknown_word = false;  // only kept for layers
};

Fact NewFact(FactType type, std::string word, std::string path);

// The facts of one trajectory, group or organisation, as they stand for the day judged.
struct Record {
  const v1::Programme* programme = nullptr;
  v1::Scope scope = v1::SCOPE_TRAJECTORY;
  std::vector<Fact> facts;
  std::set<std::string> not_recorded;
  std::set<std::string> recorded;
  Day judged = 0;
  Day begin = 0;  // no date lies before it
  Day first = 0;  // nor does a term reach back over this one
  Day last = 0;   // after it nothing changes any more

  // Whether facts of this vocabulary id are kept.
  bool Keeps(const std::string& sort, const std::string& id) const;
  // Whether a field is kept: "events.by".
  bool KeepsPath(const std::string& path) const;
};

Record ReadTrajectory(const v1::Programme& programme, const v1::CheckRequest& request);
Record ReadOrganisation(const v1::Programme& programme, const v1::CheckRequest& request);
// The organisation's group at `index`: its own members and events.
Record ReadGroup(const v1::Programme& programme, const v1::CheckRequest& request, int index);

const v1::Word* FindWord(const v1::Programme& programme, const std::string& sort,
                         const std::string& id);
const v1::Parameter& FindParameter(const v1::Programme& programme, const std::string& id);
Term TermOf(const v1::Programme& programme, const std::string& parameter);
// `tag` is `wanted`, or belongs to the family `wanted` ("theme.*").
bool InFamily(const std::string& tag, const std::string& wanted);

}  // namespace baken::reference

#endif  // BAKEN_TESTS_REFERENCE_FACTS_H_
