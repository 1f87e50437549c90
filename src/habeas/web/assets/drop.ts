// Files dropped on the page: sent as they are, with how far they came, and a way back.
export function drop(): void {
  const form = document.getElementById("drop");
  if (!(form instanceof HTMLFormElement)) return;
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("is-over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    const files = event.dataTransfer?.files;
    if (files?.length) send(form, [...files]);
  });
  form.addEventListener("submit", (event) => {
    const files = form.querySelector<HTMLInputElement>("input[type='file']")?.files;
    if (!files?.length) return;
    event.preventDefault();
    event.stopPropagation();
    send(form, [...files]);
  });
}

function send(form: HTMLFormElement, files: File[]): void {
  const data = new FormData(form);
  data.delete("files");
  for (const file of files) data.append("files", file);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("X-Habeas-Drop", "1");
  const { bar, cancel, tell } = parts(form);
  bar.hidden = cancel.hidden = false;
  cancel.onclick = () => request.abort();
  request.upload.onprogress = (event) => {
    bar.value = event.lengthComputable ? (100 * event.loaded) / event.total : 0;
    tell(`${form.dataset["waiting"] ?? ""} ${Math.round(bar.value)} %`);
  };
  request.onload = () => {
    if (request.status === 200) location.reload();
    else end(form.dataset["failed"]);
  };
  request.onerror = () => end(form.dataset["failed"]);
  request.onabort = () => end(form.dataset["cancelled"]);
  const end = (said?: string) => {
    bar.hidden = cancel.hidden = true;
    tell(said ?? "");
  };
  request.send(data);
}

function parts(form: HTMLFormElement) {
  const bar = form.querySelector("progress") as HTMLProgressElement;
  const cancel = form.querySelector("#drop-cancel") as HTMLButtonElement;
  const said = form.querySelector("#drop-said") as HTMLElement;
  return { bar, cancel, tell: (words: string) => (said.textContent = words) };
}
