/**
 * Up, down, Home and End move among the qualifiers; Tab takes the one in view and leaves the list. With
 * hundreds of versions a Tab for each would be a wall.
 */
export function moveFocus(event: KeyboardEvent): void {
  const { currentTarget, target, key } = event;
  if (!(currentTarget instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
  const buttons = [...currentTarget.querySelectorAll<HTMLElement>('button.qualifier')];
  const from = buttons.findIndex((button) => button === target);
  const to = from < 0 ? undefined : destination(key, from, buttons.length - 1);
  const next = to === undefined ? undefined : buttons[to];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function destination(key: string, from: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, last);
    case 'ArrowUp':
      return Math.max(from - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
