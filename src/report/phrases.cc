// SPDX-License-Identifier: EUPL-1.2
#include "report/phrases.h"

#include <array>

namespace baken {
namespace {

struct Pair {
  std::string_view dutch, english;
};

// In the order of Phrase.
constexpr std::array<Pair, kPhrases> kTemplates = {{
    {"Dit moest uiterlijk op {due} klaar zijn en is nog niet gebeurd.",
     "This was due on {due} at the latest and has not been done yet."},
    {"Dit moest uiterlijk tussen {due} en {due_latest} klaar zijn en is nog niet gebeurd.",
     "This was due between {due} and {due_latest} at the latest and has not been done yet."},
    {"Op {since} was nog niet in orde wat op dat moment nodig was, en dat is nog zo.",
     "On {since} what was needed at that moment was not in order, and it still is not."},
    {"Op {since} is nog niet in orde wat op dat moment nodig is.",
     "On {since} what is needed at that moment is not in order yet."},
    {"Sinds {since} wordt niet aan deze regel voldaan.",
     "This rule has not been met since {since}."},
    {"Er wordt niet aan deze regel voldaan.", "This rule is not met."},
    {"Dit is gebeurd, maar te laat: de laatste dag was {due} en op {until} was het in orde.",
     "This was done, but late: the last day was {due} and it was in order on {until}."},
    {"Op {since} was nog niet in orde wat op dat moment nodig was. Sinds {until} is het in orde.",
     "On {since} what was needed at that moment was not in order. It has been since {until}."},
    {"Op {since} werd niet aan deze regel voldaan. Dat is achteraf niet te herstellen.",
     "This rule was not met on {since}. That cannot be mended afterwards."},
    {"Van {since} tot en met {through} werd niet aan deze regel voldaan. Dat is voorbij.",
     "This rule was not met from {since} up to and including {through}. That is over."},
    {"Op {since} werd niet aan deze regel voldaan. Dat is voorbij.",
     "This rule was not met on {since}. That is over."},
    {"Er werd {count} keer niet aan deze regel voldaan, het laatst van {since} tot en met "
     "{through}. Dat is voorbij.",
     "This rule was not met {count} times, the last time from {since} up to and including "
     "{through}. That is over."},
    {"Tot en met {through} werd niet aan deze regel voldaan. Dat is voorbij.",
     "This rule was not met up to and including {through}. That is over."},
    {"Of aan deze regel is voldaan, is nu niet te zeggen.",
     "Whether this rule is met cannot be said now."},
    {"Of dit op tijd is, is nu niet te zeggen: de laatste dag ligt tussen {due} en {due_latest}.",
     "Whether this is in time cannot be said now: the last day lies between {due} and "
     "{due_latest}."},
    {"Om dit te weten is nodig: {facts}.", "To know this we need: {facts}."},
    {"Dit moet uiterlijk op {due} klaar zijn.", "This is due on {due} at the latest."},
    {"Dit moet uiterlijk tussen {due} en {due_latest} klaar zijn.",
     "This is due between {due} and {due_latest} at the latest."},
    {"Er wordt nu niet aan deze regel voldaan. Dat mag duren tot en met {due}.",
     "This rule is not met now. That may last up to and including {due}."},
    {"Deze regel gaat pas spelen na: {facts}.", "This rule only comes into play after: {facts}."},
    {"Het moment waarop deze regel telt, is er nog niet geweest.",
     "The moment at which this rule counts has not come yet."},
    {"Aan deze regel is voldaan.", "This rule is met."},
    {"Deze regel geldt nu niet.", "This rule does not apply now."},
    {"Aan deze regel is niet voldaan, maar er geldt een ontheffing.",
     "This rule is not met, but a waiver covers it."},
    {"De ontheffing geldt tot en met {through}.",
     "The waiver holds up to and including {through}."},
    {"De ontheffing is verleend door: {who}.", "The waiver was granted by: {who}."},
    {"De termijn loopt vanaf: {facts}.", "The term runs from: {facts}."},
    {"Het gaat om: {facts}.", "This is about: {facts}."},
    {"Dit begon met: {facts}.", "It began with: {facts}."},
    {"Dit eindigde met: {facts}.", "It ended with: {facts}."},
    {"Nog nodig: {items}.", "Still needed: {items}."},
    {"Een hiervan is genoeg: {items}.", "One of these is enough: {items}."},
    {"Het aantal is te laag: {items} ({have} van de {want}).",
     "The number is too low: {items} ({have} of {want})."},
    {"Het aantal is te hoog: {items} ({have}; hoogstens {want}).",
     "The number is too high: {items} ({have}; at most {want})."},
    {"Dit past niet bij de regel: {items}.", "This does not fit the rule: {items}."},
    {"Toen ontbrak: {items}.", "What was missing then: {items}."},
    {"Toen was het aantal te laag: {items} ({have} van de {want}).",
     "The number was too low then: {items} ({have} of {want})."},
    {"Toen was het aantal te hoog: {items} ({have}; hoogstens {want}).",
     "The number was too high then: {items} ({have}; at most {want})."},
    {"Wie aan zet is: {who}.", "Whose turn it is: {who}."},
    {"Gekozen lezing van de bron: {reading}.", "Reading taken of the source: {reading}."},
    {"Aantal: {value}; begonnen maanden: {base}.", "Number: {value}; months begun: {base}."},
    {"{value} van {base}.", "{value} of {base}."},
    {"Aantal dagen: {value}.", "Number of days: {value}."},
    {"Aantal op deze dag: {value}.", "Number on this day: {value}."},
    {"Waarde op deze dag: {value}.", "Value on this day: {value}."},
    {"Dit getal is nu niet te geven.", "This number cannot be given now."},
    {"{first} en {last}", "{first} and {last}"},
    {"{first} of {last}", "{first} or {last}"},
    {"{items}, op deze manier: {what}", "{items}, in this way: {what}"},
    {"{items} (met: {what})", "{items} (with: {what})"},
    {"{items} (door: {what})", "{items} (by: {what})"},
    {"{items} (in de woorden van: {what})", "{items} (in the words of: {what})"},
    {"{items} (met hulp van: {what})", "{items} (with the help of: {what})"},
    {"{fact} ({date})", "{fact} ({date})"},
    {"{fact} (datum onbekend)", "{fact} (date unknown)"},
    {"de juiste dag van {fact}", "the exact day of {fact}"},
    {"de juiste einddatum van {fact}", "the exact end date of {fact}"},
    {"de juiste dag van ondertekening van {fact}", "the exact day of signing of {fact}"},
    {"gegevens over {fact}", "records of {fact}"},
}};

constexpr std::array<Pair, 12> kMonths = {{{"januari", "January"},
                                           {"februari", "February"},
                                           {"maart", "March"},
                                           {"april", "April"},
                                           {"mei", "May"},
                                           {"juni", "June"},
                                           {"juli", "July"},
                                           {"augustus", "August"},
                                           {"september", "September"},
                                           {"oktober", "October"},
                                           {"november", "November"},
                                           {"december", "December"}}};

std::string_view In(const Pair& pair, Language language) {
  return language == Language::kDutch ? pair.dutch : pair.english;
}

std::string_view MonthName(int month, Language language) {
  return In(kMonths[static_cast<std::size_t>(month - 1)], language);
}

}  // namespace

Asked AskedAt(std::string_view path) {
  if (path.ends_with(".value")) return Asked::kAnswer;
  if (path.find('[') == std::string_view::npos || path.ends_with(']')) return Asked::kRecords;
  if (path.ends_with(".until") || path.ends_with(".through")) return Asked::kEnd;
  return path.ends_with(".signed_on") ? Asked::kSigning : Asked::kDay;
}

std::optional<Language> FindLanguage(std::string_view code) {
  if (code == "nl") return Language::kDutch;
  if (code == "en") return Language::kEnglish;
  return std::nullopt;
}

std::string_view CodeOf(Language language) { return language == Language::kDutch ? "nl" : "en"; }

std::string_view TemplateOf(Phrase phrase, Language language) {
  return In(kTemplates[static_cast<std::size_t>(phrase)], language);
}

std::string Say(Phrase phrase, Language language, std::initializer_list<Filling> fillings) {
  return Fill(TemplateOf(phrase, language), fillings);
}

std::string Fill(std::string_view rest, std::initializer_list<Filling> fillings) {
  std::string said;
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    said += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = rest.find('}', open);
    const std::string_view name = rest.substr(open + 1, close - open - 1);
    for (const Filling& filling : fillings) {
      if (filling.placeholder == name) said += filling.text;
    }
    rest.remove_prefix(close + 1);
  }
  return said;
}

std::string WrittenDay(Day day, Language language) {
  const CivilDate date = CivilDateOf(day);
  return std::to_string(date.day) + " " + std::string(MonthName(date.month, language)) + " " +
         std::to_string(date.year);
}

std::string WrittenDate(std::string_view date, Language language) {
  const ParsedDate parsed = ParsePartialDate(date);
  if (parsed.problem != DateProblem::kNone) return std::string(date);
  switch (parsed.date.precision) {
    case DatePrecision::kDay:
      return WrittenDay(parsed.date.earliest, language);
    case DatePrecision::kMonth: {
      const CivilDate first = CivilDateOf(parsed.date.earliest);
      return std::string(MonthName(first.month, language)) + " " + std::to_string(first.year);
    }
    case DatePrecision::kYear:
      return std::string(date);
    case DatePrecision::kUnknown:
      break;
  }
  return {};
}

}  // namespace baken
