import type { IncomingHttpHeaders } from 'node:http';
import type { WireRequest } from '../http/wireRequest.ts';
import type { Delivery, Effect, Faulted } from './effect.ts';
import { findRoute } from '../http/routing.ts';
import { type Served, scopeOf } from '../lambda/service.ts';
import { stsOperation } from '../sts/getCallerIdentity.ts';
import { answersInXml, otherOperation } from '../http/otherServices.ts';
import { parseName } from '../lambda/target.ts';
import { EFFECTS, type FaultKind } from './kinds.ts';
import type { FaultPlan, FaultRule } from './plan.ts';

/** Facts of a request that rules look at. */
interface Subject {
  readonly operation?: string;
  readonly name?: string;
}

/** An answer that a fault may have had a hand in. */
export interface FaultyAnswer extends Served {
  readonly fault?: FaultKind;
  readonly delivery: Delivery;
}

/** The paths of the SSO portal and its token endpoint, which no signature names. */
const PATHS: Readonly<Record<string, string>> = {
  '/federation/credentials': 'GetRoleCredentials',
  '/token': 'CreateToken',
};

/** A fault plan at work: it remembers how often each rule was met. */
export class Faults {
  #rules: readonly { readonly rule: FaultRule; met: number }[] = [];

  constructor(plan: FaultPlan) {
    this.follow(plan);
  }

  /** Follows another plan from now on; all counts begin again. */
  follow({ faults }: FaultPlan): void {
    this.#rules = faults.map((rule) => ({ rule, met: 0 }));
  }

  /** True if the plan refuses everybody from the start: then the port is closed before the first request. */
  get refusesAll(): boolean {
    const [first] = this.#rules;
    if (first?.rule.fault !== 'refuse') return false;
    const { operation = '*', function: name, skip = 0 } = first.rule;
    return operation === '*' && name === undefined && skip === 0;
  }

  /** Answers a request as `run` would, or as its fault has it. */
  answer(request: WireRequest, headers: IncomingHttpHeaders, run: () => Served): FaultyAnswer {
    const subject = subjectOf(request);
    const rule = this.#meet(subject);
    if (!rule) return { ...run(), delivery: 'whole' };
    const effect: Effect = EFFECTS[rule.fault];
    const faulted = faultedOf(request, headers, rule);
    const instead = effect.instead?.(faulted);
    const served = instead ? refused(request, subject, instead) : changed(run(), effect, faulted);
    return { ...served, fault: rule.fault, delivery: effect.delivery ?? 'whole' };
  }

  /** The rule that a request meets, counted. A request counts for each rule that it fits until one meets it. */
  #meet(subject: Subject): FaultRule | undefined {
    return this.#rules.find((entry) => {
      if (!fits(entry.rule, subject)) return false;
      entry.met += 1;
      const { skip = 0, count = Number.POSITIVE_INFINITY } = entry.rule;
      return entry.met > skip && entry.met <= skip + count;
    })?.rule;
  }
}

function fits(rule: FaultRule, { operation, name }: Subject): boolean {
  const { operation: wanted = '*', function: about } = rule;
  const isWanted = wanted === '*' || wanted === operation || `sts:${wanted}` === operation;
  return isWanted && (about === undefined || about === name);
}

function subjectOf(request: WireRequest): Subject {
  const { address } = request;
  const route = findRoute(address);
  const named = route?.labels['FunctionName'];
  const form = address.method === 'POST' ? new URLSearchParams(request.body) : address.query;
  const sts = form.has('Action') ? stsOperation(form) : undefined;
  const service = scopeOf(request)?.service ?? '';
  const operation = route?.operation.name ?? PATHS[address.path] ?? otherOperation(service, request) ?? sts;
  return {
    ...(operation !== undefined && { operation }),
    ...(typeof named === 'string' && { name: parseName(named).name }),
  };
}

function faultedOf(request: WireRequest, headers: IncomingHttpHeaders, rule: FaultRule): Faulted {
  const signedAt = headers['x-amz-date'];
  return {
    isXml: answersInXml(scopeOf(request)?.service),
    hasMarker: Boolean(request.address.query.get('Marker')),
    signedAt: typeof signedAt === 'string' ? signedAt : undefined,
    retryAfter: rule.retryAfter,
  };
}

function refused(request: WireRequest, { operation }: Subject, answer: Served['answer']): Served {
  const scope = scopeOf(request);
  return { answer, delayMs: 0, ...(operation !== undefined && { operation }), ...(scope && { scope }) };
}

function changed(served: Served, { change }: Effect, faulted: Faulted): Served {
  return change ? { ...served, answer: change(served.answer, faulted) } : served;
}
