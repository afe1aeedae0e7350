import { callValue } from './calls.ts';
import { isLoop, isRepeated, NAMES } from './known.ts';
import type { Module } from './module.ts';
import { attributeOf, type Expression, type Step, type Template, type Traversal } from './node.ts';
import { plainText } from './expressionParts.ts';
import { type NamedValues, traversalValue } from './traversalValue.ts';
import { joinedValues, MAX_PARTS, named, unknown, type Value } from './value.ts';

/** Locals in locals: deeper ones are not followed. */
const MAX_NESTING = 20;

/** Evaluates expressions of one module. Each local is evaluated once, so that no chain of them multiplies. */
export class Evaluator implements NamedValues {
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
    return this.once(`\0${to}`, () => this.piece(value));
  }

  /** A name that occurs several times is evaluated once; one that refers to itself is broken. */
  once(key: string, evaluate: () => Value): Value {
    if (this.#known.has(key)) return this.#known.get(key) ?? unknown('broken');
    if (this.#depth >= MAX_NESTING) return unknown('expression');
    this.#known.set(key, undefined);
    this.#depth += 1;
    const value = evaluate();
    this.#depth -= 1;
    this.#known.set(key, value);
    return value;
  }

  traversal(traversal: Traversal): Value {
    return traversalValue(traversal, this);
  }
}
