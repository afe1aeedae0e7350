import type { PanelState } from '../../features/configPanel/protocol.ts';

/** Tells a screen reader what changed; the region is outside of the part that is redrawn, so that screen readers read it. */
export function announce(region: HTMLElement, state: PanelState): void {
  const text = textOf(state);
  const serial = String(state.status?.serial ?? 0);
  if (region.textContent === text && region.dataset['serial'] === serial) return;
  region.dataset['serial'] = serial;
  // A different text each time: screen readers do not read the same text again.
  region.replaceChildren(document.createTextNode(text));
}

function textOf({ status, busy, busyLabel, body }: PanelState): string {
  // A failure is an alert of its own.
  if (body.kind === 'failed') return '';
  if (body.kind === 'loading') return body.text;
  return busy ? busyLabel : (status?.text ?? '');
}
