import type { AnyRecordList } from '../../../shared/bridge/contract/records.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { sayIncompleteDate } from '../../forms/incomplete.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { type Option, Select } from '../../ui/select.tsx';
import styles from './audit.module.css';
import { type AuditFilter, type AuditTab, auditedKinds, endsFirst } from './audit-filter.ts';

interface AuditFiltersProps {
  readonly tab: AuditTab;
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

export function AuditFilters({ tab, filter, onChange }: AuditFiltersProps) {
  const text = useText();
  // Also agents who have left: what they changed stays.
  const agents = useAnswer('records.list', { kind: 'agent', archived: true }).data;
  const { kind } = filter;
  const ofKind = useAnswer('records.list', { kind: kind || 'agent', archived: true }).data;
  return (
    <div className={styles.filters}>
      <Field label={text('audit.agent')}>
        {(control) => (
          <Select
            {...control}
            value={filter.agentId}
            placeholder={text('audit.agent.all')}
            options={optionsOf(agents)}
            onChange={({ target }) => onChange({ ...filter, agentId: target.value })}
          />
        )}
      </Field>
      {tab === 'changes' && (
        <Field label={text('audit.kind')}>
          {(control) => (
            <Select
              {...control}
              value={filter.kind}
              placeholder={text('audit.kind.all')}
              options={auditedKinds.map((kind) => ({ value: kind, label: text(`audit.kind.${kind}`) }))}
              onChange={({ target }) =>
                onChange({
                  ...filter,
                  kind: auditedKinds.find((kind) => kind === target.value) ?? '',
                  recordId: '',
                })
              }
            />
          )}
        </Field>
      )}
      {tab === 'changes' && filter.kind !== '' && filter.kind !== 'desk' && (
        <Field label={text('audit.record')}>
          {(control) => (
            <Select
              {...control}
              value={filter.recordId}
              placeholder={text('audit.record.all')}
              options={optionsOf(ofKind)}
              onChange={({ target }) => onChange({ ...filter, recordId: target.value })}
            />
          )}
        </Field>
      )}
      {(['from', 'until'] as const).map((end) => (
        <Field
          key={end}
          label={text(`audit.${end}`)}
          problem={end === 'until' && endsFirst(filter) ? text('audit.until.first') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              type="date"
              max="9999-12-31"
              value={filter[end]}
              onBlur={({ target }) => sayIncompleteDate(text, target)}
              onChange={({ target }) => onChange({ ...filter, [end]: target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

/** The records of a list as options. */
function optionsOf(list: AnyRecordList | undefined): readonly Option[] {
  return list?.records.map(({ id, name }) => ({ value: id, label: name })) ?? [];
}
