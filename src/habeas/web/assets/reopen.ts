// A form with words in it is sent only to a desk that is open. Where it locked itself, or
// signed the officer out, the door opens over the form: the words stay where they are,
// and nowhere else, and are sent once the desk is open again.
import { say, word } from "./say";

export function guard(): void {
  if (document.body.dataset["may"] === undefined) return; // nobody is in yet
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!guarded(form) || form.dataset["ready"]) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void send(form, event.submitter);
  }, true);
}

// Forms that are kept as they are typed, files and parts of a page see to it themselves.
function guarded(form: HTMLFormElement): boolean {
  if (form.method !== "post" || form.id === "call" || form.closest("dialog")) return false;
  if (form.matches("[data-draft], [hx-post]") || form.querySelector("input[type='file']")) return false;
  const fields = form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea, input[type='text']");
  return [...fields].some((field) => field.value !== field.defaultValue);
}

async function send(form: HTMLFormElement, by: HTMLElement | null): Promise<void> {
  if (!(await isOpen()) && !(await reopened())) return;
  form.dataset["ready"] = "1";
  form.requestSubmit(by);
  delete form.dataset["ready"];
}

// Whether the desk takes what this window sends; also where it does not answer at all,
// so that the browser says so.
async function isOpen(): Promise<boolean> {
  try {
    return (await fetch("/ready")).status === 204;
  } catch {
    return true;
  }
}

// Opens the desk from where the form stands. Resolves when it is open again, or not.
export function reopened(): Promise<boolean> {
  const dialog = document.getElementById("reopen");
  const door = dialog?.querySelector("form");
  if (!(dialog instanceof HTMLDialogElement) || !door) return Promise.resolve(false);
  if (!dialog.open) dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => done(false), { once: true });
    door.onsubmit = (event) => {
      if ((event.submitter as HTMLButtonElement | null)?.value === "no") return;
      event.preventDefault();
      void unlock(door).then((open) => {
        if (!open) return;
        done(true);
        dialog.close();
      });
    };
  });
}

// Types the passphrase at the door; in a team the officer has signed in elsewhere.
async function unlock(door: HTMLFormElement): Promise<boolean> {
  const field = door.querySelector<HTMLInputElement>("input[type='password']");
  const said = door.querySelector(".reopen-said");
  busy(door, true);
  if (said) said.textContent = field ? word("opening") : "";
  const answer = field ? await typed(door, field) : null;
  const open = (!answer || (answer.ok && answer.redirected)) && (await isOpen());
  busy(door, false);
  if (!open) {
    if (said) said.textContent = door.dataset["closed"] ?? (await refusal(answer));
    field?.focus();
    return false;
  }
  if (said) said.textContent = "";
  const token = tokenOf(await (await fetch("/about")).text());
  for (const field of document.querySelectorAll<HTMLInputElement>("input[name='csrfmiddlewaretoken']")) {
    field.value = token;
  }
  say(word("open"));
  return true;
}

// While one passphrase is tried, which takes a second or more, no other one is.
function busy(door: HTMLFormElement, yes: boolean): void {
  door.ariaBusy = String(yes);
  for (const button of door.querySelectorAll("button")) button.disabled = yes;
}

// Why the door stayed shut, as it says itself.
async function refusal(answer: Response | null): Promise<string> {
  const page = new DOMParser().parseFromString((await answer?.text()) ?? "", "text/html");
  return page.querySelector(".why")?.textContent?.trim() || word("wrong");
}

async function typed(door: HTMLFormElement, field: HTMLInputElement): Promise<Response> {
  const fresh = tokenOf(await (await fetch("/unlock")).text());
  const body = new FormData(door);
  if (fresh) body.set("csrfmiddlewaretoken", fresh);
  body.set("next", "/ready");
  field.value = "";
  return fetch("/unlock", { method: "POST", body });
}

// The secret of the forms of a page.
function tokenOf(page: string): string {
  const found = new DOMParser().parseFromString(page, "text/html");
  return found.querySelector<HTMLInputElement>("input[name='csrfmiddlewaretoken']")?.value ?? "";
}
