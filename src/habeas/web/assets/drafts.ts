// What is typed in a long form goes to the desk as it is typed, and is kept there until
// the form is sent. When the desk locked itself meanwhile, the door opens over the form:
// the words stay where they are, and nowhere else.
import { reopened } from "./reopen";
import { word } from "./say";

const AFTER = 600; // milliseconds without a key

export function drafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) watch(form);
}

function watch(form: HTMLFormElement): void {
  let timer = 0;
  form.addEventListener("input", () => {
    told(form, word("saving"));
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(form), AFTER);
  });
  form.addEventListener("submit", (event) => {
    window.clearTimeout(timer);
    const by = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    event.preventDefault();
    event.stopPropagation();
    void send(form, by);
  });
}

async function save(form: HTMLFormElement): Promise<boolean> {
  const body = new FormData(form);
  body.set("form", form.dataset["draft"] ?? "");
  try {
    const answer = await fetch("/drafts", { method: "POST", body });
    if (answer.status === 423 || answer.status === 403) {
      told(form, word("locked"));
      return (await reopened()) && (await save(form));
    }
    told(form, answer.ok ? word("saved") : word("unsaved"));
    // Too long to be kept while it is typed: it stands in the form, and may be sent.
    return answer.ok || answer.status === 413;
  } catch {
    told(form, word("unsaved")); // the desk does not answer; the words are still here
    return false;
  }
}

// Sends the form once the desk has what is in it, so that a locked door loses nothing.
async function send(form: HTMLFormElement, by: HTMLButtonElement | null): Promise<void> {
  if (!(await save(form))) return;
  if (by?.name) {
    const pressed = document.createElement("input");
    pressed.type = "hidden";
    pressed.name = by.name;
    pressed.value = by.value;
    form.append(pressed);
  }
  form.submit();
}

function told(form: HTMLFormElement, words: string): void {
  const place = form.querySelector(".draft-said");
  if (place) place.textContent = words;
}
