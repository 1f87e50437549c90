// What a page does beyond what the server drew. Everything works without it.
import htmx from "htmx.org";
import { call } from "./call";
import { drop } from "./drop";
import { inbox } from "./inbox";
import { claims } from "./claims";
import { drafts } from "./drafts";
import { mount } from "./highlight";
import { keys } from "./keys";
import { menu } from "./menu";
import { passkey } from "./passkey";
import { guard } from "./reopen";
import { review } from "./review";
import { select } from "./select";
import { search } from "./search";

interface Policies {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown;
}

// htmx parses answers of this desk alone; scripts and their addresses are never made
// from text, because the policy has no rule for them.
const policies = (window as unknown as { trustedTypes?: Policies }).trustedTypes;
policies?.createPolicy("default", { createHTML: (text) => text });

document.documentElement.classList.add("has-js");
(window as unknown as { htmx: unknown }).htmx = htmx;

for (const opener of document.querySelectorAll<HTMLElement>("[data-open]")) {
  opener.addEventListener("click", () => {
    const dialog = document.getElementById(opener.dataset["open"] ?? "");
    if (!(dialog instanceof HTMLDialogElement)) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>("form[method='dialog'] button")?.focus({ preventScroll: true });
    dialog.scrollTop = 0;
  });
}
guard();
// A form that was sent is not sent twice by a second press.
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.dataset["sent"]) event.preventDefault();
  form.dataset["sent"] = "1";
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset["sent"];
});

call();
drop();
inbox();
mount();
review();
claims();
select();
menu();
keys();
drafts();
passkey();
search();
