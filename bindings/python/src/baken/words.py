# SPDX-License-Identifier: EUPL-1.2
"""The closed lists of check.proto as enums, with what they are called."""

from __future__ import annotations

from enum import StrEnum

_LANGUAGES = ("nl", "en")
_OUTCOMES = {
    "UNSPECIFIED": ("een cijfer", "a figure"),
    "SATISFIED": ("nagekomen", "met"),
    "PENDING": ("loopt nog", "pending"),
    "VIOLATED": ("niet nagekomen", "in breach"),
    "REPAIRED": ("hersteld", "mended"),
    "UNDETERMINED": ("niet te bepalen", "cannot be determined"),
    "NOT_APPLICABLE": ("niet van toepassing", "does not apply"),
    "WAIVED": ("uitzondering afgesproken", "waived"),
}
_CLASSES = {
    "UNSPECIFIED": ("", ""),
    "MUST": ("verplichting", "obligation"),
    "SHOULD": ("norm", "norm"),
    "INDICATOR": ("cijfer", "figure"),
}


class Outcome(StrEnum):
    """What a rule amounts to on the day judged; as text what the messages and the columns of a batch say.

    >>> Outcome("OUTCOME_VIOLATED") is Outcome.VIOLATED == "OUTCOME_VIOLATED"
    True
    """

    UNSPECIFIED = "OUTCOME_UNSPECIFIED"
    SATISFIED = "OUTCOME_SATISFIED"
    PENDING = "OUTCOME_PENDING"
    VIOLATED = "OUTCOME_VIOLATED"
    REPAIRED = "OUTCOME_REPAIRED"
    UNDETERMINED = "OUTCOME_UNDETERMINED"
    NOT_APPLICABLE = "OUTCOME_NOT_APPLICABLE"
    WAIVED = "OUTCOME_WAIVED"

    def label(self, language: str = "nl") -> str:
        """What it is called, in "nl" or "en", as the command says it.

        >>> Outcome.VIOLATED.label("nl"), Outcome.UNDETERMINED.label("en")
        ('niet nagekomen', 'cannot be determined')
        """
        return _OUTCOMES[self.name][_LANGUAGES.index(language)]


class RuleClass(StrEnum):
    """How hard a rule is."""

    UNSPECIFIED = "RULE_CLASS_UNSPECIFIED"
    MUST = "RULE_CLASS_MUST"
    SHOULD = "RULE_CLASS_SHOULD"
    INDICATOR = "RULE_CLASS_INDICATOR"

    def label(self, language: str = "nl") -> str:
        """What it is called, in "nl" or "en".

        >>> RuleClass.MUST.label("nl"), RuleClass.SHOULD.label("en")
        ('verplichting', 'norm')
        """
        return _CLASSES[self.name][_LANGUAGES.index(language)]


class Truth(StrEnum):
    """Whether a part of a requirement is so on the day judged."""

    UNSPECIFIED = "TRUTH_UNSPECIFIED"
    FALSE = "TRUTH_FALSE"
    UNKNOWN = "TRUTH_UNKNOWN"
    TRUE = "TRUTH_TRUE"
