import type { Browser } from 'playwright-core';
import type { Intent, PanelState } from '../../../../src/features/configPanel/protocol.ts';
import type * as States from './states.ts';
import { buildPage, loadStates, openPage, type PageOptions, type WebPage } from './webPage.ts';

export type { PageOptions, Theme } from './webPage.ts';

/** The panel's page. */
export interface PanelPage extends Omit<WebPage, 'sent'> {
  /** Sends a state as the extension does. */
  show(state: PanelState): Promise<void>;
  /** Messages of the page, in order. */
  intents(): Promise<readonly Intent[]>;
}

/** Builds the page and the states; the words in them are the extension's own. */
export async function buildPanel(): Promise<typeof States> {
  await buildPage('configPanel');
  return await loadStates<typeof States>('states');
}

/** Opens the page in a tab of its own. */
export async function openPanel(browser: Browser, options: PageOptions = {}): Promise<PanelPage> {
  const web = await openPage(browser, 'configPanel', options);
  return {
    ...web,
    show: (state) => web.post({ type: 'state', state }),
    intents: () => web.sent<Intent>(),
  };
}
