/** `npm start`: the extension with its sample account in a real editor, apart from the user's settings and accounts. */
import { buildAll } from './lib/bundles.ts';
import { openDemoEditor } from './lib/demoEditors.ts';
import { startDemo } from './lib/demo.ts';
import { main } from './lib/main.ts';
import { nextSignal } from './lib/processes.ts';
import { packageVsix } from './lib/vsix.ts';

await main(async () => {
  console.log('Building and packing the extension…');
  await buildAll('production');
  await packageVsix();
  await using demo = await startDemo();
  console.log('Starting the editor…');
  await using editor = await openDemoEditor(demo);
  await Promise.race([nextSignal(), editor.closed]);
  console.log('Stopping the demo…');
});
