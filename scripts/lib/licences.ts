import { existsSync, globSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from './paths.ts';

/** A package that is bundled, or of which a file is copied. */
interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** The folder of a package in `node_modules/`, from the path of one of its files; nested ones too. */
const PACKAGE_FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Where the licences of what is shipped stand in the package. */
export const licencesFile = 'dist/licences.txt';

/**
 * Writes the licences of all packages of which something is shipped: most ask for that. Each text stands once,
 * with all the packages that it holds for. Throws where a package that is shipped comes without a licence.
 *
 * @param folders packages, as `node_modules/NAME`, of which files are copied and not bundled
 */
export async function writeLicences(
  metafiles: readonly Metafile[],
  folders: readonly string[],
): Promise<void> {
  const bundled = metafiles.flatMap(shippedInputs).map((input) => PACKAGE_FOLDER.exec(input)?.[1]);
  const all = new Set([...folders, ...bundled.filter((folder) => folder !== undefined)]);
  const byText = Map.groupBy([...all].toSorted().map(readPackage), ({ text }) => text);
  const sections = [...byText].map(([text, packages]) => `${packages.map(title).join('\n')}\n\n${text}\n`);
  const rule = `\n${'-'.repeat(80)}\n\n`;
  await writeFile(join(root, licencesFile), [HEADING, ...sections].join(rule));
}

const HEADING = 'Lambda Async contains code of the following packages, under these licences.\n';

/** Contents of the outputs: code that was read and then dropped is not shipped. */
function shippedInputs({ outputs }: Metafile): string[] {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : [])),
  );
}

function readPackage(folder: string): Shipped {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const text = licenceText(folder);
  if (text === undefined && license === undefined) throw new Error(`${folder} comes without a licence.`);
  return {
    name,
    version,
    licence: license ?? 'see below',
    text: text ?? 'The package names its licence only.',
  };
}

function licenceText(folder: string): string | undefined {
  const [file] = globSync('{LICENSE,LICENCE,license,licence,COPYING}*', {
    cwd: join(root, folder),
  }).toSorted();
  const path = file === undefined ? undefined : join(root, folder, file);
  return path !== undefined && existsSync(path)
    ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim()
    : undefined;
}

const title = ({ name, version, licence }: Shipped): string => `${name} ${version} (${licence})`;
