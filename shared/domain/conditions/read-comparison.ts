import type { DeskRecords } from '../records/desk-records.ts';
import type { RecordKind } from '../records/registry.ts';
import { choiceOperators } from './choice-operators.ts';
import type { ConditionProblem } from './condition.ts';
import { numberOperators } from './number-operators.ts';
import { type Property, properties } from './properties.ts';
import type { Operators, Test } from './test.ts';
import { textOperators } from './text-operators.ts';
import { flagOperators, timedFlagOperators, timeOperators } from './time-operators.ts';

export interface ReadComparison {
  /** Nothing where this Deskside does not know what is meant. */
  readonly test: Test | undefined;
  readonly problem: Omit<ConditionProblem, 'path'> | undefined;
  /** Of which kind the records are that it looks at. */
  readonly kind: RecordKind | undefined;
}

/** Makes a comparison ready to be asked. Whatever it holds, nothing is thrown. */
export function readComparison(comparison: Readonly<Record<string, unknown>>, records: DeskRecords): ReadComparison {
  const { property: name, operator, value, ...more } = comparison;
  if (Object.keys(more).length > 0 || typeof name !== 'string' || typeof operator !== 'string')
    return unknown('shape', Object.keys(comparison).join(', '));
  const property = properties.get(name);
  if (!property) return unknown('property', name);
  const reads = operatorsOf(property, records);
  if (!Object.hasOwn(reads, operator)) return unknown('operator', operator);
  const test = reads[operator]?.(property, value);
  const kind = 'of' in property && 'kind' in property.of ? property.of.kind : undefined;
  if (!test) return { ...unknown('value', name), kind };
  const missing = kind && missingRecord(records, kind, value);
  return { test, kind, problem: missing === undefined ? undefined : { reason: 'reference', name: missing } };
}

function unknown(reason: ConditionProblem['reason'], name: string): ReadComparison {
  return { test: undefined, problem: { reason, name }, kind: undefined };
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
  // Safe: the operators of a type are only ever handed a property of that type.
  return byType[property.type] as Operators<Property>;
}

/** A record that is named and not known here. Archived ones are: something may stand for them, and tickets hold them. */
function missingRecord(records: DeskRecords, kind: RecordKind, value: unknown): string | undefined {
  const named: readonly unknown[] = Array.isArray(value) ? value : [value];
  return named.find((part): part is string => typeof part === 'string' && records.get(kind, part) === undefined);
}
