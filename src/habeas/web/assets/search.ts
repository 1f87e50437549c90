// Words that were found by searching are brought into view on their source's page.
import { showNow } from "./highlight";

export function search(): void {
  if (location.hash === "#words-found") showNow();
}
