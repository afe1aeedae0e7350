import { findAwsCli } from '../../test/support/awsCli.ts';
import { installChromium } from '../../test/support/chromium.ts';
import { installDebianPackage } from '../../test/support/debian.ts';
import { SHELLS } from '../../test/support/shells/real.ts';
import { installEditor } from './installEditor.mjs';
import type { Part } from './parts.ts';

/** A requirement of a part, and the promise of its preparation. */
export type Setup = Readonly<Record<NonNullable<Part['setup']>[number], Promise<unknown>>>;

/** Starts to install what the chosen parts need and the machine lacks, beside whatever runs meanwhile. */
export function startSetup(parts: readonly Part[]): Setup {
  const wanted = new Set(parts.flatMap(({ setup = [] }) => setup));
  const aws = wanted.has('aws') ? requireAws() : Promise.resolve();
  // The system's package manager does one thing at a time.
  const shells = wanted.has('shells') ? settled(aws).then(requireShells) : Promise.resolve();
  const chromium = wanted.has('chromium') ? settled(shells).then(installChromium) : Promise.resolve();
  const editor = wanted.has('editor') ? installEditor() : Promise.resolve();
  const setup = { aws, shells, chromium, editor };
  // The part that needs one of them reports its failure; none may be waiting yet.
  for (const promise of Object.values(setup)) void settled(promise);
  return setup;
}

/** The AWS CLI, which some tests ask the same questions as us. They leave themselves out only without CI set. */
async function requireAws(): Promise<void> {
  if (!process.env['CI'] || findAwsCli()) return;
  await installDebianPackage('awscli');
  if (!findAwsCli()) {
    throw new Error(
      'The AWS CLI, version 2, is missing, and with CI set no test may be left out: install it.',
    );
  }
}

/** The shells that copied commands are tried in. Their tests leave out a missing one only without CI set. */
async function requireShells(): Promise<void> {
  if (!process.env['CI']) return;
  for (const { program } of SHELLS.filter(({ find }) => !find())) {
    // oxlint-disable-next-line no-await-in-loop -- the package manager does one thing at a time
    await installDebianPackage(program);
  }
  const missing = SHELLS.filter(({ find }) => !find()).map(({ program }) => program);
  if (missing.length === 0) return;
  throw new Error(`With CI set no test may be left out: install ${missing.join(', ')}.`);
}

function settled(promise: Promise<unknown>): Promise<unknown> {
  return promise.catch(() => undefined);
}
