import type { PanelState } from '../../features/configPanel/protocol.ts';

/** Tells a screen reader what changed; the region is outside of what is drawn again, so that it is heard. */
export function announce(region: HTMLElement, state: PanelState): void {
  const text = textOf(state);
  const serial = String(state.status?.serial ?? 0);
  if (region.textContent === text && region.dataset['serial'] === serial) return;
  region.dataset['serial'] = serial;
  // A text of its own each time: the same words put in again are not heard again.
  region.replaceChildren(document.createTextNode(text));
}

function textOf({ status, busy, busyLabel, body }: PanelState): string {
  // A failure is an alert of its own.
  if (body.kind === 'failed') return '';
  if (body.kind === 'loading') return body.text;
  return busy ? busyLabel : (status?.text ?? '');
}
