import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { render } from 'lit';
import { unqualified } from '../../domain/account/functionIdentity.ts';
import { tagFilter } from '../../domain/account/functionFilter.ts';
import { type RowFilter } from '../../domain/overview/rowView.ts';
import { ROW_COLUMNS, type RowOrder } from '../../domain/overview/rowOrder.ts';
import {
  type HostMessage,
  type Intent,
  isHostMessage,
  type OverviewViewModel,
  type RowsMessage,
} from '../../features/overview/protocol.ts';
import { announce } from '../shared/announce.ts';
import { vscode } from '../shared/vscodeApi.ts';
import type { Actions } from './actions.ts';
import { Grid } from '../shared/grid.ts';
import { foldAfterKey } from './gridKeys.ts';
import { menuOf, type OverviewContent, overviewGrid } from './gridTemplate.ts';
import { type Line, linesByStack, linesOf } from './lines.ts';
import { pageTemplate } from './page.ts';
import { RowList } from './rowList.ts';
import { isKept, readViewState } from './viewState.ts';
import { fill, numberText } from '../shared/format.ts';

const root = document.getElementById('page') ?? document.body;
const top = document.createElement('div');
const table = document.createElement('div');
top.className = 'top';
table.className = 'grid';
table.hidden = true;
// Until now the element told that the page is loading.
root.replaceChildren(top, table);

const kept = readViewState(vscode.getState());
const list = new RowList();
list.setOrder(kept.order);
list.setFilter(kept.filter);
let view: OverviewViewModel | undefined;
/** Undefined: by the size of the window. */
let isSummaryHidden = kept.isSummaryHidden;
let open: ReadonlySet<string> = new Set(kept.open);
let isGrouped = kept.isGrouped;
/** The workspace's choices count where the page has kept none. */
let isFresh = !isKept(vscode.getState());
/** The choices that the host knows. */
let told = JSON.stringify({ filter: kept.filter, order: kept.order, isGrouped });
// Below that, the summary would take half of the height.
const smallWindow = matchMedia('(max-height: 720px), (max-width: 700px)');
let scrollWanted = kept.scrollTop;
let isRemembering = false;

const send = (intent: Intent): void => vscode.postMessage(intent);

/** Opens or closes the versions of a function, by the key of their line. */
function fold(key: string): void {
  open = open.has(key) ? new Set([...open].filter((other) => other !== key)) : new Set([...open, key]);
  draw();
}

function openLine(line: Line): void {
  if (line.kind !== 'row') return fold(line.key);
  const { arn, qualifier } = line.row;
  send({ type: 'openPanel', arn: unqualified(arn), qualifier });
}

const grid = new Grid<Line, OverviewContent>(
  table,
  {
    role: 'treegrid',
    columns: ROW_COLUMNS.length,
    template: overviewGrid,
    key: (key, lines, from) => {
      const step = foldAfterKey(key, lines, from);
      if (step) return 'move' in step ? step.move : () => fold(step.fold);
      const line = lines[from];
      return key === 'Enter' && line ? () => openLine(line) : undefined;
    },
    menu: menuOf,
    clicked: openLine,
    moved: () => remember(),
  },
  kept.active,
);

function setOrder(order: RowOrder): void {
  list.setOrder(order);
  draw();
}

function pageActions(): Actions {
  return {
    send,
    filter: list.filter,
    setFilter,
    isGrouped,
    toggleGroups: () => {
      isGrouped = !isGrouped;
      draw();
    },
    isSummaryHidden: isHidden(),
    toggleSummary: () => {
      isSummaryHidden = !isHidden();
      draw();
    },
    changeShown: () => send({ type: 'change', filter: list.filter }),
    exportRows: () => send({ type: 'export', filter: list.filter, order: list.order }),
    counts: { shown: list.shown.length, all: list.size },
  };
}

const isHidden = (): boolean => isSummaryHidden ?? smallWindow.matches;

function setFilter(filter: RowFilter): void {
  list.setFilter(filter);
  grid.scrollTo(0);
  draw();
  const strings = view?.table;
  if (strings) announce(fill(strings.count, numberText(list.shown.length), numberText(list.size)));
}

function draw(): void {
  if (!view) return;
  render(pageTemplate(view, pageActions()), top);
  root.classList.toggle('folded', isHidden());
  const strings = view.table;
  table.hidden = strings === undefined;
  if (strings) {
    const empty = list.size === 0 ? strings.noRows : strings.nothingPasses;
    askForTags(view.tags);
    // Until the tags are read, nothing is known of stacks.
    const hasGroups = isGrouped && view.tags === 'read';
    const lines = hasGroups ? linesByStack(list.shown, open, open) : linesOf(list.shown, open);
    grid.show({ lines, order: list.order, setOrder, strings, empty, asked: list.filter.finding });
  }
  remember();
}

/** Stacks and tags are read where the filter or the groups need them. */
function askForTags(tags: OverviewViewModel['tags']): void {
  if (tags === 'unread' && (isGrouped || tagFilter(list.filter.text).needsTags)) send({ type: 'readTags' });
}

/** Keeps the choices for the next page of the workspace, and the state for the next page in this place, once for all changes of a frame. */
function remember(): void {
  if (isRemembering) return;
  isRemembering = true;
  requestAnimationFrame(() => {
    isRemembering = false;
    const { active } = grid;
    tellChoice();
    vscode.setState({
      isGrouped,
      filter: list.filter,
      order: list.order,
      // Until the rows are there again, this is the place to return to.
      scrollTop: scrollWanted || grid.scrollTop,
      open: [...open],
      ...(isSummaryHidden !== undefined && { isSummaryHidden }),
      ...(active !== undefined && { active }),
    });
  });
}

/** Tells the host the choices once they are others. */
function tellChoice(): void {
  const choice = choiceNow();
  const text = JSON.stringify(choice);
  if (told === text || isFresh) return;
  told = text;
  send({ type: 'keep', ...choice });
}

/** Takes the choices of the workspace, once, where the page has kept none of its own. */
function takeChoice(choice: OverviewViewModel['choice']): void {
  if (!isFresh) return;
  isFresh = false;
  if (choice) {
    list.setOrder(choice.order);
    list.setFilter(choice.filter);
    ({ isGrouped } = choice);
  }
  told = JSON.stringify(choiceNow());
}

const choiceNow = (): NonNullable<OverviewViewModel['choice']> => ({
  filter: list.filter,
  order: list.order,
  isGrouped,
});

function take(message: HostMessage): void {
  if (message.type === 'rows') return takeRows(message);
  const before = view?.scan?.announcement;
  ({ view } = message);
  takeChoice(view.choice);
  draw();
  const now = view.scan?.announcement ?? '';
  if (now !== before) announce(now);
}

function takeRows(message: RowsMessage): void {
  list.take(message);
  draw();
  if (scrollWanted === 0 || (message.more && !grid.reaches(scrollWanted))) return;
  grid.scrollTo(scrollWanted);
  scrollWanted = 0;
}

smallWindow.addEventListener('change', draw);
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isHostMessage(data)) take(data);
});

send({ type: 'ready' });
