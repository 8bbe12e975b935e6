#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The rewriting of find_sites.py does what it says: a small program, each of its mutants, and what each then answers.

usage: rewrite_test.py COMPILER FOLDER. Exit 77: there is no libclang for Python here.
"""

import os
import pathlib
import subprocess
import sys
import unittest

try:
    from find_sites import Sites
except ImportError as missing:
    print("left out:", missing)
    sys.exit(77)

HERE = pathlib.Path(__file__).resolve().parent
COMPILER, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()

PROGRAM = """
using Day = int;
struct Range {
  Day first, last;
  bool operator==(const Range&) const = default;
};
constexpr int kSize = 3;
static_assert(kSize < 4);
enum Kind { kOne = 1 };
constexpr int Doubled(int x) { return x + x; }
constexpr int Twice(int x) { return Doubled(x); }
static_assert(Twice(2) == 4);
consteval bool IsSmall(int x) { return x < 9; }
static_assert(IsSmall(kSize));
Day NextDay(Day day) { return day; }
int Answer(int a, int b) {
  int sizes[3] = {10, 20, 40};
  int answer = 0;
  if (a < b && (b != 7 || a >= 2)) answer += 100;
  if (a == b) {
    return 5;
  } else {
    ++answer;
  }
  for (int i = 0; i < kSize; ++i) answer += sizes[i];
  switch (a) {
    case 1: answer += Range{1, 2} == Range{1, b} ? 1000 : 2000;
  }
  return answer - Twice(a) + NextDay(b);
}
extern "C" int printf(const char*, ...);
int main() { return printf("%d %d %d", Answer(1, 2), Answer(4, 4), Answer(3, 7)) < 0; }
"""
# What the program answers with each mutant on, where it is one place alone that says it.
ANSWERS = {
    "a < b -> <=": "1171 5 172",
    "a < b -> >=": "1071 5 72",
    "b != 7 -> ==": "1071 5 172",
    "a >= 2 -> >": "1171 5 172",
    "a < b && (b != 7 || a >= 2) -> ||": "1171 5 172",
    "b != 7 || a >= 2 -> &&": "1071 5 72",
    "if a < b && (b != 7 || a >= 2) -> never": "1071 5 72",
    "if a == b -> never": "1171 67 172",
    "if a == b -> always": "5 5 5",
    "++answer -> left out": "1170 5 171",
    "day in `Day NextDay(Day day) { return day; }` -> one more": "1172 5 173",
    "answer - Twice(a) -> left side": "1173 5 178",
    "answer - Twice(a) -> +": "1175 5 184",
    "answer - Twice(a) + NextDay(b) -> -": "1167 5 158",
    "x + x -> left side": "1172 5 175",
    "Range{1, 2} == Range{1, b} -> !=": "2171 5 172",
    "7 in `if (a < b && (b != 7 || a >= 2)) answer += 100;` -> one more": "1171 5 172",
}
UNTOUCHED = "1171 5 172"


class Rewriting(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        (FOLDER / "src").mkdir(parents=True, exist_ok=True)
        source = FOLDER / "src" / "program.cc"
        source.write_text(PROGRAM, encoding="utf-8")
        sites = Sites(FOLDER, ["src"], {str(source): ["-std=c++20"]})
        cls.mutants = {f"{m.was} -> {m.becomes}": m for m in sites.mutants}
        changed = FOLDER / "changed.cc"
        changed.write_text(sites.rewrite(source), encoding="utf-8")
        cls.program = FOLDER / "changed"
        subprocess.run([COMPILER, "-std=c++20", "-I", HERE, changed, "-o", cls.program], check=True)

    def answer(self, environment):
        return subprocess.run([self.program], env={**os.environ, **environment}, capture_output=True, text=True,
                              check=False, timeout=10).stdout

    def test_without_a_mutant_nothing_changes(self):
        self.assertEqual(self.answer({}), UNTOUCHED)

    def test_each_mutant_changes_its_own_place(self):
        for name, expected in ANSWERS.items():
            with self.subTest(name):
                self.assertIn(name, self.mutants)
                self.assertEqual(self.answer({"BAKEN_MUTANT": str(self.mutants[name].id)}), expected)

    def test_what_is_worked_out_while_compiling_is_left_alone(self):
        for mutant in self.mutants.values():
            for constant in ("kSize = 3", "static_assert", "kOne", "sizes[3]", "case 1:"):
                self.assertFalse(mutant.was.startswith(constant), mutant)
            self.assertNotIn(mutant.line, (5, 7, 8, 9, 12, 13, 14), mutant)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
