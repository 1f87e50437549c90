"""Takes uploads without a temporary file: their bytes stay in memory until kept.

Django spools large files to the temporary folder and the server large bodies to
another; neither is used here. What is kept is written by the blob store alone, in
authenticated chunks (design, section 2.1).
"""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

MAX_FILES = 200
MAX_BODY = 256 * 1024 * 1024


class KeptInMemory(UploadedFile):  # type: ignore[type-arg]
    """An uploaded file whose bytes are in memory alone."""

    def __init__(self, whole: io.BytesIO, name: str, content_type: str) -> None:
        super().__init__(whole, name, content_type, whole.getbuffer().nbytes)


class BlobUploadHandler(FileUploadHandler):
    """Collects each file of a form in memory; refuses more than `MAX_BODY` bytes."""

    chunk_size = 1024 * 1024

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._size = self._files = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._files += 1
        if self._files > MAX_FILES:
            raise StopUpload(connection_reset=False)
        self._whole = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._size += len(raw_data)
        if self._size > MAX_BODY:
            raise StopUpload(connection_reset=True)
        self._whole.write(raw_data)

    def file_complete(self, file_size: int) -> KeptInMemory:
        self._whole.seek(0)
        return KeptInMemory(self._whole, self.file_name or "", self.content_type or "")
