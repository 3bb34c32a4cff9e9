import { builtInProperties, type Choices, type Property } from '../domain/conditions/properties.ts';
import type { Id } from '../domain/id.ts';
import type { Words } from '../domain/ticket/catalogue-field.ts';
import { builtInField } from '../domain/ticket/field-catalogue.ts';
import type { SearchChoice, SearchChoices, SearchCustomField, SearchKind } from './search/search-choices.ts';

/** What a condition can be about: a property of tickets, with its name and the values to choose from. */
export interface ConditionField {
  /** Its name in conditions. */
  readonly id: string;
  readonly label: Words;
  readonly type: 'text' | 'choice' | 'person' | 'time' | 'number' | 'flag';
  /** For a choice, in the order of lists. */
  readonly options: readonly ConditionOption[];
  /** The value that depends on who is looking. */
  readonly who: 'me' | 'my-teams' | null;
}

export interface ConditionOption {
  readonly id: Id;
  readonly words: Words;
  /** Whether it is archived: tickets may have it, but it is not chosen anymore. */
  readonly isFormer: boolean;
}

/** Every property of a desk that conditions can use: first those of the catalogue, then the others. */
export function conditionFields(choices: SearchChoices): readonly ConditionField[] {
  const builtIn = [...builtInProperties].map(([id, property]) => builtInConditionField(id, property, choices));
  const isNamed = ({ id }: ConditionField) => builtInField(id) !== undefined;
  const custom = choices.fields.map(customConditionField);
  return [...builtIn.filter(isNamed), ...custom, ...builtIn.filter((field) => !isNamed(field))];
}

function builtInConditionField(id: string, property: Property, choices: SearchChoices): ConditionField {
  const label = builtInField(id)?.label ?? { text: `condition.field.${id}` };
  switch (property.type) {
    case 'choice':
    case 'choices': {
      const kind = 'kind' in property.of ? property.of.kind : undefined;
      if (kind === 'person') return { id, label, type: 'person', options: [], who: null };
      const who = kind === 'agent' ? 'me' : kind === 'team' ? 'my-teams' : null;
      return { id, label, type: 'choice', options: optionsOf(id, property.of, choices), who };
    }
    case 'flag':
    case 'timed-flag':
      return { id, label, type: 'flag', options: [], who: null };
    case 'text':
    case 'time':
    case 'number':
      return { id, label, type: property.type, options: [], who: null };
  }
}

function optionsOf(id: string, of: Choices, { records, former }: SearchChoices): readonly ConditionOption[] {
  if ('values' in of)
    return of.values.map((value) => ({ id: value, words: { text: `choice.${id}.${value}` }, isFormer: false }));
  if (!Object.hasOwn(records, of.kind)) return [];
  // Safe: it has just been checked.
  const kind = of.kind as SearchKind;
  return [...records[kind].map(option(false)), ...former[kind].map(option(true))];
}

function option(isFormer: boolean) {
  return ({ id, name }: SearchChoice): ConditionOption => ({ id, words: { own: name }, isFormer });
}

const customTypes: Readonly<Record<SearchCustomField['type'], ConditionField['type']>> = {
  line: 'text',
  paragraphs: 'text',
  record: 'text',
  choice: 'choice',
  'yes-no': 'flag',
  number: 'number',
  instant: 'time',
  date: 'time',
};

function customConditionField({ property, label, type, options }: SearchCustomField): ConditionField {
  return {
    id: property,
    label: { own: label },
    type: customTypes[type],
    options: options.map(option(false)),
    who: null,
  };
}
