// SPDX-License-Identifier: EUPL-1.2
// What the rules of a programme want to see on record, word by word.
#ifndef BAKEN_CLI_WITNESS_WISHES_H_
#define BAKEN_CLI_WITNESS_WISHES_H_

#include <google/protobuf/message.h>

#include <map>
#include <set>
#include <string>
#include <utility>

#include "baken/v1/programme.pb.h"

namespace baken::cli {

// What facts of one word say in a record that pleases every rule.
struct Wish {
  std::set<std::string> by, tags, modes;
  std::string value, owner, voiced_by, helper, host, serves;
  std::set<std::string> values_not_wanted;
  bool in_role = false;   // a partner with a role
  bool repeated = false;  // again and again, as only the last so long counts
  int number = 1;
};

class Wishes {
 public:
  // Of the rules about this scope; those that only count are left out.
  Wishes(const v1::Programme& programme, v1::Scope scope);

  // By where it is read (event, activity, involvement, member, …) and the word.
  const std::map<std::pair<std::string, std::string>, Wish>& all() const { return wishes_; }

 private:
  void Walk(const google::protobuf::Message& part, bool unwanted, bool repeated, int number);
  void Note(const v1::Moments& moments, bool unwanted, bool repeated);
  void Note(const v1::Spans& spans, bool unwanted, int number);
  void Note(const v1::Activities& activities, const v1::Filter& filter, bool unwanted);
  void Note(const std::string& source, const std::string& word, const v1::Filter& filter,
            bool unwanted, bool repeated, int number);

  const v1::Programme& programme_;
  bool trajectory_;
  std::map<std::pair<std::string, std::string>, Wish> wishes_;
};

}  // namespace baken::cli

#endif  // BAKEN_CLI_WITNESS_WISHES_H_
