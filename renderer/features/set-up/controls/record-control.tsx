import { currentId } from '../../../../shared/domain/records/current-record.ts';
import type { DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import { currentName, listed, listedName } from '../../../../shared/domain/records/listed.ts';
import type { RecordKind, RecordOf } from '../../../../shared/domain/records/registry.ts';
import { Warning } from '../../../forms/warning.tsx';
import type { MessageId } from '../../../i18n/messages.ts';
import { type Option, Select } from '../../../ui/select.tsx';
import { agentNote, agentWarning } from '../agent-absence.ts';
import type { FormContext, FormField } from '../form-field.ts';
import { recordHref } from '../user-records.ts';
import styles from './controls.module.css';

interface RecordControlOptions<Kind extends RecordKind> {
  /** The label of the choice of none, if the field may be empty. */
  readonly none?: MessageId | ((form: FormContext) => string);
  /** Which records can be chosen; by default all in use. */
  readonly fits?: (record: RecordOf<Kind>, form: FormContext) => boolean;
  /** The words of a link to the chosen record, where people want to know what it says. */
  readonly opens?: MessageId;
}

/** One of the records of a kind, in the order of lists. */
export function recordControl<Kind extends RecordKind>(
  kind: Kind,
  { none, fits, opens }: RecordControlOptions<Kind> = {},
): FormField['shown'] {
  const emptyText = (form: FormContext) => (typeof none === 'function' ? none(form) : none && form.text(none));
  return {
    labelled: ({ control, form, value, onChange }) => {
      const { records, text } = form;
      const chosen = typeof value === 'string' ? currentId(records, kind, value) : '';
      const warning = agentWarning(form, kind === 'agent' ? chosen : null);
      const empty = emptyText(form);
      return (
        <>
          <Select
            {...control}
            {...(empty === undefined ? {} : { placeholder: empty })}
            options={recordOptions(form, kind, chosen, fits)}
            value={chosen}
            onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
          />
          {warning !== undefined && <Warning>{warning}</Warning>}
          {opens && records.get(kind, chosen) && (
            <a className={styles.opens} href={recordHref(kind, chosen)}>
              {text(opens)}
            </a>
          )}
        </>
      );
    },
    words: (value, form) =>
      typeof value === 'string' ? currentName(form.records, kind, value) || value : (emptyText(form) ?? ''),
  };
}

/** The records of a kind that can be chosen, and the chosen one even if it is archived. */
export function recordOptions<Kind extends RecordKind>(
  form: FormContext,
  kind: Kind,
  value: string,
  fits: (record: RecordOf<Kind>, form: FormContext) => boolean = () => true,
): readonly Option[] {
  const { records } = form;
  const chosen = currentId(records, kind, value);
  const options: Option[] = listed(records, kind)
    .filter((record) => fits(record, form))
    .map((record) => ({
      value: record.id,
      label: listedName(records, kind, record),
      note: kind === 'agent' ? agentNote(form, record.id) : undefined,
    }));
  const isListed = chosen === '' || options.some((option) => option.value === chosen);
  return isListed ? options : [...options, archivedOption(records, kind, chosen, form)];
}

function archivedOption(records: DeskRecords, kind: RecordKind, id: string, { text }: FormContext): Option {
  const record = records.get(kind, id);
  return { value: id, label: record ? text('deskSetUp.archivedChoice', { name: record.name }) : id };
}
