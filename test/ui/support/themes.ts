import { themes } from '../../support/workbench.ts';

export type ThemeName = keyof typeof themes;

/**
 * The themes that a person's way is walked in: the usual one, or those that UI_THEMES names (`dark,light,contrast`), for
 * pictures to look at. What a page of ours looks like in each theme is tested in test/ui/webview.
 */
export function themesOf(usual: ThemeName): readonly ThemeName[] {
  const named = process.env['UI_THEMES'];
  if (!named) return [usual];
  return named.split(',').map((name) => {
    if (name in themes) return name as ThemeName;
    throw new Error(`UI_THEMES: there is no theme ${name}, only ${Object.keys(themes).join(', ')}.`);
  });
}
