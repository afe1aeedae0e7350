import type { Evaluator } from './evaluate.ts';
import { addressOf } from './configs.ts';
import { type Block, type Body, type Expression } from './node.ts';
import { partsOf } from './expressionParts.ts';

/** Where a role is named by what is read here: its functions and policies. */
const KNOWN = new Map<string, readonly string[]>([
  ['aws_lambda_function', ['role', 'depends_on']],
  ['aws_iam_role_policy', ['role', 'depends_on']],
  ['aws_iam_role_policy_attachment', ['role', 'depends_on']],
  ['aws_iam_policy_attachment', ['roles', 'depends_on']],
]);

/** Roles that are named where a policy may be attached that is not read: given to a module, put out, or in a local. */
export function rolesUsedElsewhere({ module }: Evaluator): ReadonlySet<string> {
  const used = new Set<string>();
  const bodies: { readonly body: Body; readonly outer?: Block }[] = module.bodies.map((body) => ({ body }));
  for (let next = bodies.pop(); next; next = bodies.pop()) {
    const { body, outer } = next;
    const known = outer?.type.text === 'resource' ? KNOWN.get(outer.labels[0]?.text ?? '') : undefined;
    for (const { name, value } of body.attributes) {
      if (value && known?.includes(name.text) !== true) addRoles(value, used);
    }
    for (const value of body.loose) addRoles(value, used);
    for (const block of body.blocks) bodies.push({ body: block.body, outer: outer ?? block });
  }
  return used;
}

function addRoles(expression: Expression, used: Set<string>): void {
  const rest = [expression];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const address =
      next.kind === 'traversal' && next.root.text === 'aws_iam_role' ? addressOf(next) : undefined;
    if (address !== undefined) used.add(address);
    for (const part of partsOf(next)) rest.push(part);
  }
}
