import { membersOf } from '../../domain/typeGuards.ts';

/** The user's choices on the page; kept while it is hidden and over a reload of the window. */
export interface ViewState {
  readonly mode: 'picture' | 'list';
  /** Node in focus, by its id. */
  readonly focus?: string | undefined;
  /** A node of the chosen component, by its id. */
  readonly component?: string | undefined;
  /** Steps around the node in focus that are drawn. */
  readonly steps: number;
  /** The last focus request of the host that was followed. */
  readonly serial: number;
}

/** Reads what the page kept; anything else counts as a new page. */
export function readViewState(kept: unknown): ViewState {
  const view = membersOf(membersOf(kept)['view']);
  const text = (name: string): string | undefined => {
    const value = view[name];
    return typeof value === 'string' ? value : undefined;
  };
  const number = (name: string, usual: number): number => {
    const value = view[name];
    return typeof value === 'number' && value > 0 ? value : usual;
  };
  return {
    mode: view['mode'] === 'list' ? 'list' : 'picture',
    focus: text('focus'),
    component: text('component'),
    steps: number('steps', 2),
    serial: number('serial', 0),
  };
}
