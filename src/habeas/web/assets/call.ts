// The form of a call: saved on the desk as it is typed. "Saved" stands there only once
// the desk has answered that it is durable; what cannot be saved stays in the form, and
// is tried again. Without this the button "Save draft" does the same.
import { say } from "./say";

const PAUSE = 600; // ms after the last key
const LONGEST = 1000; // ms, while somebody types on and on
const AGAIN = 2000; // ms, when the desk is locked or does not answer

interface Answer {
  id: string;
  revision: number;
  saved: string;
  beside: string;
  token: string;
  read: Record<string, string>;
}

export function call(): void {
  const form = document.getElementById("call");
  if (form instanceof HTMLFormElement) new Typing(form);
  document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
}

class Typing {
  private readonly told = document.getElementById("saved") as HTMLElement;
  private kept: string;
  private timer = 0;
  private first = 0;
  private going: Promise<boolean> | null = null;
  private ended = false;

  constructor(private readonly form: HTMLFormElement) {
    this.kept = this.words();
    form.addEventListener("input", () => this.typed());
    form.addEventListener("change", () => this.typed());
    form.addEventListener("submit", (event) => this.send(event));
    window.addEventListener("beforeunload", (event) => {
      if (!this.ended && this.words() !== this.kept) event.preventDefault();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") void this.save();
    });
    for (const button of form.querySelectorAll<HTMLButtonElement>("[data-fill]")) {
      button.addEventListener("click", () => this.fill(button));
    }
    this.focus();
  }

  // The first field, so that a key and a caller's first word are enough.
  private focus(): void {
    if (!location.hash && this.words() === this.kept && this.isBlank()) {
      document.getElementById("caller")?.focus();
    }
  }

  private isBlank(): boolean {
    return [...new FormData(this.form)].every(([name, value]) => HIDDEN.has(name) || value === "");
  }

  // What is typed, without what changes by itself.
  private words(): string {
    const all = [...new FormData(this.form)].filter(([name]) => !HIDDEN.has(name));
    return JSON.stringify(all);
  }

  private fill(button: HTMLButtonElement): void {
    const field = document.getElementById(button.dataset["fill"] ?? "") as HTMLInputElement;
    field.value = button.dataset["with"] ?? "";
    field.focus();
    this.typed();
  }

  private typed(): void {
    if (this.words() === this.kept) return;
    this.tell("unsaved");
    const now = performance.now();
    this.first ||= now;
    window.clearTimeout(this.timer);
    const wait = Math.max(0, Math.min(PAUSE, this.first + LONGEST - now));
    this.timer = window.setTimeout(() => void this.save(), wait);
  }

  // Saves once at a time; what was typed meanwhile is saved after.
  private async save(): Promise<boolean> {
    if (this.going) {
      await this.going;
      return this.words() === this.kept || this.save();
    }
    if (this.ended || this.words() === this.kept) return true;
    window.clearTimeout(this.timer);
    this.first = 0;
    this.going = this.post();
    const saved = await this.going;
    this.going = null;
    if (!saved) this.timer = window.setTimeout(() => void this.save(), AGAIN);
    else if (this.words() !== this.kept) this.typed();
    return saved;
  }

  private async post(again = false): Promise<boolean> {
    const sent = this.words();
    this.tell("saving");
    try {
      const answer = await fetch("/call/save", {
        method: "POST",
        body: new URLSearchParams([...new FormData(this.form)].map(([n, v]) => [n, String(v)])),
        headers: { "X-Habeas-Save": "1" },
      });
      if (answer.ok) return this.took((await answer.json()) as Answer, sent);
      if (answer.status === 409) {
        const { said } = (await answer.json()) as { said: string };
        this.show(said, true);
        return false;
      }
      this.tell("locked", true);
      if (answer.status === 403 && !again && (await this.renew())) return this.post(true);
    } catch {
      this.tell("failed", true);
    }
    return false;
  }

  private took(answer: Answer, sent: string): boolean {
    this.kept = sent;
    this.set("draft", answer.id);
    this.set("revision", String(answer.revision));
    this.set("csrfmiddlewaretoken", answer.token);
    if (location.pathname !== `/call/${answer.id}`) history.replaceState(null, "", `/call/${answer.id}`);
    for (const [name, words] of Object.entries(answer.read)) {
      const place = document.getElementById(`read-${name}`);
      if (place) place.textContent = words;
    }
    if (answer.beside) {
      this.tell("beside", true);
      say(this.form.dataset["beside"] ?? "");
    } else this.show(`${this.form.dataset["saved"] ?? ""} ${answer.saved}`);
    return true;
  }

  // After an unlocking in another window the form needs that session's secret. Asking
  // is marked as the page's own, so that it keeps nobody's desk awake.
  private async renew(): Promise<boolean> {
    const page = await fetch("/call", { headers: { "X-Habeas-Poll": "1" } });
    if (!page.ok) return false;
    const found = /name="csrfmiddlewaretoken" value="([A-Za-z0-9]+)"/.exec(await page.text());
    if (found?.[1]) this.set("csrfmiddlewaretoken", found[1]);
    return !!found;
  }

  private set(name: string, value: string): void {
    const field = this.form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }

  // The page is left only when what was typed is durable.
  private send(event: SubmitEvent): void {
    if (this.ended) return;
    event.preventDefault();
    event.stopPropagation();
    const by = event.submitter;
    void this.save().then((saved) => {
      if (!saved) return;
      this.ended = true;
      window.clearTimeout(this.timer);
      // A form that is being sent is not sent again before that event has ended.
      window.setTimeout(() => this.form.requestSubmit(by));
    });
  }

  private tell(name: string, wrong = false): void {
    this.show(this.form.dataset[name] ?? "", wrong);
  }

  private show(words: string, wrong = false): void {
    if (this.told.textContent !== words) this.told.textContent = words;
    this.told.classList.toggle("is-wrong", wrong);
  }
}

const HIDDEN = new Set(["csrfmiddlewaretoken", "draft", "revision"]);
