import { zodResolver } from '@hookform/resolvers/zod';
import { type FormEvent, useEffect, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import * as z from 'zod';
import { setUpInput } from '../../../shared/bridge/calls.ts';
import { deskside } from '../../bridge/deskside.ts';
import { useUnsaved } from '../../bridge/use-unsaved.ts';
import { errorText } from '../../i18n/problem-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Strip } from '../../ui/strip.tsx';
import styles from './set-up.module.css';
import { SetUpAgents } from './set-up-agents.tsx';
import { SetUpDesk } from './set-up-desk.tsx';

/** The call's own schema, and the passphrase a second time. */
const setUpForm = setUpInput
  .extend({ repeat: z.string() })
  .refine(({ administrator, repeat }) => administrator.secret === repeat, {
    path: ['repeat'],
    message: 'setUp.repeat.problem',
    // Both fields are judged together as soon as both are there, whatever else is still missing.
    when: ({ value }) => typeof value === 'object' && value !== null && 'repeat' in value,
  });

export type SetUpValues = z.input<typeof setUpForm>;

const ofFirstStep = ['name', 'folder', 'administrator', 'repeat'] as const;

export function SetUp({ proposedFolder, onBack }: { readonly proposedFolder: string; readonly onBack: () => void }) {
  const text = useText();
  const [step, setStep] = useState<1 | 2>(1);
  const [problem, setProblem] = useState<string>();
  const form = useForm<SetUpValues, unknown, z.output<typeof setUpForm>>({
    resolver: zodResolver(setUpForm),
    defaultValues: {
      name: '',
      folder: proposedFolder,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      administrator: { name: '', colour: 'violet', secret: '' },
      repeat: '',
      agents: [],
    },
  });

  useUnsaved(form.formState.isDirty);

  useEffect(() => {
    // A field that was found wrong is judged anew while it is put right; the passphrase counts in both places.
    const watching = form.watch((_values, { name }) => {
      const judged = name?.startsWith('administrator.secret') ? ([name, 'repeat'] as const) : [name ?? 'name'];
      for (const field of judged) if (form.getFieldState(field).invalid) void form.trigger(field);
    });
    return () => watching.unsubscribe();
  }, [form]);

  async function next(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await form.trigger(ofFirstStep)) setStep(2);
  }

  const finish = form.handleSubmit(async ({ repeat: _repeat, ...setUp }) => {
    setProblem(undefined);
    const result = await deskside.call('desk.setUp', setUp);
    if (result.ok) return;
    setProblem(errorText(text, result.error));
    if (result.error.reason?.startsWith('folder.')) setStep(1);
  });

  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={step === 1 ? next : finish} noValidate>
        <header className={styles.head}>
          <h1 className={styles.title}>{text('setUp.title')}</h1>
          <span className={styles.step}>{text('setUp.step', { step })}</span>
        </header>
        {problem && <Strip kind="problem">{problem}</Strip>}
        <FormProvider {...form}>
          {step === 1 ? <SetUpDesk onBack={onBack} /> : <SetUpAgents onBack={() => setStep(1)} />}
        </FormProvider>
      </form>
    </main>
  );
}
