import * as z from 'zod';
import { plainDataProblem } from '../../lib/plain-data.ts';
import type { TimeValue } from './time-value.ts';

/**
 * A condition on tickets, as plain data. Queues, rules, searches and views share it. Parts that only a newer Deskside
 * supports match nothing, and `conditionProblems` names them.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Comparison;

export interface Comparison {
  readonly property: string;
  readonly operator: string;
  /** Missing for operators without a value, such as `isEmpty`. */
  readonly value?: ConditionValue;
}

/** A value that depends on who is looking. */
export interface WhoValue {
  readonly who: 'me' | 'my-teams';
}

export type SimpleValue = string | number | boolean | WhoValue | TimeValue;

export type ConditionValue = SimpleValue | readonly SimpleValue[];

/** A part of a condition that matches nothing here, with the reason: a newer Deskside may support it. */
export interface ConditionProblem {
  /** Its path, such as `all.0.not`. */
  readonly path: string;
  readonly reason: 'shape' | 'property' | 'operator' | 'value' | 'reference' | 'moving';
  /** The unknown name. */
  readonly name: string;
}

/**
 * The limits of a condition, far above what people can read. Comparisons that depend on the clock are also evaluated
 * for future times, so there may be fewer of them.
 */
export const conditionLimits = { depth: 24, nodes: 500, stringLength: 500, moving: 12 } as const;

/** The most comparisons that an agent may enter: more than anybody needs, and still fast for all tickets. */
export const mostComparisons = 60;

/** Any plain data of limited size; `conditionProblems` checks its meaning. */
export const conditionSchema = z.custom<Condition>(
  (value) => isRecord(value) && plainDataProblem(value, conditionLimits) === undefined,
  'condition.malformed',
);

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
