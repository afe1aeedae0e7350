/** Adds a tooltip to a clamped text that is cut; elsewhere it would only repeat the text. */
export function showWholeText({ target }: Event): void {
  const shown = target instanceof Element ? target.closest<HTMLElement>('.clamp') : null;
  if (!shown) return;
  if (shown.scrollHeight > shown.clientHeight) shown.title = shown.textContent.trim();
  else shown.removeAttribute('title');
}
