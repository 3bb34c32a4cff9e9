import type { DeskRecords } from '../records/desk-records.ts';
import type { RecordKind } from '../records/registry.ts';
import type { TicketRow } from '../ticket/row.ts';
import { type ConditionProblem, conditionLimits, isRecord } from './condition.ts';
import { readComparison } from './read-comparison.ts';
import type { Test } from './test.ts';
import type { Truth, Viewpoint } from './viewpoint.ts';

/** A condition that is ready to be asked of many rows, with the desk records as they are now. */
export interface CompiledCondition {
  /** Whether the row is such. What is not known to hold does not. */
  readonly holds: (row: TicketRow, at: Viewpoint) => boolean;
  /** The next moment at which that changes although nothing is done; null where it never does. */
  readonly nextChange: (row: TicketRow, at: Viewpoint) => number | null;
  /** Whether it can change by itself for any row. */
  readonly usesClock: boolean;
  /** The kinds of records after whose change it has to be made ready anew. */
  readonly kinds: ReadonlySet<RecordKind>;
  readonly problems: readonly ConditionProblem[];
}

type Node = Test['truth'];

const unknown: Node = () => undefined;

/**
 * Makes any plain data ready to be asked as a condition. It answers in three values (Kleene’s): what is not understood is
 * unknown, and so is its negation; the whole holds only where it is known to hold.
 */
export function compile(where: unknown, records: DeskRecords): CompiledCondition {
  const problems: ConditionProblem[] = [];
  const kinds = new Set<RecordKind>();
  const moving: NonNullable<Test['moments']>[] = [];
  let parts = 0;

  function read(part: unknown, path: readonly (string | number)[]): Node {
    parts += 1;
    if (!isRecord(part) || path.length > conditionLimits.depth || parts > conditionLimits.nodes)
      return strange(path, { reason: 'shape', name: '' });
    const [only, ...others] = Object.keys(part);
    if (others.length === 0) {
      if (only === 'not') return negated(read(part.not, [...path, 'not']));
      if (only === 'all' && Array.isArray(part.all)) return every(readAll(part.all, [...path, 'all']));
      if (only === 'any' && Array.isArray(part.any)) return some(readAll(part.any, [...path, 'any']));
    }
    const { test, problem, kinds: looksAt } = readComparison(part, records);
    for (const kind of looksAt) kinds.add(kind);
    if (test?.moments) moving.push(test.moments);
    if (problem) strange(path, problem);
    return test?.truth ?? unknown;
  }

  function readAll(list: readonly unknown[], path: readonly (string | number)[]): Node[] {
    return list.slice(0, conditionLimits.nodes).map((part, index) => read(part, [...path, index]));
  }

  function strange(path: readonly (string | number)[], problem: Omit<ConditionProblem, 'path'>): Node {
    problems.push({ path: path.join('.'), ...problem });
    return unknown;
  }

  const root = read(where, []);
  const holds = (row: TicketRow, at: Viewpoint) => root(row, at) === true;
  return {
    holds,
    nextChange: (row, at) => {
      const before = holds(row, at);
      const moments = moving.flatMap((momentsOf) => momentsOf(row, at.timeZone));
      const next = moments.filter((ms) => ms > at.nowMs).sort((a, b) => a - b);
      return next.find((nowMs) => holds(row, { ...at, nowMs }) !== before) ?? null;
    },
    usesClock: moving.length > 0,
    kinds,
    problems,
  };
}

/** All that is not understood of a condition. */
export function conditionProblems(where: unknown, records: DeskRecords): readonly ConditionProblem[] {
  return compile(where, records).problems;
}

function negated(node: Node): Node {
  return (row, at) => {
    const truth = node(row, at);
    return truth === undefined ? undefined : !truth;
  };
}

function every(nodes: readonly Node[]): Node {
  return (row, at) => {
    let all: Truth = true;
    for (const node of nodes) {
      const truth = node(row, at);
      if (truth === false) return false;
      if (truth === undefined) all = undefined;
    }
    return all;
  };
}

function some(nodes: readonly Node[]): Node {
  return (row, at) => {
    let any: Truth = false;
    for (const node of nodes) {
      const truth = node(row, at);
      if (truth === true) return true;
      if (truth === undefined) any = undefined;
    }
    return any;
  };
}
