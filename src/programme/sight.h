// SPDX-License-Identifier: EUPL-1.2
#ifndef BAKEN_PROGRAMME_SIGHT_H_
#define BAKEN_PROGRAMME_SIGHT_H_

#include <cstdint>
#include <vector>

#include "programme/vocabulary.h"

namespace baken {

struct DateExpression;
struct Edition;
struct Moments;
struct Reached;
struct Requirement;
struct Spans;
struct Window;

// Which facts a part of a programme looks at, generously: by what they are and not by what they
// say. On whatever day a fact lies that is not seen, the part reads the same.
class Sight {
 public:
  void Add(const Moments& moments);
  void Add(const Reached& reached);
  void Add(const Spans& spans);
  void Add(const DateExpression& date);
  void Add(const Window& window);
  void Add(const Requirement& requirement);
  void Add(const Edition& edition);  // with its timing; a measure is not looked at

  // A word below 0 is one that the programme does not know: it may be any.
  bool Sees(Sort sort, Symbol word) const {
    if ((all_ & BitOf(sort)) != 0 || word < 0) return true;
    const auto place = static_cast<std::size_t>(word);
    return (some_ & BitOf(sort)) != 0 && place < words_.size() && words_[place];
  }
  // Whether some leaf looks only at moments from the obligation's own trigger on.
  bool looks_from_trigger() const { return looks_from_trigger_; }

 private:
  static std::uint32_t BitOf(Sort sort) { return 1U << static_cast<unsigned>(sort); }
  void AddAll(Sort sort) { all_ |= BitOf(sort); }
  void Add(Sort sort, Symbol word);
  void Add(Sort sort, const std::vector<Symbol>& words) {
    for (const Symbol word : words) Add(sort, word);
  }

  std::uint32_t all_ = 0;    // sorts of which every fact is looked at
  std::uint32_t some_ = 0;   // sorts of which those with one of the words are
  std::vector<bool> words_;  // by symbol
  bool looks_from_trigger_ = false;
};

}  // namespace baken

#endif  // BAKEN_PROGRAMME_SIGHT_H_
