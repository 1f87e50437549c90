"""What the pages of review say of a decision."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from habeas.accounts.models import User
from habeas.claims.models import Decision

register = template.Library()


@register.filter
def officer_name(decision: Decision) -> SafeString:
    """Return the name of the officer who decided."""
    found = User.objects.whole("who decided").filter(pk=decision.officer).first()
    return format_html("<bdi>{}</bdi>", found.name if found else _("an officer"))
