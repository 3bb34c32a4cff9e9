import { zodResolver } from '@hookform/resolvers/zod';
import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { saveAgentInput } from '../../../../shared/bridge/contract/records.ts';
import { agentNameProblem, isSecretNotName } from '../../../../shared/bridge/new-agent.ts';
import { agentSecret } from '../../../../shared/bridge/secret.ts';
import { agentColours } from '../../../../shared/domain/records/agent.ts';
import type { AgentShown } from '../../../../shared/views/agent-shown.ts';
import type { Choice, DeskChoices } from '../../../../shared/views/choices.ts';
import { deskside, newKey } from '../../../bridge/deskside.ts';
import { useFollowSaving } from '../../../bridge/saving.tsx';
import { useUnsaved } from '../../../bridge/use-unsaved.ts';
import { useFormError } from '../../../forms/form-error.ts';
import { isSameName } from '../../../forms/same-name.ts';
import { issueText } from '../../../i18n/issue-text.ts';
import { errorText } from '../../../i18n/sentences/error-text.ts';
import { useText } from '../../../i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { Strip } from '../../../ui/strip.tsx';
import { useToasts } from '../../../ui/toast-provider.tsx';
import styles from './agents.module.css';
import { DepartmentChecks } from './department-checks.tsx';
import { createSaveAgent } from './save-agent.ts';

export interface AgentDialogProps {
  /** Undefined for a new agent. */
  readonly agent: AgentShown | undefined;
  readonly choices: DeskChoices;
  readonly isMe: boolean;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

/** An empty secret keeps an agent’s current one; a new agent needs one. */
const editedForm = saveAgentInput
  .extend({ secret: z.literal('').or(agentSecret) })
  .refine(isSecretNotName, agentNameProblem);
const newForm = saveAgentInput.extend({ secret: agentSecret }).refine(isSecretNotName, agentNameProblem);

export function AgentDialog({ agent, choices, isMe, onClose, onRemove }: AgentDialogProps) {
  const text = useText();
  const follow = useFollowSaving();
  const { add } = useToasts();
  const administratorId = useId();
  const [saveAgent] = useState(() => createSaveAgent(deskside, newKey));
  const { error, setError, changed } = useFormError();
  const form = useForm<z.input<typeof editedForm>, unknown, z.output<typeof editedForm>>({
    resolver: zodResolver(agent ? editedForm : newForm),
    defaultValues: valuesOf(agent, choices),
  });
  const { register, formState, watch, setValue } = form;
  const { errors } = formState;
  useUnsaved(formState.isDirty);

  const save = form.handleSubmit(async ({ secret, ...values }) => {
    const extended = values.extended.filter(({ departmentId }) => departmentId !== values.departmentId);
    setError(undefined);
    const result = await follow(saveAgent({ ...values, extended, secret: secret || null }));
    if (!result.ok && result.error.reason !== 'field.unchanged') return setError(result.error);
    const isUnprotected = result.ok && result.value.unprotected;
    add({ title: text(isUnprotected ? 'agents.savedUnprotected' : 'agents.saved', { name: values.name }) });
    onClose();
  });

  const isTaken = choices.agents.some(({ id, name }) => id !== agent?.id && isSameName(name, watch('name')));
  const title = agent ? text('agents.edit.title', { name: agent.name }) : text('agents.add.title');
  return (
    <Dialog title={title} closeLabel={text('common.close')} onClose={onClose}>
      <form className={styles.form} onSubmit={save} onChange={changed} noValidate>
        {error && <Strip kind="problem">{errorText(text, error)}</Strip>}
        <div className={styles.body}>
          <div className={styles.pair}>
            <Field
              label={text('agents.name')}
              hint={isTaken && text('agents.sameName')}
              problem={issueText(text, errors.name?.message)}
            >
              {/* The secret must differ from the name. */}
              {(control) => <Input {...control} {...register('name', { deps: 'secret' })} />}
            </Field>
            <Field label={text('agents.colour')}>
              {(control) => (
                <Select
                  {...control}
                  options={agentColours.map((value) => ({ value, label: text(`colour.${value}`) }))}
                  {...register('colour')}
                />
              )}
            </Field>
            <Field label={text('agents.department')}>
              {(control) => (
                <Select {...control} options={optionsOf(choices.departments)} {...register('departmentId')} />
              )}
            </Field>
            <Field label={text('agents.role')}>
              {(control) => <Select {...control} options={optionsOf(choices.roles)} {...register('roleId')} />}
            </Field>
          </div>
          <DepartmentChecks
            departments={choices.departments.filter(({ id }) => id !== watch('departmentId'))}
            roleId={watch('roleId')}
            chosen={watch('extended')}
            onChange={(extended) => setValue('extended', extended, { shouldDirty: true })}
          />
          <Field
            label={text(agent ? 'agents.newPin' : 'agents.pin')}
            hint={agent && text('agents.newPin.hint')}
            problem={issueText(text, errors.secret?.message)}
          >
            {(control) => <Input {...control} type="password" autoComplete="new-password" {...register('secret')} />}
          </Field>
          <div className={styles.check}>
            <input id={administratorId} type="checkbox" disabled={isMe} {...register('isAdministrator')} />
            <label htmlFor={administratorId}>{text('agents.administrator')}</label>
            <p>{text(isMe ? 'agents.youAdministrate' : 'agents.administrator.hint')}</p>
          </div>
        </div>
        <DialogFoot>
          {agent && !isMe && (
            <Button look="quiet" danger onClick={onRemove}>
              {text('agents.remove')}
            </Button>
          )}
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button look="primary" type="submit" keys="Mod+Enter" disabled={formState.isSubmitting}>
            {text('agents.save')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

function valuesOf(agent: AgentShown | undefined, choices: DeskChoices): z.input<typeof editedForm> {
  if (agent) {
    const { id, name, colour, departmentId, roleId, extended, isAdministrator } = agent;
    return { agentId: id, name, colour, departmentId, roleId, extended: [...extended], isAdministrator, secret: '' };
  }
  const roleId = choices.roles.find(({ id }) => id === 'role-expanded')?.id ?? choices.roles[0]?.id ?? '';
  const { departmentId } = choices.fallback;
  return {
    agentId: null,
    name: '',
    colour: 'green',
    departmentId,
    roleId,
    extended: [],
    isAdministrator: false,
    secret: '',
  };
}

function optionsOf(records: readonly Choice[]) {
  return records.map(({ id, name }) => ({ value: id, label: name }));
}
