"""The API answers as its own description says, to whatever is sent."""

from __future__ import annotations

import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from habeas.accounts import tokens
from tests.web.conftest import Filled

CHECKS = [not_a_server_error, response_schema_conformance]
EXAMPLES, FEW = 12, 2
SLOW = ("/verify", "/give", "/check", "/measure", "/learn")


def test_no_request_makes_it_fail_or_answer_in_another_form(filled: Filled) -> None:
    secret = tokens.make(filled.officer, tokens.SCOPES, 1)
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", WSGIHandler())
    head = {"Authorization": f"Bearer {secret}"}
    met = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        met += 1

        @given(case=operation.as_strategy())
        @settings(
            max_examples=FEW if operation.path.endswith(SLOW) else EXAMPLES,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def ask(case: Case) -> None:
            response = case.call(headers=head)
            case.validate_response(response, checks=CHECKS)

        ask()
    assert met > 30
