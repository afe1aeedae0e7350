const region = document.getElementById('status');

/** Tells a screen reader about a change. The region is never redrawn, so that it is heard. */
export function announce(text: string): void {
  if (region && region.textContent !== text) region.textContent = text;
}
