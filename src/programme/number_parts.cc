// SPDX-License-Identifier: EUPL-1.2
#include "programme/number_parts.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "wire/writer.h"

namespace baken {
namespace {

// Coarse, but enough to keep apart what differs as a rule; equality decides.
class Digest {
 public:
  template <typename Number>
  Digest& Add(Number number) {
    value_ = (value_ ^ static_cast<std::size_t>(number)) * 0x100000001B3;
    return *this;
  }
  Digest& Add(const std::vector<Symbol>& symbols) {
    for (const Symbol symbol : symbols) Add(symbol);
    return Add(symbols.size());
  }
  std::size_t value() const { return value_; }

 private:
  std::size_t value_ = 0xCBF29CE484222325;
};

std::size_t HashOf(const Moments& moments) {
  return Digest()
      .Add(moments.source)
      .Add(moments.word)
      .Add(moments.activities.words)
      .Add(moments.activities.status)
      .Add(moments.spans.source)
      .Add(moments.spans.words)
      .Add(moments.filter.selects_all)
      .value();
}

std::size_t HashOf(const DateExpression& date) {
  Digest digest;
  digest.Add(date.kind)
      .Add(HashOf(date.moments))
      .Add(date.counted.term.months)
      .Add(date.counted.term.days);
  for (const DateExpression& part : date.of) digest.Add(HashOf(part));
  return digest.value();
}

std::size_t HashOf(const Requirement& requirement) {
  Digest digest;
  digest.Add(requirement.kind).Add(requirement.times);
  if (const auto& occurred = requirement.occurred) {
    digest.Add(HashOf(occurred->moments)).Add(occurred->times).Add(occurred->at_most.value_or(-1));
  }
  if (const auto& reached = requirement.reached) {
    digest.Add(reached->activities.words).Add(reached->activities.status).Add(reached->min);
  }
  if (const auto& holding = requirement.holding) {
    digest.Add(holding->spans.source).Add(holding->spans.words).Add(holding->min);
    digest.Add(holding->max.value_or(-1));
  }
  for (const Requirement& part : requirement.of) digest.Add(HashOf(part));
  return digest.value();
}

// Numbers parts of one type in the order in which they are first met.
template <typename Part>
class Numbers {
 public:
  void Give(Part& part) {
    part.number.sight = {};
    part.number.sight.Add(part);
    const std::size_t hash = HashOf(part);
    const auto [first, last] = met_.equal_range(hash);
    const auto same =
        std::find_if(first, last, [&](const auto& one) { return *one.second == part; });
    if (same != last) {
      part.number.value = same->second->number.value;
      return;
    }
    part.number.value = static_cast<int>(met_.size());
    met_.emplace(hash, &part);
  }
  int size() const { return static_cast<int>(met_.size()); }

 private:
  std::unordered_multimap<std::size_t, const Part*> met_;
};

// What makes this activity count as one with others; empty: it counts for nothing.
std::string KeyOf(Symbol activity, const Reached& reached, const Vocabulary& words) {
  const WordIndex index = words.Find(Sort::kActivity, activity);
  if (reached.distinct.empty() || index == kNoWord) return std::to_string(activity);
  const Word& word = words.word(index);
  if (reached.distinct != "layer") return word.track;
  return word.layer == kNoSymbol ? "" : std::to_string(word.layer);
}

class Numberer {
 public:
  explicit Numberer(Programme& programme) : programme_(programme) {}

  void Run() {
    if (programme_.clock) Visit(*programme_.clock);
    for (Moments& stop : programme_.stops) moments_.Give(stop);
    for (Rule& rule : programme_.rules) {
      for (Edition& edition : rule.editions) Visit(edition);
    }
    programme_.requirements = requirements_.size();
    programme_.moments = moments_.size();
    programme_.dates = dates_.size();
  }

 private:
  void Visit(Edition& edition) {
    Visit(edition.requirement);
    if (edition.applies_when) Visit(*edition.applies_when);
    if (auto* by = std::get_if<By>(&edition.timing)) {
      if (by->anchor) Visit(*by->anchor);
      if (by->each) moments_.Give(*by->each);
    } else if (auto* at = std::get_if<At>(&edition.timing)) {
      for (Moments& each : at->each) moments_.Give(each);
    } else if (auto* throughout = std::get_if<Throughout>(&edition.timing)) {
      Visit(throughout->window);
    }
    if (edition.measure) Visit(*edition.measure);
  }

  void Visit(Measure& measure) {
    if (measure.since) Visit(*measure.since);
    if (measure.until) Visit(*measure.until);
    if (auto* counted = std::get_if<Counted>(&measure.what)) Visit(*counted);
    if (auto* share = std::get_if<Measure::Share>(&measure.what)) {
      Visit(share->part);
      Visit(share->whole);
    }
    if (auto* days = std::get_if<Measure::DaysUntil>(&measure.what)) Visit(days->day);
  }
  void Visit(Counted& counted) {
    if (counted.moments) moments_.Give(*counted.moments);
  }

  void Visit(Window& window) {
    for (auto* bound : {&window.since, &window.until, &window.through}) {
      if (*bound) Visit(**bound);
    }
  }

  void Visit(DateExpression& date) {
    using Kind = DateExpression::Kind;
    if (date.kind == Kind::kFirst || date.kind == Kind::kLast) moments_.Give(date.moments);
    for (DateExpression& part : date.of) Visit(part);
    dates_.Give(date);
  }

  void Visit(Requirement& requirement) {
    if (requirement.occurred) moments_.Give(requirement.occurred->moments);
    if (requirement.reached) KeyActivities(*requirement.reached);
    if (requirement.between) Visit(*requirement.between);
    for (Requirement& part : requirement.of) Visit(part);
    requirements_.Give(requirement);
  }

  void KeyActivities(Reached& reached) {
    reached.keys.clear();
    if (reached.distinct.ends_with(".*")) return;
    const auto key_of = [&](Symbol activity) {
      return KeyOf(activity, reached, programme_.vocabulary);
    };
    // What has no layer, or no track, counts for nothing.
    std::erase_if(reached.activities.words, [&](Symbol word) { return key_of(word).empty(); });
    std::map<std::string, std::size_t> numbers;
    for (const Symbol activity : reached.activities.words) {
      reached.keys.push_back(numbers.emplace(key_of(activity), numbers.size()).first->second);
    }
  }

  Programme& programme_;
  Numbers<Requirement> requirements_;
  Numbers<Moments> moments_;
  Numbers<DateExpression> dates_;
};

void AddWords(const Moments& moments, std::vector<Symbol>& words) {
  if (moments.word != kNoSymbol) words.push_back(moments.word);
  const auto& activities = moments.activities.words;
  const auto& spans = moments.spans.words;
  words.insert(words.end(), activities.begin(), activities.end());
  words.insert(words.end(), spans.begin(), spans.end());
}

void AddWords(const DateExpression& date, std::vector<Symbol>& words) {
  using Kind = DateExpression::Kind;
  if (date.kind == Kind::kFirst || date.kind == Kind::kLast) AddWords(date.moments, words);
  for (const DateExpression& part : date.of) AddWords(part, words);
}

std::vector<Symbol> WordsAwaited(const Rule& rule) {
  std::vector<Symbol> words;
  if (rule.editions.size() != 1) return words;
  const Edition& edition = rule.editions.front();
  if (const auto* by = std::get_if<By>(&edition.timing)) {
    if (by->anchor) AddWords(*by->anchor, words);
    if (by->each) AddWords(*by->each, words);
  } else if (const auto* at = std::get_if<At>(&edition.timing)) {
    for (const Moments& each : at->each) AddWords(each, words);
  }
  return words;
}

Sight SightOf(const Rule& rule, const Programme& programme) {
  Sight sight;
  for (const Edition& edition : rule.editions) sight.Add(edition);
  if (programme.clock) sight.Add(*programme.clock);
  for (const Moments& stop : programme.stops) sight.Add(stop);
  return sight;
}

void OrderRules(std::vector<Rule>& rules) {
  std::vector<Rule*> by_id;
  for (Rule& rule : rules) by_id.push_back(&rule);
  std::sort(by_id.begin(), by_id.end(), [](const Rule* a, const Rule* b) { return a->id < b->id; });
  for (std::size_t i = 0; i < by_id.size(); ++i) by_id[i]->place = static_cast<int>(i);
}

}  // namespace

void NumberParts(Programme& programme) {
  Numberer(programme).Run();
  OrderRules(programme.rules);
  for (Rule& rule : programme.rules) {
    rule.awaits = WordsAwaited(rule);
    rule.sight = SightOf(rule, programme);
  }
}

void WriteReportFields(Programme& programme) {
  for (Rule& rule : programme.rules) {
    wire::Writer id;
    id.Text(1, rule.id);
    rule.report_id = id.Take();
    for (Edition& edition : rule.editions) {
      wire::Writer out;
      out.Text(12, edition.duty_bearer);
      for (const Citation& citation : edition.citations) {
        out.Open(13);
        out.Text(1, citation.source);
        out.Text(2, citation.locator);
        out.Close();
      }
      out.Text(14, edition.reading);
      edition.report_fields = out.Take();
    }
  }
}

}  // namespace baken
