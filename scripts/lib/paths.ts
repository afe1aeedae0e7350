import { join } from 'node:path';

/** The project's folder. */
export const root = join(import.meta.dirname, '../..');

/** Where the build puts what is shipped. */
export const dist = join(root, 'dist');

/** Where everything goes that is neither source nor shipped: compiled tests, reports, pictures. */
export const out = join(root, 'out');

/** The package that `npm run package` makes. */
export const vsixFile = join(dist, 'lambda-async.vsix');
