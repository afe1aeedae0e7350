import manifest from '../../package.json' with { type: 'json' };

/** The extension's id: package.json alone names the publisher. */
export const EXTENSION_ID = `${manifest.publisher}.${manifest.name}`;
