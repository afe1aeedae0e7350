/** Effect of a text that is taken for more than a text: it sets this, in whatever page it runs. */
export const TRACE = 'hostileTextRan';

const RUN = `globalThis.${TRACE}=1`;

/** Texts that a service, a file or an error could bring along, by what each of them tries. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  markdown: '# **b** _i_ ~~s~~ > q | t | `c` - l',
  link: '[safe](http://evil.example/link) <http://evil.example/auto> http://evil.example www.evil.example a@evil.example',
  image: '![x](http://evil.example/image.png)',
  'command link': '[safe](command:workbench.action.closeWindow) [x](command:lambdaAsync.switchProfile)',
  'reference link': '[safe][1]\n\n[1]: http://evil.example/reference',
  html: `<img src=x onerror="${RUN}"><script>${RUN}</script><a href="http://evil.example">x</a><b>b</b>`,
  'html in code': `\`<img src=x onerror="${RUN}">\``,
  entities: '&lt;b&gt; &#60;i&#62; &amp;',
  icon: '$(trash) $(sync~spin)',
  template: '${globalThis.x} {{7*7}} {0} {1}',
  ansi: '\u001B[31mred\u001B[0m\u001B]8;;http://evil.example\u0007link\u001B]8;;\u0007\u009B2J',
  'forged line': `text\r\n2026-01-01 00:00:00.000 [error] forged\u2028forged\u2029forged`,
  bidi: 'a\u202Etxt.exe\u202C \u2066b\u2069 \u200Fc \u061Cd',
  'zero-width': 'pay\u200Bro\u2060ll\uFEFF\u00AD \u{E0041}\u3164\uFE0F',
  surrogates: 'a\uD83Db\uDE00c',
  controls: 'a\u0000b\u0008c\u007Fd\u0085e',
  long: 'long'.repeat(25_000),
  'long line of links': '[x](command:y)'.repeat(8000),
};

/** All of them in one; what is too long for the others comes last. */
export const ALL_HOSTILE = Object.values(HOSTILE_TEXTS).join(' ');

/** Invisible characters, and characters that make a text look like another one. A line break is visible. */
export const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/u;
