import type { AuditChange } from '../../../shared/views/audit.ts';
import { hoursParts } from '../../i18n/hours-words.ts';
import { fieldName, partsWords, type RecordWords, valueWords } from '../../i18n/record-words.ts';
import { shortText } from '../../i18n/value-text.ts';

/** A changed field in words. */
export interface ShownField {
  readonly label: string;
  /** Null if there was nothing before, or only the difference is shown. */
  readonly from: string | null;
  readonly to: string;
}

/** The sentence has the name already, and where a new record is in its list says nothing. */
const saidOtherwise: ReadonlySet<string> = new Set(['name', 'position']);

/** What an entry shows of each field: before and after, or, of a new record, what it was given. */
export function shownFields(words: RecordWords, { what, fields }: AuditChange): readonly ShownField[] {
  if (what === 'changed' || what === 'moved') {
    // A position says less than the sentence; an urgency has a meaning of its own.
    const shown = what === 'moved' ? fields.filter(({ field }) => field === 'urgency') : fields;
    return shown.flatMap(({ field, from, to }) => changedField(words, field, from, to));
  }
  if (what !== 'added') return [];
  const given = fields.filter(({ field, to }) => !saidOtherwise.has(field) && !isNothing(to));
  return given.flatMap(({ field, to }) => addedField(words, field, to));
}

function isNothing(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function addedField(words: RecordWords, field: string, value: unknown): readonly ShownField[] {
  const { text } = words;
  const parts = field === 'hours' ? hoursParts(words, value) : undefined;
  if (!parts) return [{ label: fieldName(text, field), from: null, to: valueWords(words, field, value) }];
  const some = parts.filter(({ values }) => values.length > 0);
  return some.map(({ label, values }) => ({ label: text(label), from: null, to: shortText(text, values.join(', ')) }));
}

function changedField(words: RecordWords, field: string, from: unknown, to: unknown): readonly ShownField[] {
  const { text } = words;
  if (field === 'hours') {
    const [before, after] = [hoursParts(words, from), hoursParts(words, to)];
    if (before && after)
      return after.flatMap(({ label, values }, index) =>
        listField(words, text(label), before[index]?.values ?? [], values),
      );
  }
  const label = fieldName(text, field);
  if (Array.isArray(from) && Array.isArray(to) && field !== 'order') {
    const [before, after] = [partsWords(words, field, from), partsWords(words, field, to)];
    if (before && after) return listField(words, label, before, after);
  }
  const [was, is] = [valueWords(words, field, from), valueWords(words, field, to)];
  return [{ label, from: was, to: was === is ? text('audit.value.details') : is }];
}

/** A short list is shown before and after; of a long one, what was removed and added. */
function listField(
  words: RecordWords,
  label: string,
  before: readonly string[],
  after: readonly string[],
): readonly ShownField[] {
  const { text } = words;
  const whole = (list: readonly string[]) => list.join(', ') || text('audit.value.none');
  const [was, is] = [whole(before), whole(after)];
  if (was === is) return [];
  const isShort = [was, is].every((each) => shortText(text, each) === each);
  const gone = before.filter((each) => !after.includes(each));
  const added = after.filter((each) => !before.includes(each));
  if (isShort || gone.length + added.length === 0)
    return [{ label, from: shortText(text, was), to: shortText(text, is) }];
  const said = (id: 'audit.value.gone' | 'audit.value.new', values: readonly string[]) =>
    values.length === 0 ? [] : [{ label, from: null, to: text(id, { values: values.join(', ') }) }];
  return [...said('audit.value.gone', gone), ...said('audit.value.new', added)];
}
