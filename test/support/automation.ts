import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';

/** How to run tests inside an extension host, see `runInWorkbench`. */
export interface AutomationOptions {
  readonly url: string;
  /** After this time the run counts as hung. */
  readonly limitMs: number;
  /** Gets everything that the editor and the tests write; the terminal gets only what the tests report. */
  readonly logFile: string;
}

/** The tests' own output starts with this, see test/host/run.ts. */
const mark = 'host-tests| ';

/** Opens a workbench that runs an `extensionTestsPath`, shows what the tests report, and returns their exit code. */
export function runInWorkbench(page: Page, { url, limitMs, logFile }: AutomationOptions): Promise<number> {
  const log = startLog(logFile);
  page.on('console', (message) => log(message.text()));
  page.on('pageerror', (error) => log(String(error)));
  return new Promise((resolve, reject) => {
    const tooLong = `The host tests did not end within ${limitMs / 1000} s.`;
    const timer = setTimeout(() => reject(new Error(tooLong)), limitMs);
    const end = (code: number) => {
      clearTimeout(timer);
      resolve(code);
    };
    page.on('crash', () => reject(new Error('The browser page crashed.')));
    open(page, url, end).catch(reject);
  });
}

async function open(page: Page, url: string, end: (code: number) => void): Promise<void> {
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => report(args));
  await page.exposeFunction('codeAutomationExit', end);
  await page.goto(url);
}

function report([text]: readonly unknown[]): void {
  if (typeof text === 'string' && text.startsWith(mark)) console.log(text.slice(mark.length));
}

function startLog(file: string): (text: string) => void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  return (text) => appendFileSync(file, `${text}\n`);
}
