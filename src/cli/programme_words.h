// SPDX-License-Identifier: EUPL-1.2
// What a programme calls things, in the reader's language.
#ifndef BAKEN_CLI_PROGRAMME_WORDS_H_
#define BAKEN_CLI_PROGRAMME_WORDS_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <map>
#include <string>

#include "baken/v1/programme.pb.h"
#include "cli/phrases.h"

namespace baken::cli {

// The text in this language, or else the first one there is; empty when there is none. What is
// written for the participant is not for the reader of the command.
std::string TextIn(const google::protobuf::RepeatedPtrField<v1::Text>& texts, Language language);

class ProgrammeWords {
 public:
  ProgrammeWords(const v1::Programme& programme, Language language);

  const std::string& title() const { return title_; }
  // The name of a word; the id itself when the programme gives it no name.
  std::string NameOf(const std::string& id) const;
  // Of a duty bearer: a role comes before another word with the same id.
  std::string NameOfRole(const std::string& id) const;

 private:
  std::string title_;
  std::map<std::string, std::string> names_;
  std::map<std::string, std::string> roles_;
};

}  // namespace baken::cli

#endif  // BAKEN_CLI_PROGRAMME_WORDS_H_
