import { useCallback, useEffect, useMemo, useRef } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import type { DeskError } from '../../../shared/bridge/result.ts';
import type { Id } from '../../../shared/domain/id.ts';
import type { RecordKind, RecordOf } from '../../../shared/domain/records/registry.ts';
import { useUnsaved } from '../../bridge/use-unsaved.ts';
import { changedFields } from '../../forms/changed-fields.ts';
import { useFormError } from '../../forms/form-error.ts';
import { type FormValues, isTouched, type RecordEdit } from '../../forms/record-edits.ts';
import { useRecordEdits } from '../../forms/record-edits-provider.tsx';
import { typedSince } from '../../forms/typed-since.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { changedPart, rebased } from './edit-rules.ts';
import type { KindPage } from './kind-page.ts';
import { recordResolver, savedValues } from './record-values.ts';
import { type SavedRecord, useSaveRecord } from './use-save-record.ts';
import { useSentValues } from './use-sent-values.ts';

interface RecordFormOptions {
  readonly page: KindPage;
  readonly id: Id;
  /** Undefined for a record that is not saved yet. */
  readonly record: RecordOf<RecordKind> | undefined;
  /** Called after the record was saved, or needed no change, before its unsaved changes are forgotten. */
  readonly onSaved: (values: FormValues, saved: SavedRecord) => Promise<void>;
}

interface RecordForm {
  readonly form: UseFormReturn<FormValues>;
  readonly values: FormValues;
  /** Null for a record that is not saved yet. */
  readonly saved: FormValues | null;
  readonly isUnsaved: boolean;
  /** The fields that somebody else has changed in another way since the person began. */
  readonly clashes: readonly string[];
  readonly error: DeskError | undefined;
  /** Notes the present values as unsaved changes. */
  readonly changed: () => void;
  readonly discard: () => void;
  /** Saves what was changed; whether that worked. */
  readonly save: () => Promise<boolean>;
}

/** The form of one record. What is changed in it stays unsaved, wherever the person goes, until it is saved or discarded. */
export function useRecordForm({ page, id, record, onSaved }: RecordFormOptions): RecordForm {
  const { kind, more } = page;
  const text = useText();
  const edits = useRecordEdits();
  const edit = edits.of(kind, id);
  const saved = useMemo(() => (record ? savedValues(kind, record) : null), [kind, record]);
  const saveRecord = useSaveRecord(kind);
  const { error, setError, changed: clearError } = useFormError();
  const isNew = record === undefined;
  const resolver = useMemo(() => recordResolver(page, isNew), [page, isNew]);
  const form = useForm<FormValues>({
    resolver,
    defaultValues: { ...(edit?.values ?? saved), ...more },
    shouldFocusError: false,
  });
  const values = form.watch();
  const hasMore = Object.entries(more).some(([name, value]) => values[name] !== value);
  useUnsaved(hasMore);
  const clashes = edit && saved ? rebased(edit, saved).clashes : [];
  const latest = useRef(saved);
  latest.current = saved;
  /** What was saved here over what the window shows; it counts until the window shows it. */
  const own = useRef<{ readonly over: FormValues | null; readonly values: FormValues }>(undefined);
  const { sent, note, settle } = useSentValues({ page, id, form, edits, isNew });

  // The record was saved elsewhere: what the person has not touched follows.
  useEffect(() => {
    if (!saved) return;
    const present = edits.of(kind, id);
    const next = present ? rebased(present, saved).values : saved;
    for (const name of changedFields(form.getValues(), next)) form.setValue(name, next[name]);
  }, [edits, form, id, kind, saved]);

  const changed = useCallback(() => {
    clearError();
    const known = edits.of(kind, id);
    const present = without(more, form.getValues());
    const base = sent.current?.parsed ?? (known ? known.base : latest.current);
    const begun = sent.current?.parsed ?? known?.begun ?? base ?? present;
    const next: RecordEdit = { kind, id, base, begun, values: present };
    if (base && !sent.current && !isTouched(next)) edits.drop(kind, id);
    else edits.set(next);
  }, [clearError, edits, form, id, kind, more, sent]);

  function discard(): void {
    edits.drop(kind, id);
    setError(undefined);
    if (saved) form.reset({ ...saved, ...more });
  }

  async function save(): Promise<boolean> {
    let isSaved = false;
    await form.handleSubmit(async (parsed) => {
      setError(undefined);
      const entered = { ...form.getValues() };
      const values = without(more, parsed);
      const over = latest.current;
      const base = own.current?.over === over ? own.current.values : over;
      const fields = changedPart(base, values);
      const basedOn = base && Object.fromEntries(Object.keys(fields).map((name) => [name, base[name]]));
      const input = { kind, id, fields: { ...fields }, ...(basedOn && { basedOn }) };
      const result = await saveRecord(input, secretIn(parsed));
      if (!result.ok && result.error.reason !== 'field.unchanged') {
        const field = page.refusedField(result.error.reason);
        if (field === undefined) setError(result.error);
        else form.setError(field, { type: 'refused', message: errorText(text, result.error) });
        return;
      }
      own.current = { over, values };
      note({ entered, parsed: values });
      await onSaved(parsed, result.ok ? result.value : { done: null, unprotected: false });
      for (const [name, blank] of Object.entries(more)) {
        form.setValue(name, leftOf(entered[name], form.getValues(name), blank));
      }
      settle();
      isSaved = true;
    })();
    return isSaved;
  }

  return {
    form,
    values,
    saved,
    isUnsaved: (edit !== undefined && isTouched(edit)) || hasMore,
    clashes,
    error,
    changed,
    discard,
    save,
  };
}

/** What remains of an entered value after it was saved: what was typed since. */
function leftOf(sent: unknown, present: unknown, blank: unknown): unknown {
  return typeof sent === 'string' && typeof present === 'string' ? typedSince(sent, present) : blank;
}

/** The values of the record, without what is entered with it. */
function without(more: FormValues, values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(more, name)));
}

function secretIn({ secret }: FormValues): string | null {
  return typeof secret === 'string' && secret !== '' ? secret : null;
}
