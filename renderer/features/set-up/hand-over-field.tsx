import type { Id } from '../../../shared/domain/id.ts';
import type { RecordUsage } from '../../../shared/views/record-usage.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useAgentOptions } from '../../forms/use-agent-options.ts';
import { Warning } from '../../forms/warning.tsx';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import type { HandOver } from './use-hand-over.ts';

interface HandOverFieldProps {
  /** The agent who is archived. */
  readonly id: Id;
  readonly usage: RecordUsage & { readonly held: readonly Id[] };
  readonly value: HandOver['to'] | undefined;
  readonly onChange: (to: HandOver['to'] | undefined) => void;
}

/** Who gets the open tickets of an agent who is archived; of those, the ones that the administrator sees. */
export function HandOverField({ id, usage: { open, held }, value, onChange }: HandOverFieldProps) {
  const text = useText();
  const { agents, warningFor } = useAgentOptions(useAnswer('desk.choices', {}).data);
  const others = agents.filter((agent) => agent.id !== id);
  const warning = warningFor(value?.id ?? null);
  const isPart = held.length < open;
  const hint = isPart ? text('deskSetUp.archive.handOver.part', { count: held.length, total: open }) : undefined;
  return (
    <Field
      label={text('deskSetUp.archive.handOver', { count: open })}
      hint={warning === undefined ? hint : <Warning>{warning}</Warning>}
    >
      {(control) => (
        <Select
          {...control}
          placeholder={text('deskSetUp.archive.handOver.nobody')}
          options={others.map((agent) => ({ value: agent.id, label: agent.name, note: agent.note }))}
          value={value?.id ?? ''}
          onChange={({ target }) => onChange(others.find((agent) => agent.id === target.value))}
        />
      )}
    </Field>
  );
}
