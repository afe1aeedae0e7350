import { describe } from 'vitest';
import { ARN, check } from './cases.ts';

describe('CloudFormation’s physical id of an event-invoke config', () => {
  check([
    ['an alias', `"${ARN}|live"`, `${ARN}:live`],
    ['a version', `${ARN}|7`, `${ARN}:7`],
    ['$LATEST', `"${ARN}|$LATEST"`, `${ARN}:$LATEST`],
    ['a placeholder', `"${ARN}|\${Alias}"`, 'variable ${Alias}'],
    ['control: a table', `|${ARN}|`, ARN],
    ['control: a table with two columns', `|${ARN}|live|`, ARN],
    ['control: a table with spaces', `| ${ARN} | live |`, ARN],
    ['in a list', `[${ARN}|live, x]`, `${ARN}:live`],
    ['as a value of YAML', `Id: ${ARN}|live\n`, `${ARN}:live`],
    ['as an item of YAML', `- ${ARN}|live\n`, `${ARN}:live`],
    ['in parentheses', `(${ARN}|live)`, `${ARN}:live`],
    ['in code', `\`${ARN}|live\``, `${ARN}:live`],
    ['none: what may be a shell’s pipe', `echo ${ARN}|perl -pe x`],
    ['none: what may be one at the end of a line', `echo ${ARN}|pbcopy`],
    ['none: a choice', `case $x in ${ARN}|other) y;; esac`],
    ['none: a sentence', `The config ${ARN}|live was created`],
    ['none: what may be one behind a key', `echo id:${ARN}|pbcopy`],
    ['none: what may be one behind an option', `aws lambda get-function --function-name=${ARN}|jq`],
    ['none: a choice in brackets', `case $x in (${ARN}|other) y;; esac`],
    ['none: a shell’s pipe', `echo ${ARN}|jq -R .`],
    ['an alias with the name of a program', `"${ARN}|tail"`, `${ARN}:tail`],
    ['control: a shell’s pipe behind a blank', `echo ${ARN} | jq -R .`, ARN],
    ['control: a shell’s pipe behind a quote', `echo "${ARN}"|jq -R .`, ARN],
  ]);
});
