import { plainText } from './expressionParts.ts';
import { isFunctionOutput, isLambdaModule } from './moduleCalls.ts';
import { follow, isLoop, isRepeated, isStable, PSEUDO, PSEUDO_ATTRIBUTES, READ_TYPES } from './known.ts';
import type { Module } from './module.ts';
import { attributeOf, type Step, type Traversal } from './node.ts';
import { type Evaluates, named, unknown, type Value } from './value.ts';

/** The module as the values of what it names need it. */
export interface NamedValues extends Evaluates {
  readonly module: Module;
  /** The Region of the provider that all resources without another have, where it is literal. */
  readonly region: string | undefined;
  /** A name that occurs several times is evaluated once; one that refers to itself is broken. */
  once(key: string, evaluate: () => Value): Value;
}

/** The value that a variable, a local, a module's output, a data source or a resource stands for. */
export function traversalValue({ root, steps }: Traversal, scope: NamedValues): Value {
  const [first, second] = steps;
  const name = first?.kind === 'attribute' ? first.name : undefined;
  switch (root.text) {
    case 'var':
      return name === undefined ? unknown('broken') : variableValue(name, steps.slice(1), scope);
    case 'local':
      return name === undefined ? unknown('broken') : localValue(name, steps.slice(1), scope);
    case 'each':
    case 'count':
      return unknown('loop');
    case 'module':
      return name === undefined ? unknown('broken') : outputValue(`module.${name}`, steps.slice(1), scope);
    case 'data':
      if (name === undefined || second?.kind !== 'attribute') return unknown('broken');
      return dataValue(name, second.name, steps.slice(2), scope);
    case 'terraform':
      return named(`terraform.${name ?? ''}`, 'parameter');
    case 'path':
    case 'self':
      return unknown('expression');
    default:
      return name === undefined ? unknown('broken') : resourceValue(root.text, name, steps.slice(1), scope);
  }
}

function variableValue(name: string, steps: readonly Step[], scope: NamedValues): Value {
  const declaration = scope.module.declarations.get(`var.${name}`);
  const given = declaration && attributeOf(declaration.block.body, 'default')?.value;
  const reached = given && follow(given, steps);
  const path = steps.map((step) => (step.kind === 'attribute' ? `.${step.name}` : '[]')).join('');
  const isPath = steps.every(({ kind }) => kind === 'attribute');
  if (!isPath) return unknown('parameter');
  const otherwise = reached ? plainText(reached) : undefined;
  return named(`var.${name}${path}`, 'parameter', otherwise);
}

function localValue(name: string, steps: readonly Step[], scope: NamedValues): Value {
  const value = scope.module.locals.get(name);
  if (!value) return unknown('undeclared');
  const reached = follow(value, steps);
  if (!reached) return unknown('expression');
  const key = `${name}\0${reached.at.file}\0${reached.at.start}\0${reached.at.end}`;
  return scope.once(key, () => {
    const found = scope.value(reached);
    const isNamed =
      found.kind === 'unknown' && !found.parts && found.why !== 'loop' && isStable(scope.module, reached);
    // Steps may lead to different values of one local.
    const { start, end } = reached.at;
    return isNamed ? { ...named(`local.${name}@${start}-${end}`, found.why), ...found } : found;
  });
}

function outputValue(address: string, steps: readonly Step[], scope: NamedValues): Value {
  const declaration = scope.module.declarations.get(address);
  if (!declaration) return unknown('undeclared');
  const output = steps.find((step) => step.kind === 'attribute');
  if (output?.kind !== 'attribute') return unknown('module');
  const isLambda = isLambdaModule(declaration.block.body);
  if (!isLambda && isRepeated(declaration)) return unknown('loop');
  if (!isLambda) return named(`${address}.${output.name}`, 'module');
  return isFunctionOutput(output.name)
    ? { kind: 'reference', to: address, attribute: output.name }
    : named(`${address}.${output.name}`, 'module');
}

function dataValue(type: string, name: string, steps: readonly Step[], scope: NamedValues): Value {
  const attribute = steps.find((step) => step.kind === 'attribute');
  const attributeName = attribute?.kind === 'attribute' ? attribute.name : '';
  const pseudo = PSEUDO.get(`data.${type}`);
  if (pseudo && PSEUDO_ATTRIBUTES.test(attributeName)) return pseudoValue(pseudo, scope.region);
  const declaration = scope.module.declarations.get(`data.${type}.${name}`);
  if (!declaration) return unknown('undeclared');
  const isName = type === 'aws_lambda_function' && attributeName === 'function_name';
  const given = isName ? attributeOf(declaration.block.body, 'function_name')?.value : undefined;
  if (given && !isLoop(declaration)) return scope.once(`\0data.${type}.${name}`, () => scope.value(given));
  if (isRepeated(declaration)) return unknown('loop');
  return named(`data.${type}.${name}.${attributeName}`, 'import');
}

function resourceValue(type: string, name: string, steps: readonly Step[], scope: NamedValues): Value {
  const address = `${type}.${name}`;
  const declaration = scope.module.declarations.get(address);
  if (!declaration) return unknown('undeclared');
  const attribute = steps.find((step) => step.kind === 'attribute');
  const attributeName = attribute?.kind === 'attribute' ? attribute.name : undefined;
  if (READ_TYPES.has(type)) {
    return {
      kind: 'reference',
      to: address,
      ...(attributeName !== undefined && { attribute: attributeName }),
    };
  }
  const isOne = steps.every(({ kind }) => kind === 'attribute');
  if (!isOne || attributeName === undefined) return unknown('expression');
  return named(`${address}.${attributeName}`, 'expression');
}

/** A Region that the provider does not name, an account or a partition are known on deployment. */
function pseudoValue(pseudo: 'region' | 'accountId' | 'partition', region: string | undefined): Value {
  const value = pseudo === 'region' ? region : undefined;
  const otherwise = value === undefined ? {} : { otherwise: value };
  const part = { kind: 'pseudo', pseudo, ...(value !== undefined && { value }) } as const;
  return { kind: 'unknown', why: 'parameter', ...otherwise, parts: [part] };
}
