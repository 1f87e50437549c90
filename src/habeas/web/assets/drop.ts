// Files dropped on the page: each sent by itself, as it is, with what became of it, and
// a way back for those not sent yet.
const MOST = 200;
const AT_ONCE = 2;

interface Kept {
  again: boolean;
  at: string;
}
interface Answer {
  kept: Kept[];
  refused: string[];
}
type State = "waiting" | "sending" | "kept" | "again" | "failed" | "cancelled";
interface Sent {
  file: File;
  state: State;
  line: HTMLLIElement;
  request?: XMLHttpRequest;
}

export function drop(): void {
  const form = document.getElementById("drop");
  if (!(form instanceof HTMLFormElement)) return;
  const run = runner(form);
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      if (!(event as DragEvent).dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      form.classList.add("is-over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    const files = event.dataTransfer?.files;
    form.classList.remove("is-over");
    if (!files?.length) return;
    event.preventDefault();
    run([...files]);
  });
  form.addEventListener("submit", (event) => {
    const chosen = form.querySelector<HTMLInputElement>("input[type='file']");
    if (!chosen?.files?.length) return;
    event.preventDefault();
    event.stopPropagation();
    run([...chosen.files]);
    chosen.value = "";
  });
}

function runner(form: HTMLFormElement): (files: File[]) => void {
  const all: Sent[] = [];
  const show = shower(form, all);
  const next = () => {
    const sending = all.filter((s) => s.state === "sending").length;
    const waits = all.find((s) => s.state === "waiting");
    if (waits && sending < AT_ONCE) {
      send(form, waits, () => {
        show();
        next();
      });
      next();
    } else if (!waits && !sending) refresh();
    show();
  };
  find(form, "drop-cancel").onclick = () => {
    for (const one of all) {
      if (one.state === "waiting") settle(form, one, "cancelled");
      one.request?.abort();
    }
    next();
  };
  find(form, "drop-clear").onclick = () => {
    all.length = 0;
    find(form, "drop-files").replaceChildren();
    show();
    form.querySelector<HTMLElement>("input[type='file']")?.focus();
  };
  return (files) => {
    const taken = files.slice(0, MOST);
    for (const file of taken) all.push(line(form, file));
    find(form, "drop-files").hidden = false;
    next();
    if (files.length > MOST) say(form, form.dataset["most"] ?? "");
  };
}

function line(form: HTMLFormElement, file: File): Sent {
  const item = document.createElement("li");
  const name = document.createElement("bdi");
  name.textContent = file.name;
  item.append(name, " ", document.createElement("span"));
  find(form, "drop-files").append(item);
  const one: Sent = { file, state: "waiting", line: item };
  settle(form, one, "waiting");
  return one;
}

function settle(form: HTMLFormElement, one: Sent, state: State, more = "", at = ""): void {
  one.state = state;
  one.line.className = `is-${state}`;
  const said = one.line.lastElementChild as HTMLElement;
  said.textContent = more || form.dataset[state] || "";
  if (at) {
    const link = document.createElement("a");
    link.href = at;
    link.textContent = said.textContent;
    said.replaceChildren(link);
  }
}

function send(form: HTMLFormElement, one: Sent, then: () => void): void {
  const data = new FormData(form);
  data.delete("files");
  data.append("files", one.file);
  const request = new XMLHttpRequest();
  one.request = request;
  settle(form, one, "sending");
  request.open("POST", form.action);
  request.setRequestHeader("X-Habeas-Drop", "1");
  request.upload.onprogress = (event) => {
    if (one.state !== "sending" || !event.lengthComputable) return;
    const part = Math.round((100 * event.loaded) / event.total);
    settle(form, one, "sending", `${form.dataset["sending"] ?? ""} ${part} %`);
  };
  const end = (state: State, more = "", at = "") => {
    delete one.request;
    settle(form, one, state, more, at);
    then();
  };
  request.onload = () => {
    const answer = read(request);
    const kept = answer?.kept[0];
    if (kept) end(kept.again ? "again" : "kept", "", kept.at);
    else end("failed", answer?.refused[0] ?? "");
  };
  request.onerror = () => end("failed");
  request.onabort = () => end("cancelled");
  request.send(data);
}

function read(request: XMLHttpRequest): Answer | null {
  if (request.status !== 200) return null;
  try {
    return JSON.parse(request.responseText) as Answer;
  } catch {
    return null;
  }
}

function shower(form: HTMLFormElement, all: Sent[]): () => void {
  const bar = find(form, "drop-progress") as HTMLProgressElement;
  const count = (...states: State[]) => all.filter((s) => states.includes(s.state)).length;
  return () => {
    const busy = count("waiting", "sending");
    const done = all.length - busy;
    bar.hidden = find(form, "drop-cancel").hidden = !busy;
    find(form, "drop-clear").hidden = !all.length || Boolean(busy);
    find(form, "drop-files").hidden = !all.length;
    bar.max = all.length || 1;
    bar.value = done;
    if (!all.length) say(form, "");
    else if (busy) say(form, fill(form.dataset["soFar"], { done, all: all.length }));
    else {
      const kept = count("kept");
      const again = count("again");
      const failed = count("failed", "cancelled");
      say(form, fill(form.dataset["end"], { kept, again, failed }));
    }
  };
}

function fill(words = "", values: Record<string, number>): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

function say(form: HTMLFormElement, words: string): void {
  const said = find(form, "drop-said");
  if (said.textContent !== words) said.textContent = words;
}

// The list below is asked for again; what is ticked there is left alone by inbox.ts.
function refresh(): void {
  const htmx = (window as unknown as { htmx?: { ajax: Function } }).htmx;
  htmx?.ajax("GET", "/sources", { target: "#sources", swap: "outerHTML" });
}

function find(form: HTMLFormElement, id: string): HTMLElement {
  return form.querySelector(`#${id}`) as HTMLElement;
}
