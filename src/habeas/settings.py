"""Django's settings. What differs between desks lies in the desk's folder.

The folder comes from `HABEAS_DESK`, else from the user's data folder; a team's
database from `HABEAS_DATABASE_URL`, else from `database` in `desk.toml`. No key and
no secret is ever read from the environment.
"""

from __future__ import annotations

import os
import secrets
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import platformdirs

HERE = Path(__file__).parent
DESK = Path(os.environ.get("HABEAS_DESK") or platformdirs.user_data_path("habeas"))


def _configured() -> dict[str, Any]:
    path = DESK / "desk.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def _database() -> dict[str, Any]:
    url = os.environ.get("HABEAS_DATABASE_URL") or _configured().get("database")
    if not url:
        return {
            "ENGINE": "habeas.store.backend.sqlite",
            "NAME": DESK / "desk.db",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
        }
    parts = urlsplit(url)
    options = {}
    for pair in filter(None, parts.query.split("&")):
        name, _, value = pair.partition("=")
        options[name] = unquote(value)
    return {
        "ENGINE": "habeas.store.backend.postgres",
        "NAME": parts.path.lstrip("/"),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "OPTIONS": options,
    }


def _zone() -> str:
    """Return the name of this computer's time zone; UTC where it has none.

    Django makes its own zone that of the process; the hours on the pages are those of
    the clock on the wall.
    """
    linked = os.path.realpath("/etc/localtime").rpartition("/zoneinfo/")[2]
    for name in (os.environ.get("TZ", "").lstrip(":"), linked):
        try:
            return ZoneInfo(name).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return "UTC"


# Sessions live in memory and end with the process, so the key may as well.
SECRET_KEY = secrets.token_urlsafe(48)
DEBUG = False
# A team's own name for the desk, behind its TLS proxy: "https://desk.example.org".
TEAM_ADDRESS = str(_configured().get("address") or "").rstrip("/")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS += [urlsplit(TEAM_ADDRESS).hostname or ""] if TEAM_ADDRESS else []
CSRF_TRUSTED_ORIGINS = [TEAM_ADDRESS] if TEAM_ADDRESS else []
USE_TZ = True
TIME_ZONE = _zone()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "django_htmx",
    "habeas.store.apps.Config",
    "habeas.accounts.apps.Config",
    "habeas.sources.apps.Config",
    "habeas.claims.apps.Config",
    "habeas.records.apps.Config",
    "habeas.register.apps.Config",
    "habeas.publication.apps.Config",
    "habeas.web.apps.Config",
]
MIDDLEWARE = [
    "habeas.web.locked.LockedMiddleware",
    "habeas.web.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "habeas.web.officer.OfficerMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "habeas.web.urls"
WSGI_APPLICATION = None
DATABASES = {"default": _database()}
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "habeas.web.context.desk",
            ],
        },
    }
]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "habeas"
SESSION_COOKIE_SECURE = bool(TEAM_ADDRESS)
SESSION_COOKIE_SAMESITE = "Strict"
LANGUAGE_COOKIE_SECURE = SESSION_COOKIE_SECURE
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "habeas.web.views.errors.forbidden"
X_FRAME_OPTIONS = "DENY"

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# No byte of an upload touches the disk in clear (design, section 2.1).
FILE_UPLOAD_HANDLERS = ["habeas.web.upload.BlobUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ur", "اردو")]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"ids": {"()": "habeas.logs.IdsOnly"}},
    "formatters": {"plain": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "filters": ["ids"],
            "formatter": "plain",
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # a page that is locked or not there is no warning
        "django.request": {"level": "ERROR"},
    },
}
