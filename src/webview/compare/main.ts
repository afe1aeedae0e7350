import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { render } from 'lit';
import type { ComparisonFilter, ComparisonOrder } from '../../domain/comparison/rowView.ts';
import {
  type CompareViewModel,
  type DetailViewModel,
  type HostMessage,
  type Intent,
  isHostMessage,
  type RowsMessage,
  type RowViewModel,
} from '../../features/compare/protocol.ts';
import { Grid } from '../shared/grid.ts';
import { announce } from '../shared/announce.ts';
import { vscode } from '../shared/vscodeApi.ts';
import { fill, numberText } from '../shared/format.ts';
import { detailTemplate } from './detail.ts';
import type { Actions } from './actions.ts';
import { pageTemplate } from './page.ts';
import { RowList } from './rowList.ts';
import { COLUMN_COUNT, type CompareContent, compareGrid } from './table.ts';
import { readViewState } from './viewState.ts';

const root = document.getElementById('page') ?? document.body;
const top = document.createElement('div');
const table = document.createElement('div');
const aside = document.createElement('section');
top.className = 'top';
table.className = 'grid';
table.hidden = true;
aside.className = 'detail';
aside.hidden = true;
// Until now the element told that the page is loading.
root.replaceChildren(top, table, aside);

const kept = readViewState(vscode.getState());
const list = new RowList();
list.setOrder(kept.order);
list.setFilter(kept.filter);
let view: CompareViewModel | undefined;
let detail: DetailViewModel | undefined;
/** Key of the row whose detail was asked for. */
let asked: string | undefined;
let scrollWanted = kept.scrollTop;
let isRemembering = false;

const send = (intent: Intent): void => vscode.postMessage(intent);

const grid = new Grid<RowViewModel, CompareContent>(
  table,
  {
    role: 'grid',
    columns: COLUMN_COUNT,
    template: compareGrid,
    key: (key, lines, from) => {
      const row = key === 'Enter' ? lines[from] : undefined;
      return row ? () => openRow(row) : undefined;
    },
    clicked: () => undefined,
    moved: () => {
      askDetail();
      remember();
    },
  },
  kept.active,
);

/** Leads to the place in the file, or to the function where no file declares it. */
const openRow = ({ key, place }: RowViewModel): void =>
  send({ type: place === '' ? 'openPanel' : 'openDeclaration', key });

/** Asks for the detail of the row that the reader is at, where that is another one. */
function askDetail(): void {
  const { active } = grid;
  if (active === undefined || active === asked) return;
  asked = active;
  send({ type: 'select', key: active });
}

function drawing(): Actions {
  return {
    send,
    filter: list.filter,
    setFilter,
    exportRows: () => send({ type: 'export', filter: list.filter, order: list.order }),
    counts: { shown: list.shown.length, all: list.size },
  };
}

function setFilter(filter: ComparisonFilter): void {
  list.setFilter(filter);
  grid.scrollTo(0);
  draw();
  const strings = view?.table;
  if (strings) announce(fill(strings.count, numberText(list.shown.length), numberText(list.size)));
}

function setOrder(order: ComparisonOrder): void {
  list.setOrder(order);
  draw();
}

function draw(): void {
  if (!view) return;
  const drawn = drawing();
  render(pageTemplate(view, drawn), top);
  const strings = view.table;
  table.hidden = strings === undefined;
  aside.hidden = strings === undefined;
  if (strings) {
    const empty = list.size === 0 ? strings.noRows : strings.nothingPasses;
    grid.show({ lines: list.shown, order: list.order, setOrder, strings, empty });
    aside.setAttribute('aria-label', strings.detail.label);
    render(detailTemplate(shownDetail(), strings.detail, drawn), aside);
  }
  remember();
}

/** The detail, as long as its row is there. */
const shownDetail = (): DetailViewModel | undefined =>
  detail !== undefined && detail.key === grid.active ? detail : undefined;

/** Keeps the state for the next page in this place, once for all changes of a frame. */
function remember(): void {
  if (isRemembering) return;
  isRemembering = true;
  requestAnimationFrame(() => {
    isRemembering = false;
    const { active } = grid;
    vscode.setState({
      filter: list.filter,
      order: list.order,
      // Until the rows are there again, this is the place to return to.
      scrollTop: scrollWanted || grid.scrollTop,
      ...(active !== undefined && { active }),
    });
  });
}

function take(message: HostMessage): void {
  switch (message.type) {
    case 'rows':
      return takeRows(message);
    case 'detail':
      detail = message.detail;
      return draw();
    case 'view':
      return takeView(message.view);
    default:
      return message satisfies never;
  }
}

function takeView(next: CompareViewModel): void {
  const before = view?.progress?.announcement;
  view = next;
  draw();
  const now = view.progress?.announcement ?? '';
  if (now !== before) announce(now);
}

function takeRows(message: RowsMessage): void {
  list.take(message);
  // The selected row may be another one now.
  asked = undefined;
  draw();
  askDetail();
  if (scrollWanted === 0 || (message.more && !grid.reaches(scrollWanted))) return;
  grid.scrollTo(scrollWanted);
  scrollWanted = 0;
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isHostMessage(data)) take(data);
});

send({ type: 'ready' });
