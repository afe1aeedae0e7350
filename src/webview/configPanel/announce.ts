import type { PanelState } from '../../features/configPanel/protocol.ts';

/** Tells a screen reader what changed; the region is outside of what is drawn anew, so that it is heard. */
export function announce(region: HTMLElement, { status, busy, busyLabel, body }: PanelState): void {
  const text = textOf(status, busy, busyLabel, body);
  if (region.textContent !== text) region.textContent = text;
}

function textOf(status: string, busy: boolean, busyLabel: string, body: PanelState['body']): string {
  // A failure is an alert of its own.
  if (body.kind === 'failed') return '';
  if (body.kind === 'loading') return body.text;
  return busy ? busyLabel : status;
}
