import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readmeToPack, withoutPictures } from '../../scripts/lib/readme.ts';
import {
  COMMANDS,
  CONFIG_PANEL,
  CONTEXT_KEYS,
  GRAPH,
  OVERVIEW_PAGE,
  SETTINGS,
  VIEW_CONTAINER,
  VIEWS,
} from '../../src/contributions.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly '//'?: string;
  readonly private?: boolean;
  readonly publisher: string;
  readonly version: string;
  readonly license: string;
  readonly icon: string;
  readonly categories: readonly string[];
  readonly repository: { readonly url: string };
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: string } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          {
            readonly type: string;
            readonly scope: string;
            readonly default: unknown;
            readonly order: number;
            readonly markdownDescription: string;
          }
        >
      >;
    };
  };
}

const source = text('package.json');
const manifest = JSON.parse(source) as Manifest;
const words = JSON.parse(text('package.nls.json')) as Readonly<Record<string, string>>;
const sources = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => text(`src/${path}`));

describe('package.json', () => {
  it('declares exactly the commands that the code names', () => {
    const declared = manifest.contributes.commands.map(({ command }) => command);
    expect(declared.toSorted()).toEqual(Object.values(COMMANDS).toSorted());
  });

  it('declares the view, its container and the panel by the names of the code', () => {
    expect(manifest.contributes.views[VIEW_CONTAINER]?.map(({ id }) => id)).toEqual(Object.values(VIEWS));
    expect(manifest.activationEvents).toContain(`onWebviewPanel:${CONFIG_PANEL}`);
    expect(manifest.activationEvents).toContain(`onWebviewPanel:${GRAPH}`);
    expect(manifest.activationEvents).toContain(`onWebviewPanel:${OVERVIEW_PAGE}`);
  });

  it('declares exactly the settings that the code reads, with the same scope, default and range', () => {
    const { properties } = manifest.contributes.configuration;
    const known = Object.values(SETTINGS);
    expect(Object.keys(properties)).toEqual(known.map(({ key }) => `lambdaAsync.${key}`));
    for (const { key, ...facts } of known) {
      const type = typeof facts.default === 'boolean' ? 'boolean' : 'integer';
      expect(properties[`lambdaAsync.${key}`]).toMatchObject({ ...facts, type });
    }
    for (const constant of Object.keys(SETTINGS)) {
      expect(sources.some((code) => code.includes(`SETTINGS.${constant}`))).toBe(true);
    }
  });

  it('lets no workspace decide what is asked of AWS, and how fast', () => {
    const { properties } = manifest.contributes.configuration;
    const others = Object.entries(properties).filter(([, { scope }]) => scope !== 'machine');
    expect(others.map(([name]) => name)).toEqual([
      'lambdaAsync.hover.enabled',
      'lambdaAsync.templates.codeLens',
      'lambdaAsync.templates.diagnostics',
    ]);
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
  });

  it('uses in conditions only context keys that the code sets', () => {
    const used = new Set(
      source.match(
        /lambdaAsync\.(viewState|filterActive|sampleActive|[a-z]+Active|[a-z]+State|groupedByStack|hoverShown|hasConsole)\b/g,
      ),
    );
    expect([...used].toSorted()).toEqual(Object.values(CONTEXT_KEYS).toSorted());
  });

  it('starts only commands that exist, from menus and welcome views', () => {
    const declared = new Set<string>(Object.values(COMMANDS));
    const inMenus = Object.values(manifest.contributes.menus)
      .flat()
      .map(({ command }) => command);
    const inTexts = [...text('package.nls.json').matchAll(/\(command:([^)]+)\)/g)].map(([, id]) => id ?? '');
    expect([...inMenus, ...inTexts].filter((command) => !declared.has(command))).toEqual([]);
  });

  it('has words for every key, and no words without use', () => {
    const used = [...source.matchAll(/"%([^%]+)%"/g)].map(([, key]) => key ?? '');
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(words).toSorted());
    expect(Object.values(words).filter((value) => value.trim() === '')).toEqual([]);
  });

  it('activates only by view, command, panel and hover languages', () => {
    expect(manifest.activationEvents.filter((event) => !/^(onLanguage|onWebviewPanel:)/.test(event))).toEqual(
      [],
    );
  });
});

describe('the walkthrough', () => {
  const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
  const describes = ({ description }: Step): string => words[description.replaceAll('%', '')] ?? '';

  it('has five steps, the sample account first', () => {
    expect(steps.map(({ id }) => id)).toEqual(['sample', 'connect', 'hover', 'overview', 'lostEvents']);
    expect(manifest.contributes.walkthroughs).toHaveLength(1);
  });

  it.each(steps)('has a way to do the step $id, and to complete it', (step) => {
    expect(describes(step)).toMatch(/\]\(command:lambdaAsync\.\w+\)/);
    expect(step.completionEvents.length).toBeGreaterThan(0);
    for (const event of step.completionEvents) {
      const [kind = '', ...rest] = event.split(':');
      const what = rest.join(':');
      if (kind === 'onCommand') expect(Object.values(COMMANDS)).toContain(what);
      else if (kind === 'onLink') expect(describes(step)).toContain(`(${what})`);
      else expect([kind, /lambdaAsync\.\w+/.test(what)]).toEqual(['onContext', true]);
    }
  });

  it.each(steps)('shows a picture for $id in the colours of every theme', ({ media }) => {
    const picture = text(media.svg);
    expect(picture).toContain('var(--vscode-');
    expect(picture).toMatch(/^<svg [^>]*role="img">\s*<title>/);
    // The editor's policy for these pictures allows neither styles nor anything from elsewhere.
    expect(picture).not.toMatch(/style=|<style|href=|<script|<image|url\(/);
    const fixed = [...picture.matchAll(/(?:fill|stroke)="(?!none|var\()([^"]+)"/g)].map(
      ([, colour]) => colour,
    );
    expect(fixed).toEqual([]);
  });
});

describe('a publication', () => {
  it('has what the marketplaces ask for', () => {
    expect(manifest.private).toBeUndefined();
    expect(manifest.publisher).toMatch(/^[a-z0-9][a-z0-9-]*$/);
    expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(manifest.license).toBe('MIT');
    expect(manifest.repository.url).toMatch(/^https:\/\/.*\.git$/);
    expect(manifest.categories).toEqual(['Visualization']);
    expect(existsSync(`${root}${manifest.icon}`)).toBe(true);
    for (const document of ['README.md', 'CHANGELOG.md', 'LICENSE']) expect(text(document)).not.toBe('');
  });

  it('says while publisher and repository are placeholders, and packs no pictures from there then', async () => {
    const placeholder = manifest.repository.url.includes('/lambda-async/lambda-async.git');
    expect(manifest['//'] !== undefined).toBe(placeholder);
    expect(await readmeToPack()).toBe(placeholder ? 'dist/README.md' : 'README.md');
  });

  it('names publisher and repository in package.json alone', () => {
    const repository = manifest.repository.url.replace(/\.git$/, '');
    const id = `${manifest.publisher}.lambda-async`;
    const files = globSync(
      ['*.md', 'package.nls.json', 'docs/*', 'src/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts'],
      { cwd: root, exclude: ['test/editor/**', 'docs/pictures'] },
    );
    const naming = files.filter((file) =>
      [repository, `'${id}'`, `${id}#`].some((named) => text(file).includes(named)),
    );
    expect(files.length).toBeGreaterThan(300);
    expect(naming).toEqual([]);
  });

  it('shows pictures that exist, by links that vsce makes links to the repository of', () => {
    const readme = text('README.md');
    const paths = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path]) => path ?? '');
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
    expect(readme.length - withoutPictures(readme).length).toBeGreaterThan(300);
    expect(withoutPictures(readme)).not.toContain('![');
  });
});
