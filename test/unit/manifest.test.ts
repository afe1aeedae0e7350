import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
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

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: string } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
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
    expect(others.map(([name]) => name)).toEqual(['lambdaAsync.hover.enabled']);
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
  });

  it('uses in conditions only context keys that the code sets', () => {
    const used = new Set(
      source.match(/lambdaAsync\.(viewState|filterActive|sampleActive|[a-z]+Active|[a-z]+State)\b/g),
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
