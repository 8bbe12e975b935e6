// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_PROGRAMME_COMPILER_H_
#define BAKEN_PROGRAMME_COMPILER_H_

#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "baken/wire/v1/programme.pb.h"
#include "programme/load.h"
#include "programme/programme.h"

namespace baken {

namespace pb = ::baken::wire::v1;

// Turns a Programme message into its frozen form: words to numbers, parameters to values. Every
// problem found is kept with its path; the result may be used only when there is none.
class Compiler {
 public:
  Compiler(const pb::Programme& message, Programme& programme, std::vector<Problem>& problems)
      : message_(message),
        programme_(programme),
        words_(programme.vocabulary),
        problems_(problems) {}

  void Compile();

 private:
  struct ParameterValue {
    std::optional<std::int64_t> count;
    std::optional<Term> term;
    bool ours = false;
    bool used = false;
  };
  // Where a number stands: whether one without a source (`ours`) may stand there.
  enum class NumberPlace { kBinding, kSoftening };

  // ---- compile_vocabulary.cc ----
  void CompileVocabulary();
  void CompileLayers();
  void CompileWord(const pb::Word& word, const std::string& path);
  void CompileParameters();
  void CompileEquatedDays();
  std::optional<Term> CompileTerm(const pb::Term& term, const std::string& path);
  void CheckRegister(const std::string& text_register, const std::string& path);
  std::vector<Text> CompileTexts(const google::protobuf::RepeatedPtrField<pb::Text>& texts,
                                 const std::string& path, bool required);

  // ---- compile_selectors.cc ----
  Symbol UseWord(Sort sort, std::string_view id, const std::string& path);
  std::vector<Symbol> UseWords(Sort sort,
                               const google::protobuf::RepeatedPtrField<std::string>& ids,
                               const std::string& path);
  std::vector<std::string> UseTags(const google::protobuf::RepeatedPtrField<std::string>& tags,
                                   const std::string& path);
  Filter CompileFilter(const pb::Filter& filter, const std::string& path);
  void CompileEmpty(const pb::Filter& filter, const std::string& path, Filter& out);
  Activities CompileActivities(const pb::Activities& activities, const std::string& path);
  void CheckValues(const Spans& spans, const std::string& path);
  Spans CompileSpans(const pb::Spans& spans, const std::string& path);
  void CompileWords(const pb::Words& words, const std::string& path, Spans& out);
  Moments CompileMoments(const pb::Moments& moments, const std::string& path);
  DateExpression CompileDate(const pb::DateExpression& date, const std::string& path);
  void CompileDateList(const pb::DateList& list, const std::string& path, DateExpression& out);
  Window CompileWindow(const pb::Window& window, const std::string& path);
  // Of a `by` or a `plus`: both say term, counting and last_day_shift.
  template <typename Deadline>
  CountedTerm CompileCounted(const Deadline& deadline, const std::string& path) {
    return {TermParameter(deadline.term(), path + ".term", NumberPlace::kBinding),
            CompileCounting(deadline.counting(), path + ".counting"),
            CompileShift(deadline.last_day_shift(), path + ".last_day_shift")};
  }
  Counting CompileCounting(pb::Counting counting, const std::string& path);
  LastDayShift CompileShift(pb::LastDayShift shift, const std::string& path);

  // ---- compile_requirement.cc ----
  std::int64_t CountParameter(const std::string& id, const std::string& path, NumberPlace place);
  Term TermParameter(const std::string& id, const std::string& path, NumberPlace place);
  ParameterValue* FindParameter(const std::string& id, const std::string& path, NumberPlace place);
  Requirement CompileRequirement(const pb::Requirement& requirement, const std::string& path);
  void CompileList(const pb::Requirements& list, const std::string& path, Requirement& out);
  Occurred CompileOccurred(const pb::Occurred& occurred, const std::string& path);
  Reached CompileReached(const pb::Reached& reached, const std::string& path);
  Holding CompileHolding(const pb::Holding& holding, const std::string& path);

  // ---- compile_rules.cc ----
  void CompileRules();
  void CompileRule(const pb::Rule& rule, int index);
  void CompileTiming(const pb::Rule& rule, const std::string& path, Edition& edition);
  By CompileBy(const pb::By& by, const std::string& path);
  Throughout CompileThroughout(const pb::Throughout& throughout, const std::string& path,
                               Scope scope);
  At CompileAt(const pb::At& at, const std::string& path);
  void CompileInForce(const pb::Rule& rule, const std::string& path, Edition& edition);
  void CompileWordsOfRule(const pb::Rule& rule, const std::string& path, Edition& edition);
  void CheckEditions();
  void NeedClock(const std::string& path);

  // ---- compile_measure.cc ----
  Measure CompileMeasure(const pb::MeasureSpec& measure, const std::string& path);
  Counted CompileCounted(const pb::Counted& counted, const std::string& path);

  void Add(std::string path, std::string problem, std::string_view found, std::string expected,
           std::string nearest = "");
  const pb::Programme& message_;
  Programme& programme_;
  Vocabulary& words_;
  std::vector<Problem>& problems_;
  std::map<std::string, ParameterValue, std::less<>> parameters_;
  bool is_sketch_ = false;      // version "0": texts, citations and vocabulary may be missing
  bool implies_words_ = false;  // a sketch without a vocabulary: its rules are its vocabulary
  bool in_must_ = false;        // the rule being compiled is a MUST
  Scope scope_ = Scope::kTrajectory;
};

// Why a `by` may not have this requirement; empty when it may.
std::string_view WhyNeverOwed(const Requirement& requirement, const Vocabulary& words);

// "rules[3]"
std::string ElementPath(std::string_view list, int index);

}  // namespace baken

#endif  // BAKEN_PROGRAMME_COMPILER_H_
