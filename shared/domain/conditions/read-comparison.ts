import type { DeskRecords } from '../records/desk-records.ts';
import type { RecordKind } from '../records/registry.ts';
import { type TicketRow, ticketRow } from '../ticket/row.ts';
import { emptyTicket } from '../ticket/ticket.ts';
import { choiceOperators } from './choice-operators.ts';
import type { ConditionProblem } from './condition.ts';
import { numberOperators } from './number-operators.ts';
import { knownWhenClosed, type Property, properties, recordKindsOf } from './properties.ts';
import type { Operators, Test } from './test.ts';
import { textOperators } from './text-operators.ts';
import { flagOperators, timedFlagOperators, timeOperators } from './time-operators.ts';
import type { Viewpoint } from './viewpoint.ts';

export interface ReadComparison {
  /** Undefined if this version of Deskside does not support it. */
  readonly test: Test | undefined;
  readonly problem: Omit<ConditionProblem, 'path'> | undefined;
  /** The kinds of records it depends on, even if it is unsupported: missing records may still arrive. */
  readonly kinds: readonly RecordKind[];
}

/** Any ticket of each state and any viewpoint, for properties whose value then depends on neither. */
const openRow: TicketRow = { ...ticketRow(emptyTicket('')), state: 'open' };
const closedRow: TicketRow = { ...openRow, state: 'closed' };
const nobody: Viewpoint = { agentId: null, teamIds: new Set(), nowMs: 0, timeZone: 'UTC' };

/** Compiles a comparison. Never throws, whatever the data. */
export function readComparison(comparison: Readonly<Record<string, unknown>>, records: DeskRecords): ReadComparison {
  const { property: name, operator, value, ...more } = comparison;
  if (Object.keys(more).length > 0 || typeof name !== 'string' || typeof operator !== 'string')
    return unknown('shape', Object.keys(comparison).join(', '));
  const property = properties(records).get(name);
  const kinds = recordKindsOf(name, property);
  if (!property) return unknown('property', name, kinds);
  const reads = operatorsOf(property, records);
  if (!Object.hasOwn(reads, operator)) return unknown('operator', operator, kinds);
  const test = reads[operator]?.(property, value);
  if (!test) return unknown('value', name, kinds);
  const missing = missingRecord(records, property, value);
  const whenClosed = knownWhenClosed.has(name) ? test.truth(closedRow, nobody) : undefined;
  const whenOpen = name === 'state' ? test.truth(openRow, nobody) : undefined;
  return {
    test: { ...test, whenClosed, whenOpen },
    kinds,
    problem: missing === undefined ? undefined : { reason: 'reference', name: missing },
  };
}

function unknown(reason: ConditionProblem['reason'], name: string, kinds: readonly RecordKind[] = []): ReadComparison {
  return { test: undefined, problem: { reason, name }, kinds };
}

function operatorsOf(property: Property, records: DeskRecords): Operators<Property> {
  const byType = {
    text: textOperators,
    choice: choiceOperators(records),
    choices: choiceOperators(records),
    number: numberOperators,
    time: timeOperators,
    flag: flagOperators,
    'timed-flag': timedFlagOperators,
  } as const;
  // Safe: the operators of a type only receive properties of that type.
  return byType[property.type] as Operators<Property>;
}

/** A named record that is unknown here. Archived ones are known: they may have a replacement, and tickets hold them. */
function missingRecord(records: DeskRecords, property: Property, value: unknown): string | undefined {
  if (!('of' in property && 'kind' in property.of)) return undefined;
  const { kind } = property.of;
  const named: readonly unknown[] = Array.isArray(value) ? value : [value];
  return named.find((part): part is string => typeof part === 'string' && records.get(kind, part) === undefined);
}
