import type { Choice } from '../../../shared/views/choices.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './audit.module.css';
import type { AuditedKind, AuditFilter, AuditTab } from './audit-filter.ts';

/** The kinds in the order of the set-up. */
const kinds: readonly AuditedKind[] = [
  'agent',
  'role',
  'department',
  'team',
  'topic',
  'priority',
  'status',
  'plan',
  'schedule',
  'field',
  'queue',
  'desk',
];

interface AuditFiltersProps {
  readonly tab: AuditTab;
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

export function AuditFilters({ tab, filter, onChange }: AuditFiltersProps) {
  const text = useText();
  // Also agents who have left: what they changed stays.
  const list = useAnswer('records.list', { kind: 'agent', archived: true }).data;
  const agents: readonly Choice[] = list?.records.map(({ id, ...rest }) => ({ id, name: nameIn(rest) })) ?? [];
  return (
    <div className={styles.filters}>
      <Field label={text('audit.agent')}>
        {(control) => (
          <Select
            {...control}
            value={filter.agentId}
            placeholder={text('audit.agent.all')}
            options={agents.map(({ id, name }) => ({ value: id, label: name }))}
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
              options={kinds.map((kind) => ({ value: kind, label: text(`audit.kind.${kind}`) }))}
              onChange={({ target }) =>
                onChange({ ...filter, kind: kinds.find((kind) => kind === target.value) ?? '' })
              }
            />
          )}
        </Field>
      )}
      {(['from', 'until'] as const).map((end) => (
        <Field key={end} label={text(`audit.${end}`)}>
          {(control) => (
            <Input
              {...control}
              type="date"
              max="9999-12-31"
              value={filter[end]}
              onChange={({ target }) => onChange({ ...filter, [end]: target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function nameIn(record: object): string {
  return 'name' in record && typeof record.name === 'string' ? record.name : '';
}
