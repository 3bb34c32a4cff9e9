import type { Id } from '../../domain/id.ts';
import { allInUse, type DeskRecords } from '../../domain/records/desk-records.ts';
import { listedName } from '../../domain/records/listed.ts';
import type { RecordKind } from '../../domain/records/registry.ts';
import { customFieldId } from '../../domain/ticket/custom-field-type.ts';
import type { FieldType } from '../../domain/ticket/field-type.ts';
import { type DeskChoices, deskChoices } from '../choices.ts';

/** A record that a search can name. */
export interface SearchChoice {
  readonly id: Id;
  readonly name: string;
}

/** A custom field that a search can name by its label. */
export interface SearchCustomField {
  /** Its name in conditions. */
  readonly property: string;
  readonly label: string;
  readonly type: FieldType['kind'];
  readonly options: readonly SearchChoice[];
}

const listedKinds = ['status', 'agent', 'team', 'department', 'topic', 'priority', 'plan'] as const;

export type SearchKind = (typeof listedKinds)[number];

/** The names that a search can use on a desk. */
export interface SearchChoices {
  /** In the order of lists. */
  readonly records: Readonly<Record<SearchKind, readonly SearchChoice[]>>;
  /** Names that are no longer chosen, which tickets may still have. */
  readonly former: Readonly<Record<SearchKind, readonly SearchChoice[]>>;
  readonly fields: readonly SearchCustomField[];
}

const none: SearchChoices['former'] = {
  status: [],
  agent: [],
  team: [],
  department: [],
  topic: [],
  priority: [],
  plan: [],
};

/** The names that a window knows. */
export function windowSearchChoices(choices: DeskChoices): SearchChoices {
  return {
    records: {
      status: choices.statuses,
      agent: choices.agents,
      team: choices.teams,
      department: choices.departments,
      topic: choices.topics,
      priority: choices.priorities,
      plan: choices.plans,
    },
    former: none,
    fields: choices.fields.flatMap(({ id, label, type, options }) => {
      if (customFieldId(id) === undefined || !('own' in label)) return [];
      const named = (options ?? []).map(({ value, words }) => ({
        id: value,
        name: 'own' in words ? words.own : value,
      }));
      return [{ property: id, label: label.own, type: type.kind, options: named }];
    }),
  };
}

/** The names of a desk, archived records included. */
export function searchChoices(records: DeskRecords): SearchChoices {
  const archived = (kind: RecordKind) => {
    const inUse = new Set(allInUse(records, kind).map(({ id }) => id));
    return records
      .all(kind)
      .filter(({ id }) => !inUse.has(id))
      .map((record) => ({ id: record.id, name: listedName(records, kind, record) }));
  };
  const former = { ...none, ...Object.fromEntries(listedKinds.map((kind) => [kind, archived(kind)])) };
  return { ...windowSearchChoices(deskChoices(records)), former };
}
