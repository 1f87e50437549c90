// Tells a screen reader, and nobody else, what has changed.
export function say(words: string): void {
  const live = document.getElementById("live");
  if (live) live.textContent = words;
}

// What the page has for a script to say, in the page's language.
export function word(name: string): string {
  return document.getElementById("keys")?.dataset[name] ?? "";
}
