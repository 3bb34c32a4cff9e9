import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useUndo } from '../../bridge/undo.tsx';
import { useFocusInvalid } from '../../forms/focus-invalid.ts';
import type { FormValues } from '../../forms/record-edits.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { hasPressed } from '../../ui/keyboard.ts';
import { ReadOnly, useReadOnly } from '../../ui/read-only.tsx';
import { useRegion } from '../../ui/region.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useToasts } from '../../ui/toast-provider.tsx';
import { ArchivedStrip } from './archived-strip.tsx';
import { ConflictCard } from './conflict-card.tsx';
import { RecordField } from './field-row.tsx';
import type { FormContext, RecordContext } from './form-field.ts';
import { FormFoot } from './form-foot.tsx';
import { FormHead } from './form-head.tsx';
import { KindMenu } from './kind-menu.tsx';
import type { KindPage } from './kind-page.ts';
import { LastChange } from './last-change.tsx';
import styles from './record-form.module.css';
import { UsageLine } from './usage-line.tsx';
import { useContested } from './use-contested.ts';
import { useRecordForm } from './use-record-form.ts';
import { UsedBy } from './used-by.tsx';

interface RecordFormProps {
  readonly page: KindPage;
  readonly id: Id;
  readonly context: RecordContext;
  /** Whether the keyboard is to move into the form. */
  readonly isEntered: boolean;
  readonly onEntered: () => void;
  /** Asks for the records again. */
  readonly reload: () => Promise<void>;
  /** Begins another record of the kind. */
  readonly onAdd: () => void;
  /** Shows the list without a record, because there is no such record any more. */
  readonly onLeave: () => void;
  /** Moves the keyboard back to the list; returns whether it could. */
  readonly onBack: () => boolean;
  readonly onKind: (kind: string) => void;
  readonly onArchive: (id: Id) => void;
  /** Begins a new record with these values. */
  readonly onCopy: (values: FormValues) => void;
}

/** The form of one desk record. */
export function RecordForm({ page, id, context, ...props }: RecordFormProps) {
  const { isEntered, onEntered, reload, onAdd, onLeave, onBack, onKind, onArchive, onCopy } = props;
  const { copied } = page;
  const { kind } = page;
  const { records, text } = context;
  const record = records.get(kind, id);
  const isArchived = record?.retired ?? false;
  const reason = useReadOnly();
  const { offer } = useUndo();
  const { add } = useToasts();
  const section = useRef<HTMLElement>(null);
  const { form: element, focusInvalid } = useFocusInvalid();
  const [isBusy, setIsBusy] = useState(false);
  /** Whether the person asked to save once more while the record was being saved. */
  const again = useRef(false);
  const region = useRegion('record', { main: firstField, back: onBack }, section);
  const usage = useAnswer(
    'record.usage',
    { kind, id },
    { enabled: record !== undefined && kind !== 'desk' && page.words !== 'ownQueue' },
  );
  const conflicts = useContested().filter((conflict) => conflict.kind === kind && conflict.id === id);
  const edited = useRecordForm({
    page,
    id,
    record,
    onSaved: async (values, { done, unprotected }) => {
      const name = String(values.name);
      const said = text(unprotected ? 'deskSetUp.agent.savedUnprotected' : 'deskSetUp.saved', { name });
      if (done) offer(done, said);
      else add({ title: said });
      await reload();
    },
  });
  const { form, values, saved, isUnsaved, clashes, error, changed, discard, save } = edited;
  const shownForm: FormContext = { ...context, id, isNew: !record, saved, values };
  const title = record ? page.shownName(id, context) : text(`deskSetUp.${page.words}.new`);

  useEffect(() => {
    if (!isEntered) return;
    firstField()?.focus();
    onEntered();
  });

  function firstField(): HTMLElement | null | undefined {
    return section.current?.querySelector<HTMLElement>('input, select, textarea');
  }

  function showUsage(): void {
    const users = section.current?.querySelector<HTMLElement>('[data-users]');
    users?.scrollIntoView({ block: 'nearest' });
    users?.focus();
  }

  // Only now does the form hold what was saved first, which the next changes are based on.
  useEffect(() => {
    if (isBusy || !again.current) return;
    again.current = false;
    if (isUnsaved) void submit();
  });

  async function submit(): Promise<boolean> {
    if (isBusy || isArchived) return false;
    setIsBusy(true);
    const isSaved = await save();
    if (!isSaved) again.current = false;
    setIsBusy(false);
    if (!isSaved) focusInvalid();
    return isSaved;
  }

  function submitted(event: FormEvent): void {
    event.preventDefault();
    if (isBusy) again.current = true;
    else void submit();
  }

  async function addAnother(): Promise<void> {
    if (await submit()) onAdd();
  }

  function press(event: KeyboardEvent): void {
    if (record || event.repeat || !hasPressed('Mod+Shift+Enter', event)) return;
    event.preventDefault();
    void addAnother();
  }

  function throwAway(): void {
    discard();
    if (!record) onLeave();
  }

  const clashing = page.rows.flat().filter((field) => clashes.includes(field.name));
  return (
    <section {...region} className={styles.pane} aria-label={title} tabIndex={-1}>
      <FormHead
        title={title}
        isArchived={isArchived}
        usage={
          usage.data && <UsageLine kind={kind} name={record?.name ?? ''} usage={usage.data} onShowAll={showUsage} />
        }
        context={context}
        onBack={onBack}
        menu={kind === 'desk' && <KindMenu kind={kind} text={text} onKind={onKind} />}
      />
      <form ref={element} className={styles.form} onSubmit={submitted} onKeyDown={press} noValidate>
        <div className={styles.body}>
          {isArchived && <ArchivedStrip kind={kind} id={id} name={title} context={context} />}
          {conflicts.map((conflict) => (
            <ConflictCard key={conflict.field} conflict={conflict} onDecided={() => firstField()?.focus()} />
          ))}
          {error && <Strip kind="problem">{errorText(text, error)}</Strip>}
          {clashing.length > 0 && (
            <Strip kind="warning">
              {text('deskSetUp.clash', { fields: clashing.map(({ label }) => text(label)).join(', ') })}
            </Strip>
          )}
          <ReadOnly value={isArchived ? text('deskSetUp.archived.words', { name: title }) : reason}>
            {page.rows.map((row) => {
              const shown = row.filter(({ isShown = () => true }) => isShown(shownForm));
              return (
                shown.length > 0 && (
                  <div key={row[0]?.name} className={styles.row} data-count={shown.length}>
                    {shown.map((field) => (
                      <RecordField
                        key={field.name}
                        field={field}
                        control={form.control}
                        form={shownForm}
                        onChange={changed}
                      />
                    ))}
                  </div>
                )
              );
            })}
            {page.below?.(shownForm)}
          </ReadOnly>
          {usage.data && kind !== 'queue' && <UsedBy kind={kind} id={id} usage={usage.data} context={context} />}
          {record && page.words !== 'ownQueue' && <LastChange kind={kind} id={id} />}
        </div>
        {!isArchived && (
          <FormFoot
            isNew={!record}
            isUnsaved={isUnsaved}
            isBusy={isBusy}
            note={usage.data && page.note?.(shownForm, usage.data.open)}
            onArchive={page.mayArchive(id, context) ? () => onArchive(id) : undefined}
            onCopy={record && copied ? () => onCopy(copied(values, context)) : undefined}
            onDiscard={throwAway}
            onAddAnother={record ? undefined : () => void addAnother()}
          />
        )}
      </form>
    </section>
  );
}
