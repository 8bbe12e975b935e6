// SPDX-License-Identifier: EUPL-1.2
#include "programme/analyse.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>
#include <utility>

#include "programme/compiler.h"
#include "programme/nearest.h"
#include "programme/visit_rules.h"

namespace baken {
namespace {

// Every word and tag that some rule reads.
class WordsRead : public RuleVisitor {
 public:
  bool Reads(Sort sort, Symbol word) const { return words_.contains({sort, word}); }
  bool ReadsTag(const std::string& id) const {
    return std::any_of(tags_.begin(), tags_.end(), [&](const std::string& tag) {
      return MatchesPattern(tag, id) || MatchesPattern(id, tag);
    });
  }

  void Meet(const Moments& moments, const std::string&) override {
    switch (moments.source) {
      case MomentSource::kEvent:
        Meet(Sort::kEvent, moments.word);
        break;
      case MomentSource::kActivity:
        Meet(Sort::kActivity, moments.activities.words);
        break;
      case MomentSource::kPlanDrawnUp:
      case MomentSource::kPlanSigned:
        Meet(Sort::kPlan, moments.word);
        break;
      case MomentSource::kLayerEntered:
      case MomentSource::kStarted:
      case MomentSource::kEnded:
        break;
    }
    Meet(moments.filter);
  }
  void Meet(Sort sort, Symbol word) override { words_.insert({sort, word}); }

 protected:
  void Meet(const Spans& spans, const std::string&) override {
    static constexpr Sort kSortOf[] = {Sort::kGroup, Sort::kRole,  Sort::kCircumstance,
                                       Sort::kLayer, Sort::kPlan,  Sort::kPlanElement,
                                       Sort::kRole,  Sort::kGroup, Sort::kPartner};
    Meet(kSortOf[static_cast<std::size_t>(spans.source)], spans.words);
    Meet(spans.filter);
  }
  void Meet(const Reached& reached, const std::string&) override {
    Meet(Sort::kActivity, reached.activities.words);
  }
  void MeetFamily(const std::string& family, const std::string&) override { tags_.insert(family); }

 private:
  void Meet(Sort sort, const std::vector<Symbol>& words) {
    for (const Symbol word : words) words_.insert({sort, word});
  }
  void Meet(const Filter& filter) {
    for (const auto* roles : {&filter.by_all, &filter.by_any, &filter.owner_any, &filter.owner_none,
                              &filter.voiced_by_any, &filter.helper_any}) {
      Meet(Sort::kRole, *roles);
    }
    Meet(Sort::kPlanElement, filter.serves_none);
    Meet(Sort::kMode, filter.modes);
    Meet(Sort::kHost, filter.hosts_none);
    for (const auto* tags : {&filter.tags_all, &filter.tags_any, &filter.tags_none}) {
      tags_.insert(tags->begin(), tags->end());
    }
  }

  std::set<std::pair<Sort, Symbol>> words_;
  std::set<std::string> tags_;
};

void ReadDates(const DateExpression& date, WordsRead& read) {
  read.Meet(date.moments, "");
  for (const DateExpression& part : date.of) ReadDates(part, read);
}

class Clerk {
 public:
  Clerk(const pb::Programme& message, const Programme& programme, std::vector<Problem>& remarks)
      : message_(message), programme_(programme), remarks_(remarks) {}

  void Run() {
    if (!message_.vocabulary().words().empty()) LookAtWords();
    LookAtParameters();
    for (int i = 0; i < message_.rules_size(); ++i) LookAtRule(message_.rules(i), i);
  }

 private:
  void Add(std::string path, std::string problem, std::string found, std::string expected,
           std::string_view nearest = "") {
    remarks_.push_back({std::move(path), std::move(problem), std::move(found), std::move(expected),
                        std::string(nearest)});
  }

  void LookAtWords() {
    WordsRead read;
    if (programme_.clock) ReadDates(*programme_.clock, read);
    for (const Moments& stop : programme_.stops) read.Meet(stop, "");
    for (const Rule& rule : programme_.rules) {
      for (const Edition& edition : rule.editions) {
        read.Visit(edition, "");
        read.Meet(Sort::kRole, programme_.vocabulary.Find(edition.duty_bearer));
      }
    }
    for (int i = 0; i < message_.vocabulary().words_size(); ++i) {
      const pb::Word& word = message_.vocabulary().words(i);
      const std::string path = ElementPath("vocabulary.words", i);
      LookAtTitles(word.titles(), path + ".titles", word.id());
      const std::optional<Sort> sort = FindSort(word.sort());
      // What no rule ever reads: a layer is held, a reason and a place only say more.
      if (!sort || *sort == Sort::kLayer || *sort == Sort::kReason || *sort == Sort::kPlace) {
        continue;
      }
      // The mark of the group of participants is read by the library itself.
      if (*sort == Sort::kTag && word.id() == "participants") continue;
      const bool used = *sort == Sort::kTag
                            ? read.ReadsTag(word.id())
                            : read.Reads(*sort, programme_.vocabulary.Find(word.id()));
      if (!used) Add(path, "word_unused", word.id(), "a word that a rule reads");
    }
  }

  // Once a word has a name in one language it is read by people, in the other one too.
  void LookAtTitles(const google::protobuf::RepeatedPtrField<pb::Text>& texts,
                    const std::string& path, const std::string& id) {
    for (const char* language : {"nl", "en"}) {
      if (!Has(texts, language, false)) Missing(path, id, language, false);
    }
  }

  void LookAtParameters() {
    const std::vector<std::string>& unused = programme_.unused_parameters;
    for (int i = 0; i < message_.parameters_size(); ++i) {
      const std::string& id = message_.parameters(i).id();
      if (!std::binary_search(unused.begin(), unused.end(), id)) continue;
      Add(ElementPath("parameters", i), "parameter_unused", id, "a parameter that a rule names");
    }
  }

  static bool Has(const google::protobuf::RepeatedPtrField<pb::Text>& texts,
                  std::string_view language, bool for_participant) {
    return std::any_of(texts.begin(), texts.end(), [&](const pb::Text& text) {
      return text.language() == language && !text.content().empty() &&
             (text.register_() == "participant") == for_participant;
    });
  }

  void Missing(const std::string& path, const std::string& id, const std::string& language,
               bool for_participant) {
    Add(path, "text_missing", id,
        "a text in " + language + (for_participant ? " of register participant" : ""));
  }

  void LookAtTexts(const google::protobuf::RepeatedPtrField<pb::Text>& texts,
                   const std::string& path, const pb::Rule& rule, bool for_participant) {
    for (const char* language : {"nl", "en"}) {
      if (!Has(texts, language, false)) Missing(path, rule.id(), language, false);
      if (for_participant && !Has(texts, language, true)) Missing(path, rule.id(), language, true);
    }
  }

  void LookAtRule(const pb::Rule& rule, int index) {
    const std::string path = ElementPath("rules", index);
    const bool verdict = rule.rule_class() != pb::RULE_CLASS_INDICATOR;
    const bool of_trajectory =
        rule.scope() == pb::SCOPE_TRAJECTORY || rule.scope() == pb::SCOPE_UNSPECIFIED;
    LookAtTexts(rule.titles(), path + ".titles", rule, false);
    LookAtTexts(rule.explanations(), path + ".explanations", rule, verdict && of_trajectory);
    if (verdict) LookAtTexts(rule.remedies(), path + ".remedies", rule, of_trajectory);
    LookAtCitations(rule, path);
    LookAtDutyBearer(rule, path);
  }

  void LookAtCitations(const pb::Rule& rule, const std::string& path) {
    if (rule.citations().empty()) {
      Add(path + ".citations", "citation_missing", rule.id(), "source and locator");
    }
    for (int i = 0; i < rule.citations_size(); ++i) {
      const pb::Citation& citation = rule.citations(i);
      if (!citation.source().empty() && !citation.locator().empty()) continue;
      Add(ElementPath(path + ".citations", i), "citation_incomplete", rule.id(),
          citation.source().empty() ? "a source" : "a locator");
    }
  }

  void LookAtDutyBearer(const pb::Rule& rule, const std::string& path) {
    const Vocabulary& words = programme_.vocabulary;
    const std::string& id = rule.duty_bearer();
    if (id.empty() || words.IsOpen(Sort::kRole) || words.Knows(Sort::kRole, id) ||
        words.Knows(Sort::kPartner, id)) {
      return;
    }
    Add(path + ".duty_bearer", "duty_bearer_unknown", id, "a word of sort role or partner",
        words.Nearest(Sort::kRole, id));
  }

  const pb::Programme& message_;
  const Programme& programme_;
  std::vector<Problem>& remarks_;
};

// The place in the message of what a path begins with: "rules[3]" is (2, 3).
std::tuple<int, int> PlaceOf(const std::string& path) {
  const int part = path.starts_with("vocabulary") ? 0 : path.starts_with("parameters") ? 1 : 2;
  const std::size_t open = path.find('[');
  int index = 0;
  if (open != std::string::npos) {
    std::from_chars(path.data() + open + 1, path.data() + path.size(), index);
  }
  return {part, index};
}

}  // namespace

std::vector<Problem> RemarksOn(const pb::Programme& message, const Programme& programme) {
  std::vector<Problem> remarks = RemarksOnMeaning(programme);
  Clerk(message, programme, remarks).Run();
  std::stable_sort(remarks.begin(), remarks.end(), [](const Problem& a, const Problem& b) {
    return PlaceOf(a.path) < PlaceOf(b.path);
  });
  return remarks;
}

}  // namespace baken
