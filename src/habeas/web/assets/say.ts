// Tells a screen reader, and nobody else, what has changed.
export function say(words: string): void {
  const live = document.getElementById("live");
  if (live) live.textContent = words;
}
