// SPDX-License-Identifier: EUPL-1.2
// `baken programme`: what is built in, what it says, and what is wrong with a file.
#include <gmock/gmock.h>

#include "cli/command_run.h"

namespace baken {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class ProgrammeTest : public CommandTest {
 protected:
  // The built-in programme as text, with one text in it replaced by another.
  std::string ExportedWith(const std::string& found, const std::string& instead) {
    std::string text = Baken({"programme", "export", "thuis-in-mvs"}).out;
    const std::size_t at = text.find(found);
    EXPECT_NE(at, std::string::npos) << found;
    if (at != std::string::npos) text.replace(at, found.size(), instead);
    return text;
  }

  static std::size_t LineOf(const std::string& text, const std::string& part) {
    const auto at = static_cast<std::ptrdiff_t>(text.find(part));
    return static_cast<std::size_t>(std::count(text.begin(), text.begin() + at, '\n')) + 1;
  }
};

TEST_F(ProgrammeTest, ListNamesWhatIsBuiltIn) {
  const CommandResult result = Baken({"programme", "list", "--language", "en"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("thuis-in-mvs"));
  EXPECT_THAT(result.out, HasSubstr(" rules\n"));
}

TEST_F(ProgrammeTest, ShowTellsLayersNumbersAndRulesInBothLanguages) {
  const CommandResult english = Baken({"programme", "show", "thuis-in-mvs", "--language", "en"});
  EXPECT_EQ(english.exit_code, 0);
  for (const char* part : {"Layers and activities", "basis.period: 3 months", "Obligations",
                           "MVS-15a · coach · ", "Reading: A-MVS-01 (b)"}) {
    EXPECT_THAT(english.out, HasSubstr(part));
  }
  const CommandResult dutch = Baken({"programme", "show", "thuis-in-mvs"});
  EXPECT_THAT(dutch.out, HasSubstr("basis.period: 3 maanden"));
}

TEST_F(ProgrammeTest, ADocumentHasEveryRuleWithItsReadingSourceAndNumbers) {
  for (const char* format : {"markdown", "html"}) {
    SCOPED_TRACE(format);
    const CommandResult shown =
        Baken({"programme", "show", "thuis-in-mvs", "--format", format, "--language", "en"});
    EXPECT_EQ(shown.exit_code, 0);
    for (const char* part :
         {"Basis in order at the step to layer 1", "Reading taken: A-MVS-02 (a)",
          "basis.period = 3 months", "our own number, without a source", "Basis, individueel"}) {
      EXPECT_THAT(shown.out, HasSubstr(part));
    }
    EXPECT_THAT(shown.out, testing::Not(HasSubstr("Dit is")));
  }
  const CommandResult dutch = Baken({"programme", "show", "thuis-in-mvs", "--format", "html"});
  EXPECT_THAT(dutch.out, StartsWith("<!DOCTYPE html>\n<html lang=\"nl\""));
  EXPECT_THAT(dutch.out, HasSubstr("verplicht: MVS-15a"));
}

TEST_F(ProgrammeTest, ADiagramHasTheLayersAndTheRulesAtEachStep) {
  const CommandResult dot =
      Baken({"programme", "show", "thuis-in-mvs", "--format", "dot", "--language", "en"});
  EXPECT_THAT(dot.out, HasSubstr("digraph \"thuis-in-mvs\" {"));
  EXPECT_THAT(dot.out, HasSubstr("\"basis\" -> \"layer1\" [label=\"must: MVS-15a; attention: "));
  EXPECT_THAT(dot.out, HasSubstr("\"layer1\" -> \"basis\" [style=dashed"));
}

TEST_F(ProgrammeTest, ADocumentSaysHowTheMunicipalityDiffers) {
  const auto write = [this](const std::string& fingerprint) {
    WriteFile(
        "own.txtpb",
        "programme: \"thuis-in-mvs\" changes { parameter { id: \"group.max\" count: 6 } of: \"" +
            fingerprint +
            "\" who: \"alderman\" decided_on: \"2026-02-01\" why: \"Larger rooms\" }");
  };
  const std::vector<std::string> show = {"programme", "show",        "thuis-in-mvs",
                                         "--format",  "markdown",    "--language",
                                         "en",        "--deviation", "own.txtpb"};
  write("?");
  const CommandResult refused = Baken(show);
  EXPECT_EQ(refused.exit_code, 2);
  // The refusal names the fingerprint of what is changed: 64 hexadecimal digits.
  std::string fingerprint;
  for (const char letter : refused.err) {
    fingerprint = std::string("0123456789abcdef").find(letter) == std::string::npos
                      ? std::string()
                      : fingerprint + letter;
    if (fingerprint.size() == 64) break;
  }
  ASSERT_EQ(fingerprint.size(), 64U) << refused.err;
  write(fingerprint);
  const CommandResult shown = Baken(show);
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_THAT(shown.out, HasSubstr("Deviations of this municipality"));
  EXPECT_THAT(shown.out, HasSubstr("alderman, 2026-02-01"));
  EXPECT_THAT(shown.out, HasSubstr("| group.max | 6 |"));
}

TEST_F(ProgrammeTest, AnExportedProgrammeJudgesAsTheBuiltInOneDoes) {
  WriteFile("late.json", kLateRecord);
  const std::string builtin = Check({"late.json"}).out;
  for (const char* format : {"txtpb", "binpb", "json"}) {
    const std::string file = std::string("own.") + format;
    WriteFile(file, Baken({"programme", "export", "thuis-in-mvs", "--format", format}).out);
    const CommandResult result = Check({"late.json", "--programme", file});
    EXPECT_EQ(result.out, builtin) << format << ": " << result.err;
  }
}

TEST_F(ProgrammeTest, AnalyseOfASoundProgrammeLeavesWordsThatNoRuleReads) {
  const std::string text = Baken({"programme", "export", "thuis-in-mvs"}).out;
  WriteFile("own.txtpb", text);
  const CommandResult result = Baken({"programme", "analyse", "own.txtpb", "--language", "en"});
  EXPECT_EQ(result.exit_code, 1) << result.out;
  EXPECT_THAT(result.out, HasSubstr("No rule reads future_plan"));
  EXPECT_THAT(result.out, HasSubstr("The programme can be used. "));
  EXPECT_THAT(result.out, testing::Not(HasSubstr("never")));
}

TEST_F(ProgrammeTest, ARuleThatCanNeverBeMetIsToldWithRuleLineAndSuggestion) {
  const std::string text = ExportedWith("min: 1", "min: 9");
  WriteFile("own.txtpb", text);
  const CommandResult result = Baken({"programme", "analyse", "own.txtpb", "--language", "en"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.out, HasSubstr("MVS-02 (rules[1].requirement): MVS-02 can never be met"));
  const CommandResult json =
      Baken({"programme", "analyse", "own.txtpb", "--format", "json", "--language", "en"});
  for (const char* part : {"\"problem\": \"never_met\"", "\"rule\": \"MVS-02\"",
                           "\"line\": ", "\"path\": \"rules[1].requirement\""}) {
    EXPECT_THAT(json.out, HasSubstr(part));
  }
}

TEST_F(ProgrammeTest, FieldsNamesTheFactsOfEachRuleAndWhatIsSensitive) {
  const CommandResult text = Baken({"programme", "fields", "thuis-in-mvs", "--language", "en"});
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_THAT(text.out, HasSubstr("groups.members: participant: party, since, until"));
  EXPECT_THAT(text.out, HasSubstr("activities: basis.self_portrait (self-portrait (basis)): "
                                  "declined_on, not_applicable_on, offered_on [sensitive]"));
  EXPECT_THAT(text.out, HasSubstr("events: overview (an overview of what must be arranged): by, "
                                  "date"));
  EXPECT_THAT(text.out, testing::Not(HasSubstr("plans: future_plan")));
  const CommandResult page = Baken({"programme", "fields", "meerinzicht", "--format", "markdown"});
  EXPECT_THAT(page.out, HasSubstr("| MI-12a "));
  EXPECT_THAT(page.out, HasSubstr("| since, until, value | nee |"));
  const CommandResult json = Baken({"programme", "fields", "dmit", "--format", "json"});
  EXPECT_THAT(json.out, HasSubstr("\"list\": \"partners\""));
}

TEST_F(ProgrammeTest, AMistypedFieldIsToldWithLineAndNearest) {
  const std::string text = ExportedWith("duty_bearer:", "duty_baerer:");
  WriteFile("typo.txtpb", text);
  const std::string place = "typo.txtpb:" + std::to_string(LineOf(text, "duty_baerer")) + ":3: ";
  const CommandResult analysed = Baken({"programme", "analyse", "typo.txtpb", "--language", "en"});
  EXPECT_EQ(analysed.exit_code, 2);
  EXPECT_THAT(analysed.out,
              StartsWith(place + "There is no field duty_baerer; perhaps \"duty_bearer\""));
  WriteFile("late.json", kLateRecord);
  const CommandResult checked = Check({"late.json", "--programme", "typo.txtpb"});
  EXPECT_EQ(checked.exit_code, 2);
  EXPECT_EQ(checked.out, "");
  EXPECT_THAT(checked.err, StartsWith(place));
}

TEST_F(ProgrammeTest, AMistypedWordIsToldWithLineAndNearest) {
  const std::string text = ExportedWith("event: \"overview\"", "event: \"overveiw\"");
  WriteFile("typo.txtpb", text);
  const std::string place = "typo.txtpb:" + std::to_string(LineOf(text, "overveiw")) + ":";
  const CommandResult analysed = Baken({"programme", "analyse", "typo.txtpb", "--language", "en"});
  EXPECT_EQ(analysed.exit_code, 2);
  EXPECT_THAT(analysed.out, HasSubstr(place));
  EXPECT_THAT(analysed.out, HasSubstr("overview"));
  WriteFile("late.json", kLateRecord);
  const CommandResult checked = Check({"late.json", "--programme", "typo.txtpb"});
  EXPECT_EQ(checked.exit_code, 2);
  EXPECT_THAT(checked.err, StartsWith(place));
}

TEST_F(ProgrammeTest, AMistypedEnumWordIsToldWithTheNearest) {
  const std::string text = ExportedWith("RULE_CLASS_MUST", "RULE_CLAS_MUST");
  WriteFile("typo.txtpb", text);
  const CommandResult result = Baken({"programme", "analyse", "typo.txtpb", "--language", "en"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.out, HasSubstr(":" + std::to_string(LineOf(text, "RULE_CLAS_MUST")) + ":"));
  EXPECT_THAT(result.out, HasSubstr("\"RULE_CLASS_MUST\""));
}

TEST_F(ProgrammeTest, AMissingProgrammeFileIsTold) {
  const CommandResult result = Baken({"programme", "show", "gone.txtpb", "--language", "en"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, StartsWith("gone.txtpb: This file does not exist"));
}

}  // namespace
}  // namespace baken
