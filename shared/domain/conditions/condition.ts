import * as z from 'zod';
import { plainDataProblem } from '../../lib/plain-data.ts';
import type { TimeValue } from './time-value.ts';

/**
 * What a ticket has to be like, as plain data. Queues, rules, searches and views share it. It may hold what only a
 * newer Deskside knows: that matches nothing, and `conditionProblems` names it.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Comparison;

export interface Comparison {
  readonly property: string;
  readonly operator: string;
  /** Left out where the operator compares with nothing, as `isEmpty` does. */
  readonly value?: ConditionValue;
}

/** Somebody who is known only once somebody looks. */
export interface WhoValue {
  readonly who: 'me' | 'my-teams';
}

export type SimpleValue = string | number | boolean | WhoValue | TimeValue;

export type ConditionValue = SimpleValue | readonly SimpleValue[];

/** A part of a condition that matches nothing here, and why: a newer Deskside may know what it means. */
export interface ConditionProblem {
  /** Where it stands, such as `all.0.not`. */
  readonly path: string;
  readonly reason: 'shape' | 'property' | 'operator' | 'value' | 'reference' | 'moving';
  /** The name of what is not known. */
  readonly name: string;
}

/**
 * How much a condition may hold: far more than anybody can read. What moves with the clock is asked of every ticket for
 * the times to come as well, so further comparisons of that kind are not understood.
 */
export const conditionLimits = { depth: 24, nodes: 500, stringLength: 500, moving: 12 } as const;

/** How many comparisons somebody may put into one: more than anybody needs, and asked of all tickets in no time. */
export const mostComparisons = 60;

/** Any plain data of a bearable size. Which of it means something is for `conditionProblems` to say. */
export const conditionSchema = z.custom<Condition>(
  (value) => isRecord(value) && plainDataProblem(value, conditionLimits) === undefined,
  'condition.malformed',
);

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
