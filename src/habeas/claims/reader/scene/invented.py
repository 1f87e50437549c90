"""Somebody who goes round and does not exist: 'The "X, arrested" on Facebook is invented'."""

from __future__ import annotations

import re

from habeas.text.spotting import Spotter

NOBODY = Spotter(
    r"^\W*(?:\(?\w{1,3}[.)] )?(?:the|this|a|an) (?:(?:so-called|alleged|man|woman|person|student|prisoner|name|case of|story of) )*"
    r"[\"“‘'][^\"”\n]{3,90}[\"”’'](?![^.;]*\bnot true that\b)[^.;\"“]{0,80}?"
    r"\b(?:does not exist|doesn['’]t exist|never existed|did not exist|is (?:an )?(?:invention|invented|made up|fictitious|fake|"
    r"not a real (?:person|name))|is nobody|was invented|was made up)\b|"
    r"^\W*(?:\(?\w{1,3}[.)] )?(?:there is|there was|we know of) no (?:such )?(?:person|man|woman|prisoner|detainee|student)? ?"
    r"[\"“‘'][^\"”\n]{3,90}[\"”’'](?=[,.;]| (?:among|in|on|at)\b)",
    re.IGNORECASE,
)
