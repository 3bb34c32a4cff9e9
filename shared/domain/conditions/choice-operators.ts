import type { Id } from '../id.ts';
import { currentId } from '../records/current-record.ts';
import type { DeskRecords } from '../records/desk-records.ts';
import { isGone } from '../ticket/present-assignees.ts';
import type { TicketRow } from '../ticket/row.ts';
import { isRecord } from './condition.ts';
import type { Choices, Property } from './properties.ts';
import type { Operators, Test } from './test.ts';
import type { Viewpoint } from './viewpoint.ts';

type ChoiceProperty = Extract<Property, { type: 'choice' | 'choices' }>;

/** Whether one value of a ticket matches; undefined if it is unknown. */
type Wanted = (id: Id, at: Viewpoint) => boolean | undefined;

/** Archived records count as their replacement, in the ticket and in the condition. */
export function choiceOperators(records: DeskRecords): Operators<ChoiceProperty> {
  return {
    is: (property, value) => one(property, wantedOf(records, property.of, value)),
    isAny: (property, value) => {
      if (!Array.isArray(value)) return undefined;
      const ids = idsWanted(records, property.of, value);
      if (ids) return one(property, ids);
      const all = value.map((part: unknown) => wantedOf(records, property.of, part));
      return all.every((wanted) => wanted !== undefined) ? one(property, anyOf(all)) : undefined;
    },
    isEmpty: (property, value) => {
      if (value !== undefined) return undefined;
      const gone = goneIn(records, property);
      return {
        truth: (row) => valuesIn(property, row).every((id) => row.state === 'open' && gone.has(id)),
      };
    },
  };
}

/** The records that count as none on an open ticket. */
function goneIn(records: DeskRecords, property: ChoiceProperty): ReadonlySet<Id> {
  if (property.type === 'choices' || !property.endsWithRecord || 'values' in property.of) return new Set();
  const { kind } = property.of;
  return new Set(
    records
      .all(kind)
      .map(({ id }) => id)
      .filter((id) => isGone(records, kind, id)),
  );
}

function one(property: ChoiceProperty, wanted: Wanted | undefined): Test | undefined {
  if (!wanted) return undefined;
  return {
    truth: (row, at) => {
      const values = valuesIn(property, row);
      // Without a present agent `me` is unknown, whatever the ticket holds.
      if (values.length === 0) return wanted('', at) === undefined ? undefined : false;
      return someOf(values.map((id) => wanted(id, at)));
    },
  };
}

function anyOf(all: readonly Wanted[]): Wanted {
  return (id, at) => someOf(all.map((wanted) => wanted(id, at)));
}

/** Many records, such as all requesters of a name, are looked up at once; undefined unless all are records. */
function idsWanted(records: DeskRecords, of: Choices, values: readonly unknown[]): Wanted | undefined {
  if ('values' in of || values.length === 0 || !values.every((value) => typeof value === 'string')) return undefined;
  const { kind } = of;
  const wanted = new Set(values.map((value) => currentId(records, kind, value)));
  return (id) => wanted.has(id) || wanted.has(currentId(records, kind, id));
}

function someOf(truths: readonly (boolean | undefined)[]): boolean | undefined {
  return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false;
}

function valuesIn(property: ChoiceProperty, row: TicketRow): readonly string[] {
  if (property.type === 'choices') return property.read(row);
  const value = property.read(row);
  return value === null || value === '' ? [] : [value];
}

function wantedOf(records: DeskRecords, of: Choices, value: unknown): Wanted | undefined {
  if (typeof value === 'string') {
    if ('values' in of) return of.values.includes(value) ? (id) => id === value : undefined;
    const { kind } = of;
    const wanted = currentId(records, kind, value);
    return (id) => id === wanted || currentId(records, kind, id) === wanted;
  }
  if (!isRecord(value) || 'values' in of || Object.keys(value).length !== 1) return undefined;
  if (value.who === 'me' && of.kind === 'agent')
    return (id, { agentId }) => (agentId === null ? undefined : id === agentId);
  if (value.who === 'my-teams' && of.kind === 'team')
    return (id, { agentId, teamIds }) => (agentId === null ? undefined : teamIds.has(id));
  return undefined;
}
