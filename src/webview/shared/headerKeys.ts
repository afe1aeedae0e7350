/** Left and right move among the column headers, down moves to the rows; Tab reaches the sorted column. */
export function moveAmongHeaders(event: KeyboardEvent, grid: HTMLElement): void {
  const { target, key } = event;
  const buttons = [...grid.querySelectorAll<HTMLElement>('[role="columnheader"] button')];
  const from = buttons.findIndex((button) => button === target);
  if (from < 0) return;
  const keys: Readonly<Record<string, HTMLElement | undefined>> = {
    ArrowLeft: buttons[from - 1],
    ArrowRight: buttons[from + 1],
    Home: buttons[0],
    End: buttons.at(-1),
    ArrowDown: grid,
  };
  const next = keys[key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
