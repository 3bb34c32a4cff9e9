import { zodResolver } from '@hookform/resolvers/zod';
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type * as z from 'zod';
import type { DeskError } from '../../../shared/bridge/result.ts';
import { deskside } from '../../bridge/deskside.ts';
import { useKeyFor } from '../../bridge/use-key-for.ts';
import { useUnsaved } from '../../bridge/use-unsaved.ts';
import { useFormError } from '../../forms/form-error.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { isListOpen } from '../../ui/is-list-open.ts';
import { Strip } from '../../ui/strip.tsx';
import styles from './set-up.module.css';
import { SetUpAgents } from './set-up-agents.tsx';
import { SetUpDesk } from './set-up-desk.tsx';
import { type SetUpValues, setUpForm } from './set-up-form.ts';

/** Fields whose validity depends on other fields. */
const comparedWith: Readonly<Record<string, readonly ('repeat' | 'administrator.secret')[]>> = {
  name: ['administrator.secret'],
  'administrator.name': ['administrator.secret'],
  'administrator.secret': ['repeat'],
};

const ofFirstStep = ['name', 'folder', 'startWith', 'administrator', 'repeat'] as const;

export interface SetUpProps {
  readonly proposedFolder: string;
  readonly picksFolders: boolean;
  readonly onBack: () => void;
}

export function SetUp({ proposedFolder, picksFolders, onBack }: SetUpProps) {
  const text = useText();
  const [step, setStep] = useState<1 | 2>(1);
  const [isChecking, setIsChecking] = useState(false);
  const { error, setError, changed } = useFormError();
  const keyFor = useKeyFor();
  const form = useForm<SetUpValues, unknown, z.output<typeof setUpForm>>({
    resolver: zodResolver(setUpForm),
    defaultValues: {
      name: '',
      folder: proposedFolder,
      startWith: 'osticket',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      administrator: { name: '', colour: 'violet', secret: '' },
      repeat: '',
      agents: [],
    },
  });

  useUnsaved(form.formState.isDirty);

  useEffect(() => {
    // A field with an error is validated again while it, or a field it depends on, is edited.
    const watching = form.watch((_values, { name }) => {
      const judged = [name ?? 'name', ...(name === undefined ? [] : (comparedWith[name] ?? []))] as const;
      for (const field of judged) if (form.getFieldState(field).invalid) void form.trigger(field);
    });
    return () => watching.unsubscribe();
  }, [form]);

  async function next(): Promise<void> {
    setError(undefined);
    if (!(await form.trigger(ofFirstStep, { shouldFocus: true }))) return;
    const folder = form.getValues('folder');
    const checked = await deskside.call('desk.checkFolder', { folder });
    // The folder was changed since this check began, so the answer is outdated.
    if (form.getValues('folder') !== folder) return next();
    if (!checked.ok) return refuse(checked.error);
    form.setValue('folder', checked.value.folder);
    setStep(2);
  }

  /** Shows an error of the folder at its field, any other above the form. */
  function refuse(refused: DeskError): void {
    if (!refused.reason.startsWith('folder.')) {
      setError(refused);
      return;
    }
    setStep(1);
    form.setError('folder', { message: errorText(text, refused) }, { shouldFocus: true });
  }

  const finish = form.handleSubmit(async ({ repeat: _repeat, ...setUp }) => {
    setError(undefined);
    const result = await deskside.call('desk.setUp', setUp, keyFor(setUp));
    if (!result.ok) refuse(result.error);
  });

  async function submit(event: FormEvent): Promise<void> {
    if (step === 2) return finish(event);
    event.preventDefault();
    if (isChecking) return;
    setIsChecking(true);
    await next().finally(() => setIsChecking(false));
  }

  /**
   * Goes back one step and keeps what was typed. From the first step it leaves the form only while nothing was typed,
   * because that would be lost.
   */
  function stepBack({ key, target, nativeEvent }: KeyboardEvent): void {
    if (key !== 'Escape' || nativeEvent.isComposing || isListOpen(target) || form.formState.isSubmitting) return;
    if (step === 2) setStep(1);
    else if (!form.formState.isDirty) onBack();
  }

  return (
    <main className={styles.page}>
      <form
        className={styles.card}
        onSubmit={(event) => void submit(event)}
        onChange={changed}
        onKeyDown={stepBack}
        noValidate
      >
        <header className={styles.head}>
          <h1 className={styles.title}>{text('setUp.title')}</h1>
          <span className={styles.step}>{text('setUp.step', { step })}</span>
        </header>
        {error && <Strip kind="problem">{errorText(text, error)}</Strip>}
        <FormProvider {...form}>
          {step === 1 ? (
            <SetUpDesk picksFolders={picksFolders} isChecking={isChecking} onBack={onBack} />
          ) : (
            <SetUpAgents onBack={() => setStep(1)} />
          )}
        </FormProvider>
      </form>
    </main>
  );
}
