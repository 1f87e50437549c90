"""What may stand in a log: ids, codes and classes, never people or their words."""

from __future__ import annotations

import logging


class IdsOnly(logging.Filter):
    """Cuts from a record what an exception or a request could carry in clear.

    A traceback keeps its frames and the exception's class; the exception's own
    message is kept only where it is one of ours, which hold no person's data. An
    address is kept only where it is one of ours, which hold ids; whoever typed
    another may have typed a name.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        from habeas.errors import HabeasError

        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            said = f": {error}" if isinstance(error, HabeasError) else ""
            record.msg = f"{record.getMessage()} [{type(error).__name__}{said}]"
            record.args = ()
            record.exc_info = None
            record.exc_text = None
        request = getattr(record, "request", None)
        if request is not None and getattr(request, "resolver_match", None) is None:
            status = getattr(record, "status_code", "")
            record.msg, record.args = f"{status} at no address of ours".strip(), ()
        record.stack_info = None
        return True
