// SPDX-License-Identifier: EUPL-1.2
//
// What mutate_sources.py writes into a copy of the sources: every place that a mutant changes is
// there in both forms, and the environment says which one of them is changed in this run. So all
// mutants are compiled once.
//
//   BAKEN_MUTANT=17       mutant 17 is on; without it every place does what was written
//   BAKEN_MUTANTS_SEEN    the file into which mutant_recorder.cc writes which places a test reached

#ifndef BAKEN_TESTS_MUTATION_MUTANT_H_
#define BAKEN_TESTS_MUTATION_MUTANT_H_

// A mutant that reads beyond the end of a list is noticed.
#ifndef _GLIBCXX_ASSERTIONS
#define _GLIBCXX_ASSERTIONS
#endif

#include <cstdlib>
#include <type_traits>

namespace mutant {

inline const int active = [] {
  const char* const text = std::getenv("BAKEN_MUTANT");
  return text == nullptr ? -1 : std::atoi(text);
}();
inline const bool recording = std::getenv("BAKEN_MUTANTS_SEEN") != nullptr;
inline constexpr int kMost = 1 << 15;
inline bool seen[kMost];

// Which of the `count` mutants from `first` on is on: 1 is the first of them, 0 none.
constexpr int Which(int first, int count) {
  if (std::is_constant_evaluated()) return 0;
  if (recording) seen[first] = true;
  const int which = active - first;
  return which >= 0 && which < count ? which + 1 : 0;
}

constexpr bool On(int id) { return Which(id, 1) != 0; }

// What a condition says, or the contrary. Around both sides of && and around the whole it makes ||
// of it, and the other way round.
template <typename T>
constexpr bool Is(int id, const T& value) {
  return static_cast<bool>(value) != On(id);
}

// The condition of an if: first mutant never, second (where there is an else) always.
template <typename T>
constexpr bool Taken(int first, int count, const T& value) {
  const int which = Which(first, count);
  return which == 0 ? static_cast<bool>(value) : which == 2;
}

template <typename T>
constexpr T More(int id, const T& value) {
  return On(id) ? static_cast<T>(value + 1) : value;
}

// The bound on the other side, and the contrary.
template <typename A, typename B>
constexpr bool Less(int first, const A& a, const B& b) {
  const int which = Which(first, 2);
  return which == 0 ? a < b : which == 1 ? a <= b : a >= b;
}
template <typename A, typename B>
constexpr bool LessOrEqual(int first, const A& a, const B& b) {
  const int which = Which(first, 2);
  return which == 0 ? a <= b : which == 1 ? a < b : a > b;
}
template <typename A, typename B>
constexpr bool Greater(int first, const A& a, const B& b) {
  const int which = Which(first, 2);
  return which == 0 ? a > b : which == 1 ? a >= b : a <= b;
}
template <typename A, typename B>
constexpr bool GreaterOrEqual(int first, const A& a, const B& b) {
  const int which = Which(first, 2);
  return which == 0 ? a >= b : which == 1 ? a > b : a < b;
}
template <typename A, typename B>
constexpr bool Equal(int id, const A& a, const B& b) {
  return (a == b) != On(id);
}
template <typename A, typename B>
constexpr bool Unequal(int id, const A& a, const B& b) {
  return (a != b) != On(id);
}

// The right side left out, and its sign turned.
template <typename A, typename B>
constexpr auto Plus(int first, const A& a, const B& b) {
  using Sum = decltype(a + b);
  const int which = Which(first, 2);
  return static_cast<Sum>(which == 0 ? a + b : which == 1 ? static_cast<Sum>(a) : a - b);
}
template <typename A, typename B>
constexpr auto Minus(int first, const A& a, const B& b) {
  using Difference = decltype(a - b);
  const int which = Which(first, 2);
  return static_cast<Difference>(which == 0   ? a - b
                                 : which == 1 ? static_cast<Difference>(a)
                                              : a + b);
}

}  // namespace mutant

#endif  // BAKEN_TESTS_MUTATION_MUTANT_H_
