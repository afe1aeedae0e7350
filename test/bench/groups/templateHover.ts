import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateOfLines } from '../files.ts';
import { OURS, type TemplateHoverAsk } from '../probe/protocol.ts';
import type { Visit } from '../rig.ts';
import { type Group, repeat, type Setting, usualSize } from './group.ts';
import { open, restOn } from './hover.ts';

const fileOf = (lines: number): string => `template-${lines}.yaml`;

/** Hovers on templates, in the extension host with what AWS answers at hand, and on the screen with nothing at hand. */
export const templateHover: Group = async (setting) => {
  const { runs, sizes, rig, templateLines } = setting;
  const editor = await rig();
  for (const lines of templateLines)
    writeFileSync(join(editor.workspace, fileOf(lines)), templateOfLines(lines, true));
  await repeat(runs, async () => {
    for (const lines of templateLines) {
      await measureShown(
        setting,
        await editor.visitAlone(usualSize(sizes)),
        lines,
        join(editor.workspace, fileOf(lines)),
      );
      await using visit = await editor.visit(usualSize(sizes));
      await measureInHost(setting, visit, lines, join(editor.workspace, fileOf(lines)));
      await visit.probe.ask('activate', OURS);
      await measureOnScreen(setting, visit, lines);
    }
  });
};

const NAMED = [1, 7, 13, 21, 28, 35] as const;

/** Places all over the file: the reference to a function, its logical id, its name. */
const PLACES: TemplateHoverAsk['places'] = NAMED.flatMap((number) => {
  const name = `generated-${String(number).padStart(5, '0')}`;
  return [`Orders${number}.Arn`, `Orders${number}:`, `Orders${number}\n`].map((text) => ({ text, name }));
});

const title = 'hover on a template of N lines, function at hand';

/** In a window of its own: what the first hover of a host loads counts. */
async function measureShown({ measurements }: Setting, visit: Visit, n: number, file: string): Promise<void> {
  await using shown = visit;
  const { cold } = await shown.probe.ask('templateHover', {
    file,
    isShown: true,
    places: PLACES.slice(0, 1),
  });
  const row = { key: 'templateHover.shown', title: `${title}, the first after the template is shown` };
  measurements.add({ ...row, place: 'host', unit: 'ms', n }, ...cold);
}

async function measureInHost(
  { measurements }: Setting,
  { probe }: Visit,
  n: number,
  file: string,
): Promise<void> {
  const { cold, warm } = await probe.ask('templateHover', { file, isShown: false, places: PLACES });
  const host = { place: 'host', unit: 'ms', n } as const;
  const added = { ...host, key: 'templateHover.cold', title: `${title}, the first with nothing made ready` };
  measurements.add(added, ...cold);
  measurements.add({ ...host, key: 'templateHover.warm', title: `${title}, at another place` }, ...warm);
}

/** With the editor's own delay of 300 ms, after the code lenses are there: they read the template when it opens. */
async function measureOnScreen({ measurements }: Setting, { page }: Visit, n: number): Promise<void> {
  await open(page, fileOf(n));
  // It moves the lines.
  await page.locator('.codelens-decoration').first().waitFor();
  const screen = { place: 'workbench', unit: 'ms', n } as const;
  const painted = 'hover on a template of N lines: mouse rests to painted, the editor’s 300 ms included';
  const row = page.locator('.view-lines .view-line', { hasText: 'Orders1:' }).first();
  const first = await restOn(page, row, 40);
  measurements.add(
    { ...screen, key: 'templateHover.screenFirst', title: `${painted}, the first of all` },
    first,
  );
  const warm = await restOn(page, row, 40);
  measurements.add({ ...screen, key: 'templateHover.screenWarm', title: `${painted}, warm` }, warm);
}
