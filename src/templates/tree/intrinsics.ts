import { entriesOf, type ListNode, type Scalar, type TreeNode } from './node.ts';

/** A function of CloudFormation, in the short form of YAML or the long one. */
export type Intrinsic =
  | { readonly kind: 'ref'; readonly target: Scalar; readonly name: string }
  | { readonly kind: 'getAtt'; readonly target: Scalar; readonly name: string; readonly attribute: string }
  | { readonly kind: 'sub'; readonly text: Scalar; readonly map?: TreeNode }
  | { readonly kind: 'join'; readonly delimiter: string; readonly items: ListNode }
  | { readonly kind: 'findInMap'; readonly keys: readonly TreeNode[] }
  | { readonly kind: 'import' | 'condition' | 'transform' | 'other'; readonly name: string };

const LONG = /^(?:Ref|Condition|Fn::[A-Za-z]{1,40})$/;

/** Reads a node as a function of CloudFormation; undefined: it is none. */
export function intrinsicOf(node: TreeNode): Intrinsic | undefined {
  if (node.tag?.startsWith('!') === true && !node.tag.startsWith('!!')) {
    return called(node.tag.slice(1), node);
  }
  const [entry, ...others] = entriesOf(node);
  if (!entry?.value || others.length > 0 || !LONG.test(entry.key.text)) return undefined;
  return called(entry.key.text.replace('Fn::', ''), entry.value);
}

function called(name: string, argument: TreeNode): Intrinsic {
  switch (name) {
    case 'Ref':
      return argument.kind === 'scalar'
        ? { kind: 'ref', target: argument, name: argument.text }
        : other(name);
    case 'GetAtt':
      return getAtt(argument) ?? other(name);
    case 'Sub':
      return sub(argument) ?? other(name);
    case 'Join':
      return join(argument) ?? other(name);
    case 'FindInMap':
      return argument.kind === 'list' ? { kind: 'findInMap', keys: argument.items } : other(name);
    case 'ImportValue':
      return { kind: 'import', name };
    case 'If':
      return { kind: 'condition', name };
    case 'Transform':
      return { kind: 'transform', name };
    default:
      return other(name);
  }
}

const other = (name: string): Intrinsic => ({ kind: 'other', name });

function getAtt(argument: TreeNode): Intrinsic | undefined {
  if (argument.kind === 'scalar') {
    const dot = argument.text.indexOf('.');
    if (dot === -1) return undefined;
    const name = argument.text.slice(0, dot);
    return { kind: 'getAtt', target: argument, name, attribute: argument.text.slice(dot + 1) };
  }
  if (argument.kind !== 'list') return undefined;
  const [target, attribute] = argument.items;
  if (target?.kind !== 'scalar') return undefined;
  const text = attribute?.kind === 'scalar' ? attribute.text : '';
  return { kind: 'getAtt', target, name: target.text, attribute: text };
}

function sub(argument: TreeNode): Intrinsic | undefined {
  if (argument.kind === 'scalar') return { kind: 'sub', text: argument };
  if (argument.kind !== 'list') return undefined;
  const [text, map] = argument.items;
  return text?.kind === 'scalar' ? { kind: 'sub', text, ...(map && { map }) } : undefined;
}

function join(argument: TreeNode): Intrinsic | undefined {
  if (argument.kind !== 'list') return undefined;
  const [delimiter, items] = argument.items;
  if (delimiter?.kind !== 'scalar' || items?.kind !== 'list') return undefined;
  return { kind: 'join', delimiter: delimiter.text, items };
}
