import type { DeskRecords } from '../records/desk-records.ts';
import type { RecordKind } from '../records/registry.ts';
import type { TicketRow } from '../ticket/row.ts';
import { type ConditionProblem, conditionLimits, isRecord } from './condition.ts';
import { comparison, every, type Node, negated, some, unknown } from './node.ts';
import { readComparison } from './read-comparison.ts';
import type { Viewpoint } from './viewpoint.ts';

/** A condition compiled against the current desk records, for testing many rows. */
export interface CompiledCondition {
  /** Whether the row is known to match. */
  readonly holds: (row: TicketRow, at: Viewpoint) => boolean;
  /** The next time at which that changes because of the clock; null if it never does. */
  readonly nextChange: (row: TicketRow, at: Viewpoint) => number | null;
  /** Whether the clock can change it for any row. */
  readonly usesClock: boolean;
  /** Whether it depends on the start of days. */
  readonly usesZone: boolean;
  /** Whether it can hold for open tickets only, whatever else is known of them. */
  readonly isForOpenOnly: boolean;
  /** Whether it holds for every open ticket, whatever else is known of it. */
  readonly isForAllOpen: boolean;
  /** Whether it depends on the agent who looks. */
  readonly usesViewer: boolean;
  /** Whether it asks if a ticket is deleted; no other condition holds for deleted tickets. */
  readonly asksForDeleted: boolean;
  /** The kinds of records whose changes require compiling it again. */
  readonly kinds: ReadonlySet<RecordKind>;
  readonly problems: readonly ConditionProblem[];
  /** The number of comparisons; each choice of a list counts as one. */
  readonly comparisons: number;
}

/**
 * Compiles any plain data as a condition. It is evaluated in three-valued (Kleene) logic: unsupported parts are
 * unknown, and so is their negation; a row matches only if the whole is known to be true. A deleted ticket matches only a
 * condition that asks whether it is deleted.
 */
export function compile(where: unknown, records: DeskRecords): CompiledCondition {
  const problems: ConditionProblem[] = [];
  const kinds = new Set<RecordKind>();
  let [parts, comparisons, moving] = [0, 0, 0];
  let [usesZone, usesViewer, asksForDeleted] = [false, false, false];

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
    comparisons += Array.isArray(part.value) ? Math.max(part.value.length, 1) : 1;
    if (test?.usesZone) usesZone = true;
    if (asksForViewer(part.value)) usesViewer = true;
    if (part.property === 'deleted') asksForDeleted = true;
    if (test?.future) moving += 1;
    if (test?.future && moving > conditionLimits.moving)
      return strange(path, { reason: 'moving', name: String(part.property) });
    if (problem) strange(path, problem);
    return test ? comparison(test) : unknown;
  }

  function readAll(list: readonly unknown[], path: readonly (string | number)[]): Node[] {
    return list.slice(0, conditionLimits.nodes).map((part, index) => read(part, [...path, index]));
  }

  function strange(path: readonly (string | number)[], problem: Omit<ConditionProblem, 'path'>): Node {
    problems.push({ path: path.join('.'), ...problem });
    return unknown;
  }

  const root = read(where, []);
  const isHidden = (row: TicketRow) => row.isDeleted && !asksForDeleted;
  const holds = (row: TicketRow, at: Viewpoint) => !isHidden(row) && root.truth(row, at) === true;
  return {
    holds,
    nextChange: (row, at) => {
      if (isHidden(row)) return null;
      const future = root.future?.(row, at);
      const before = future?.now === true;
      return future?.turns.find(({ to }) => (to === true) !== before)?.ms ?? null;
    },
    usesClock: root.future !== undefined,
    usesZone,
    // A deleted ticket counts neither as open nor as closed.
    isForOpenOnly: root.whenClosed === false && !asksForDeleted,
    isForAllOpen: root.whenOpen === true && !asksForDeleted,
    usesViewer,
    asksForDeleted,
    kinds,
    problems,
    comparisons,
  };
}

function asksForViewer(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(asksForViewer);
  return isRecord(value) && 'who' in value;
}

/** All unsupported parts of a condition. */
export function conditionProblems(where: unknown, records: DeskRecords): readonly ConditionProblem[] {
  return compile(where, records).problems;
}
