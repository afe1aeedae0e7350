import { callValue } from './calls.ts';
import { isFunctionOutput, isLambdaModule } from './moduleCalls.ts';
import {
  follow,
  isLoop,
  isRepeated,
  isStable,
  NAMES,
  PSEUDO,
  PSEUDO_ATTRIBUTES,
  READ_TYPES,
} from './known.ts';
import type { Module } from './module.ts';
import { attributeOf, type Expression, type Step, type Template, type Traversal } from './node.ts';
import { plainText } from './expressionParts.ts';
import { type Evaluates, joinedValues, MAX_PARTS, named, unknown, type Value } from './value.ts';

/** Locals in locals: deeper ones are not followed. */
const MAX_NESTING = 20;

/** Evaluates expressions of one module. Each local is evaluated once, so that no chain of them multiplies. */
export class Evaluator implements Evaluates {
  readonly module: Module;
  readonly #known = new Map<string, Value | undefined>();
  #depth = 0;

  constructor(module: Module) {
    this.module = module;
  }

  /** The Region of the provider that all resources without another have, where it is literal. */
  get region(): string | undefined {
    const provider = this.module.declarations.get('provider.aws');
    const isDefault = provider && !attributeOf(provider.block.body, 'alias');
    return isDefault ? plainText(attributeOf(provider.block.body, 'region')?.value) : undefined;
  }

  value(expression: Expression): Value {
    if (this.#depth >= MAX_NESTING) return unknown('expression');
    this.#depth += 1;
    const value = this.#value(expression);
    this.#depth -= 1;
    return value;
  }

  #value(expression: Expression): Value {
    switch (expression.kind) {
      case 'literal':
        return expression.value === null
          ? unknown('expression')
          : { kind: 'literal', value: String(expression.value) };
      case 'template':
        return this.#template(expression);
      case 'traversal':
        return this.traversal(expression);
      case 'conditional':
        return unknown('condition');
      case 'call':
        return callValue(expression.name, expression.args, this);
      case 'access':
        return this.#access(expression.of, expression.steps);
      case 'list':
      case 'object':
      case 'other':
        return this.#opaque(expression);
      default:
        return expression satisfies never;
    }
  }

  /** `concat(aws_lambda_function.x.*.arn, [""])[0]` and the like. */
  #access(of: Expression, steps: readonly Step[]): Value {
    const value = of.kind === 'call' ? this.value(of) : unknown('expression');
    if (value.kind !== 'reference') return unknown('expression');
    const attribute = steps.find((step) => step.kind === 'attribute');
    if (attribute?.kind !== 'attribute') return value;
    return value.attribute === undefined ? { ...value, attribute: attribute.name } : unknown('expression');
  }

  /** The same expression gives the same text, unless it is one of a loop or changes each time. */
  #opaque({ at }: Expression): Value {
    return unknown(/\b(?:each|count)\.\w/.test(this.module.quote(at)) ? 'loop' : 'expression');
  }

  #template({ parts }: Template): Value {
    const [only] = parts;
    if (parts.length === 1 && only?.kind === 'value')
      return only.value ? this.value(only.value) : unknown('broken');
    if (parts.length > MAX_PARTS) return unknown('expression');
    return joinedValues(
      parts.map((part) => {
        if (part.kind === 'text') return { kind: 'literal', value: part.text };
        if (part.kind === 'directive' || !part.value) return unknown('expression');
        return this.piece(part.value);
      }),
    );
  }

  /** A value as a piece of a text: the name of a resource is the text that it is given. */
  piece(expression: Expression): Value {
    const value = this.value(expression);
    return value.kind === 'reference' ? this.#nameOf(value.to, value.attribute) : value;
  }

  #nameOf(to: string, attribute = ''): Value {
    const declaration = this.module.declarations.get(to);
    const name = declaration && NAMES.get(declaration.type);
    // One of several: another step may lead to another.
    if (declaration && isRepeated(declaration)) return unknown('loop');
    const isName = name !== undefined && attribute === name && declaration && !isLoop(declaration);
    const given = isName ? attributeOf(declaration.block.body, name) : undefined;
    if (!given?.value || given.isBroken === true) return named(`${to}.${attribute}`, 'expression');
    const { value } = given;
    return this.#once(`\0${to}`, () => this.piece(value));
  }

  /** A name that occurs several times is evaluated once; one that refers to itself is broken. */
  #once(key: string, evaluate: () => Value): Value {
    if (this.#known.has(key)) return this.#known.get(key) ?? unknown('broken');
    if (this.#depth >= MAX_NESTING) return unknown('expression');
    this.#known.set(key, undefined);
    this.#depth += 1;
    const value = evaluate();
    this.#depth -= 1;
    this.#known.set(key, value);
    return value;
  }

  traversal({ root, steps }: Traversal): Value {
    const [first, second] = steps;
    const name = first?.kind === 'attribute' ? first.name : undefined;
    switch (root.text) {
      case 'var':
        return name === undefined ? unknown('broken') : this.#variable(name, steps.slice(1));
      case 'local':
        return name === undefined ? unknown('broken') : this.#local(name, steps.slice(1));
      case 'each':
      case 'count':
        return unknown('loop');
      case 'module':
        return name === undefined ? unknown('broken') : this.#output(`module.${name}`, steps.slice(1));
      case 'data':
        if (name === undefined || second?.kind !== 'attribute') return unknown('broken');
        return this.#data(name, second.name, steps.slice(2));
      case 'terraform':
        return named(`terraform.${name ?? ''}`, 'parameter');
      case 'path':
      case 'self':
        return unknown('expression');
      default:
        return name === undefined ? unknown('broken') : this.#resource(root.text, name, steps.slice(1));
    }
  }

  #variable(name: string, steps: readonly Step[]): Value {
    const declaration = this.module.declarations.get(`var.${name}`);
    const given = declaration && attributeOf(declaration.block.body, 'default')?.value;
    const reached = given && follow(given, steps);
    const path = steps.map((step) => (step.kind === 'attribute' ? `.${step.name}` : '[]')).join('');
    const isPath = steps.every(({ kind }) => kind === 'attribute');
    if (!isPath) return unknown('parameter');
    const otherwise = reached ? plainText(reached) : undefined;
    return named(`var.${name}${path}`, 'parameter', otherwise);
  }

  #local(name: string, steps: readonly Step[]): Value {
    const value = this.module.locals.get(name);
    if (!value) return unknown('undeclared');
    const reached = follow(value, steps);
    if (!reached) return unknown('expression');
    const key = `${name}\0${reached.at.file}\0${reached.at.start}\0${reached.at.end}`;
    return this.#once(key, () => {
      const found = this.value(reached);
      const isNamed =
        found.kind === 'unknown' && !found.parts && found.why !== 'loop' && isStable(this.module, reached);
      // Steps may lead to different values of one local.
      const { start, end } = reached.at;
      return isNamed ? { ...named(`local.${name}@${start}-${end}`, found.why), ...found } : found;
    });
  }

  #output(address: string, steps: readonly Step[]): Value {
    const declaration = this.module.declarations.get(address);
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

  #data(type: string, name: string, steps: readonly Step[]): Value {
    const attribute = steps.find((step) => step.kind === 'attribute');
    const attributeName = attribute?.kind === 'attribute' ? attribute.name : '';
    const pseudo = PSEUDO.get(`data.${type}`);
    if (pseudo && PSEUDO_ATTRIBUTES.test(attributeName)) return pseudoValue(pseudo, this.region);
    const declaration = this.module.declarations.get(`data.${type}.${name}`);
    if (!declaration) return unknown('undeclared');
    const isName = type === 'aws_lambda_function' && attributeName === 'function_name';
    const given = isName ? attributeOf(declaration.block.body, 'function_name')?.value : undefined;
    if (given && !isLoop(declaration)) return this.#once(`\0data.${type}.${name}`, () => this.value(given));
    if (isRepeated(declaration)) return unknown('loop');
    return named(`data.${type}.${name}.${attributeName}`, 'import');
  }

  #resource(type: string, name: string, steps: readonly Step[]): Value {
    const address = `${type}.${name}`;
    const declaration = this.module.declarations.get(address);
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
}

/** A Region that the provider does not name, an account or a partition are known on deployment. */
function pseudoValue(pseudo: 'region' | 'accountId' | 'partition', region: string | undefined): Value {
  const value = pseudo === 'region' ? region : undefined;
  const otherwise = value === undefined ? {} : { otherwise: value };
  const part = { kind: 'pseudo', pseudo, ...(value !== undefined && { value }) } as const;
  return { kind: 'unknown', why: 'parameter', ...otherwise, parts: [part] };
}
