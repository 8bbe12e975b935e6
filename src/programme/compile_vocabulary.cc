// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "baken/limits.h"
#include "programme/compiler.h"
#include "programme/nearest.h"
#include "time/partial_date.h"

namespace baken {

void Compiler::CompileVocabulary() {
  const pb::Vocabulary& vocabulary = message_.vocabulary();
  is_sketch_ = message_.version() == "0";
  implies_words_ = is_sketch_ && vocabulary.words().empty() && vocabulary.layers().empty();
  if (vocabulary.words_size() + vocabulary.layers_size() > BAKEN_MAX_WORDS) {
    Add("vocabulary.words", "too_many_words", std::to_string(vocabulary.words_size()),
        "at most BAKEN_MAX_WORDS words");
    return;
  }
  CompileLayers();
  for (int i = 0; i < vocabulary.words_size(); ++i) {
    CompileWord(vocabulary.words(i), ElementPath("vocabulary.words", i));
  }
  for (int i = 0; i < vocabulary.words_size(); ++i) {
    const pb::Word& word = vocabulary.words(i);
    if (word.sort() == "activity") {
      UseTags(word.tags(), ElementPath("vocabulary.words", i) + ".tags");
    }
  }
  words_.passed_over.assign(vocabulary.passed_over().begin(), vocabulary.passed_over().end());
  Symbol only = kNoSymbol;
  int groups = 0;
  int for_participants = 0;
  for (const Word& word : words_.words()) {
    if (word.sort != Sort::kGroup) continue;
    const bool marked =
        std::find(word.tags.begin(), word.tags.end(), "participants") != word.tags.end();
    if (marked || groups == 0) only = word.symbol;
    for_participants += marked ? 1 : 0;
    ++groups;
  }
  if (for_participants == 1 || groups == 1) words_.default_group = only;
}

// A layer is a word too, so that `recorded` and selectors can name it; its own Word gives titles.
void Compiler::CompileLayers() {
  const pb::Vocabulary& vocabulary = message_.vocabulary();
  if (vocabulary.layers_size() > 64) {
    Add("vocabulary.layers", "too_many_layers", std::to_string(vocabulary.layers_size()),
        "at most 64 layers");
    return;
  }
  for (int i = 0; i < vocabulary.layers_size(); ++i) {
    Word layer;
    layer.id = vocabulary.layers(i);
    layer.sort = Sort::kLayer;
    for (int j = 0; j < vocabulary.words_size(); ++j) {
      const pb::Word& word = vocabulary.words(j);
      if (word.id() != layer.id || word.sort() != "layer") continue;
      layer.titles = CompileTexts(word.titles(), ElementPath("vocabulary.words", j), false);
    }
    words_.layers.push_back(words_.Intern(layer.id));
    if (!words_.Add(std::move(layer))) {
      Add(ElementPath("vocabulary.layers", i), "word_twice", vocabulary.layers(i),
          "each layer once");
    }
  }
}

void Compiler::CompileWord(const pb::Word& word, const std::string& path) {
  const auto sort = FindSort(word.sort());
  if (!sort) {
    NearestWord nearest(word.sort());
    for (int s = 0; s < kSorts; ++s) nearest.Offer(SortName(static_cast<Sort>(s)));
    Add(path + ".sort", "sort_unknown", word.sort(), "a sort of word, as event, role or activity",
        std::string(nearest.word()));
    return;
  }
  if (word.id().empty()) {
    Add(path + ".id", "missing", "", "the id of the word");
    return;
  }
  if (*sort == Sort::kLayer) {
    if (words_.Find(Sort::kLayer, words_.Find(word.id())) == kNoWord) {
      Add(path + ".id", "word_unknown", word.id(), "a layer of vocabulary.layers",
          std::string(words_.Nearest(Sort::kLayer, word.id())));
    }
    return;
  }
  Word compiled;
  compiled.id = word.id();
  compiled.sort = *sort;
  compiled.track = word.track();
  compiled.tags.assign(word.tags().begin(), word.tags().end());
  compiled.values.assign(word.values().begin(), word.values().end());
  compiled.unknown_values.assign(word.unknown_values().begin(), word.unknown_values().end());
  compiled.has_unit = !word.unit().empty();
  compiled.sensitive = word.sensitive();
  compiled.titles = CompileTexts(word.titles(), path + ".titles", false);
  if (!word.layer().empty()) {
    compiled.layer = words_.Find(word.layer());
    if (words_.Find(Sort::kLayer, compiled.layer) == kNoWord) {
      Add(path + ".layer", "word_unknown", word.layer(), "a layer of vocabulary.layers",
          std::string(words_.Nearest(Sort::kLayer, word.layer())));
    }
  }
  for (const std::string& tag : compiled.tags) words_.Intern(tag);
  if (!words_.Add(std::move(compiled))) {
    Add(path + ".id", "word_twice", word.id(), "each word of a sort once");
  }
}

std::optional<Term> Compiler::CompileTerm(const pb::Term& term, const std::string& path) {
  const auto lies_within = [](int value, int most) { return value >= 0 && value <= most; };
  if (lies_within(term.years(), 300) && lies_within(term.months(), 3600) &&
      lies_within(term.weeks(), 16000) && lies_within(term.days(), 110000)) {
    return Term{term.years(), term.months(), term.weeks(), term.days()};
  }
  Add(path, "term_out_of_range", "", "no negative part, and at most 300 years");
  return std::nullopt;
}

void Compiler::CompileParameters() {
  for (int i = 0; i < message_.parameters_size(); ++i) {
    const pb::Parameter& parameter = message_.parameters(i);
    const std::string path = ElementPath("parameters", i);
    ParameterValue value;
    value.ours = parameter.ours();
    if (parameter.value_case() == pb::Parameter::kCount) {
      value.count = parameter.count();
      if (parameter.count() < 0) {
        Add(path + ".count", "negative", std::to_string(parameter.count()), "a number from 0 up");
      }
    } else if (parameter.value_case() == pb::Parameter::kTerm) {
      value.term = CompileTerm(parameter.term(), path + ".term").value_or(Term{});
      const Day days = AddTerm(0, *value.term);
      programme_.longest_term = std::max(programme_.longest_term, days + 3);
    } else {
      Add(path, "missing", "", "a count or a term");
    }
    if (parameter.id().empty()) Add(path + ".id", "missing", "", "the id of the parameter");
    if (!parameters_.emplace(parameter.id(), value).second) {
      Add(path + ".id", "parameter_twice", parameter.id(), "each parameter once");
    }
  }
}

void Compiler::CompileEquatedDays() {
  std::vector<Day> days;
  for (int i = 0; i < message_.equated_days_size(); ++i) {
    const ParsedDate parsed = ParsePartialDate(message_.equated_days(i));
    if (parsed.problem == DateProblem::kNone && parsed.date.precision == DatePrecision::kDay) {
      days.push_back(parsed.date.earliest);
      continue;
    }
    Add(ElementPath("equated_days", i), "date_bad", message_.equated_days(i),
        "a full date, as 2026-05-15", NearestDate(message_.equated_days(i)));
  }
  programme_.working_days = WorkingDays(std::move(days));
}

void Compiler::CheckRegister(const std::string& text_register, const std::string& path) {
  NearestWord nearest(text_register);
  for (const std::string_view known : {"", "professional", "participant"}) {
    if (text_register == known) return;
    nearest.Offer(known);
  }
  Add(path, "value_unknown", text_register, "professional, participant or empty",
      std::string(nearest.word()));
}

std::vector<Text> Compiler::CompileTexts(const google::protobuf::RepeatedPtrField<pb::Text>& texts,
                                         const std::string& path, bool required) {
  std::vector<Text> compiled;
  for (int i = 0; i < texts.size(); ++i) {
    const pb::Text& text = texts[i];
    compiled.push_back({text.language(), text.register_(), text.content()});
    CheckRegister(text.register_(), ElementPath(path, i) + ".register");
  }
  for (const std::string_view language : {"nl", "en"}) {
    const bool there = std::any_of(compiled.begin(), compiled.end(), [&](const Text& text) {
      // What is written for the participant does not replace what a professional reads.
      return text.language == language && text.text_register != "participant" &&
             !text.content.empty();
    });
    if (required && !there) {
      Add(path, "text_missing", "", "a text in " + std::string(language));
    }
  }
  return compiled;
}

}  // namespace baken
