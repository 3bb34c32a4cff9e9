import type { Condition } from '../../domain/conditions/condition.ts';
import { sources } from '../../domain/ticket/fields.ts';
import { statusKind } from '../../domain/ticket-state.ts';
import { quoted, withoutQuotes } from './quotes.ts';
import type { SearchChoice, SearchChoices, SearchCustomField, SearchKind } from './search-choices.ts';
import { fieldKey } from './search-key.ts';
import type { Direction } from './search-times.ts';

/** What a field of a search is compared with. */
export type FieldValues =
  | { readonly kind: 'records'; readonly of: readonly RecordValues[] }
  | { readonly kind: 'choice'; readonly property: string; readonly options: readonly SearchChoice[] }
  | { readonly kind: 'time'; readonly property: string; readonly direction: Direction }
  | { readonly kind: 'yes-no' | 'number' | 'text'; readonly property: string }
  | { readonly kind: 'person'; readonly property: string }
  /** Only its words. */
  | { readonly kind: 'words' };

interface RecordValues {
  readonly kind: SearchKind;
  readonly property: string;
}

/** A field that can be searched for. */
export interface SearchField {
  /** As it is written before the colon. */
  readonly name: string;
  readonly values: FieldValues;
  /** Words with a meaning of their own, which names in quotes don't have. */
  readonly words: Readonly<Record<string, Condition>>;
  /** Words that a record of the same name replaces. */
  readonly otherWords: Readonly<Record<string, Condition>>;
  /** Other names of it. */
  readonly aliases: readonly string[];
  /** The label of a custom field, null for others: the window explains them. */
  readonly label: string | null;
}

const is = (property: string, value: string | boolean): Condition => ({ property, operator: 'is', value });
const isEmpty = (property: string): Condition => ({ property, operator: 'isEmpty' });
const isMe: Condition = { property: 'assignee', operator: 'is', value: { who: 'me' } };
const isMyTeam: Condition = { property: 'team', operator: 'is', value: { who: 'my-teams' } };
const isUnassigned: Condition = { all: [isEmpty('assignee'), isEmpty('team')] };

const records = (...of: readonly (readonly [SearchKind, string])[]): FieldValues => ({
  kind: 'records',
  of: of.map(([kind, property]) => ({ kind, property })),
});
const time = (property: string, direction: Direction): FieldValues => ({ kind: 'time', property, direction });
const flag = (property: string): FieldValues => ({ kind: 'yes-no', property });

const optionOf = (value: string): SearchChoice => ({ id: value, name: value });

interface BuiltIn {
  readonly values: FieldValues;
  readonly words?: SearchField['words'];
  readonly otherWords?: SearchField['otherWords'];
  readonly aliases?: readonly string[];
}

/** THE TABLE of built-in fields, in the order of suggestions. */
const builtIn = {
  status: {
    values: records(['status', 'status']),
    otherWords: Object.fromEntries(statusKind.options.map((kind) => [kind, is('status-kind', kind)])),
  },
  assignee: {
    // Lists show the team of a ticket without an agent as its assignee.
    values: records(['agent', 'assignee'], ['team', 'team']),
    words: { me: isMe, none: isUnassigned },
    aliases: ['agent', 'assigned'],
  },
  priority: { values: records(['priority', 'priority']) },
  topic: { values: records(['topic', 'topic']) },
  dept: { values: records(['department', 'department']), aliases: ['department'] },
  team: { values: records(['team', 'team']), words: { me: isMyTeam, none: isEmpty('team') } },
  plan: { values: records(['plan', 'plan']), words: { none: isEmpty('plan') }, aliases: ['sla'] },
  requester: { values: { kind: 'person', property: 'requester' }, aliases: ['from'] },
  number: { values: { kind: 'text', property: 'number' } },
  summary: { values: { kind: 'text', property: 'summary' }, aliases: ['subject'] },
  created: { values: time('opened', 'back'), aliases: ['opened'] },
  updated: { values: time('updated', 'back') },
  due: { values: time('due', 'ahead'), words: { none: isEmpty('due') } },
  closed: { values: time('closed', 'back'), words: { none: isEmpty('closed') } },
  overdue: { values: flag('overdue') },
  answered: { values: flag('answered') },
  waiting: { values: flag('waiting') },
  source: { values: { kind: 'choice', property: 'source', options: sources.map(optionOf) } },
  has: { values: { kind: 'words' }, words: { attachment: is('attachment', true) } },
  is: {
    values: { kind: 'words' },
    words: {
      open: is('state', 'open'),
      closed: is('state', 'closed'),
      unassigned: isUnassigned,
      mine: { any: [isMe, isMyTeam] },
      overdue: is('overdue', true),
      answered: is('answered', true),
      reopened: { not: isEmpty('reopened') },
      conflict: is('conflict', true),
    },
  },
} as const satisfies Readonly<Record<string, BuiltIn>>;

const builtInFields: readonly SearchField[] = Object.entries<BuiltIn>(builtIn).map(
  ([name, { values, words = {}, otherWords = {}, aliases = [] }]) => ({
    name,
    values,
    words,
    otherWords,
    aliases,
    label: null,
  }),
);

const builtInByName: ReadonlyMap<string, SearchField> = new Map(
  builtInFields.flatMap((field) => [field.name, ...field.aliases].map((name) => [name, field] as const)),
);

/** All fields of a desk, in the order of suggestions. */
export function searchFields({ fields }: SearchChoices): readonly SearchField[] {
  return [...builtInFields, ...fields.map(customField)];
}

/** The field of a name; one in quotes is the label of a custom field. */
export function searchFieldNamed(choices: SearchChoices, name: string, isQuoted: boolean): SearchField | undefined {
  const key = fieldKey(name);
  const custom = choices.fields.find(({ label }) => fieldKey(label) === key);
  return (isQuoted ? undefined : builtInByName.get(key)) ?? (custom && customField(custom));
}

const bareName = /^\p{L}[\p{L}\p{M}\p{N}_-]+$/u;

function customField({ property, label, type, options }: SearchCustomField): SearchField {
  const bare = label.replace(/\s+/g, '-');
  const name = bareName.test(bare) && !builtInByName.has(fieldKey(bare)) ? bare : quoted(withoutQuotes(label));
  const words = type === 'yes-no' ? {} : { none: isEmpty(property) };
  return { name, values: customValues(property, type, options), words, otherWords: {}, aliases: [], label };
}

function customValues(
  property: string,
  type: SearchCustomField['type'],
  options: SearchCustomField['options'],
): FieldValues {
  switch (type) {
    case 'choice':
      return { kind: 'choice', property, options };
    case 'yes-no':
    case 'number':
      return { kind: type, property };
    case 'date':
    case 'instant':
      return { kind: 'time', property, direction: 'back' };
    case 'line':
    case 'paragraphs':
    case 'record':
      return { kind: 'text', property };
  }
}
