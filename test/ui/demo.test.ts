import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type Demo } from '../../scripts/lib/demo.ts';
import { openBrowserEditor } from '../../scripts/lib/demoEditors.ts';
import { launchChromium } from '../support/chromium.ts';
import { limit } from '../support/pace.ts';

/** Somebody who has typed `npm start`, and opens the address that it prints. */
let demo: Demo;
let editor: Awaited<ReturnType<typeof openBrowserEditor>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  demo = await startDemo();
  editor = await openBrowserEditor(demo);
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(limit(30_000));
  await page.goto(editor.url);
});

afterAll(async () => {
  await browser.close();
  await editor[Symbol.asyncDispose]();
  await demo[Symbol.asyncDispose]();
});

it('shows the functions of the sample account in the Lambda Async view', async () => {
  const functions = page.locator('.part.sidebar').getByRole('tree', { name: /Functions/ });
  await functions.getByRole('treeitem', { name: 'catalog-import' }).waitFor();
});

it('says in the sample’s README what to do next, and opens nothing else', async () => {
  const readme = page.locator('iframe.webview:visible').contentFrame().frameLocator('#active-frame');
  await readme.getByRole('heading', { name: 'Start here' }).waitFor();
  expect(await page.locator('.part.editor').getByRole('tab').allInnerTexts()).toEqual(['Preview README.md']);
  expect(await page.locator('.notification-toast').count()).toBe(0);
});
