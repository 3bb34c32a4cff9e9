import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Id } from '../../../shared/domain/id.ts';
import { changedFields } from '../../forms/changed-fields.ts';
import type { FormValues, RecordEdits } from '../../forms/record-edits.ts';
import type { KindPage } from './kind-page.ts';

/** The values of a form when they were saved. */
export interface Sent {
  readonly entered: FormValues;
  /** The same values as the desk has them. */
  readonly parsed: FormValues;
}

interface SentValuesOptions {
  readonly page: Pick<KindPage, 'kind' | 'more'>;
  readonly id: Id;
  readonly form: UseFormReturn<FormValues>;
  readonly edits: RecordEdits;
  readonly isNew: boolean;
}

interface SentValues {
  /** What was saved, as long as the window doesn’t show it. */
  readonly sent: RefObject<Sent | undefined>;
  /** Notes that these values were saved. */
  readonly note: (sent: Sent) => void;
  /** Forgets the unsaved changes that were saved, as soon as the record is among the saved ones. */
  readonly settle: () => void;
}

/** Keeps what a person types while the record is being saved: it stays unsaved, on top of what was saved. */
export function useSentValues({ page: { kind, more }, id, form, edits, isNew }: SentValuesOptions): SentValues {
  const sent = useRef<Sent>(undefined);
  const isShown = useRef(true);
  const latest = useRef({ isNew });
  latest.current = { isNew };

  /** Whether anything was typed since. */
  const keepTyped = useCallback(
    ({ entered, parsed }: Sent) => {
      const since = form.getValues();
      const typed = changedFields(entered, since).filter((name) => !Object.hasOwn(more, name));
      const values = { ...parsed, ...Object.fromEntries(typed.map((name) => [name, since[name]])) };
      if (typed.length > 0) edits.set({ kind, id, base: parsed, begun: parsed, values });
      return typed.length > 0;
    },
    [edits, form, id, kind, more],
  );

  const finish = useCallback(() => {
    if (sent.current && !keepTyped(sent.current)) edits.drop(kind, id);
    sent.current = undefined;
  }, [edits, id, keepTyped, kind]);

  // A new record stays listed as unsaved until it is among the saved ones, so that its form stays, too.
  const wasNew = useRef(isNew);
  useEffect(() => {
    if (wasNew.current && !isNew) finish();
    wasNew.current = isNew;
  }, [finish, isNew]);

  // A person who goes elsewhere at once, such as to add another record, leaves nothing unsaved.
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
      finish();
    };
  }, [finish]);

  return {
    sent,
    note: (values) => {
      sent.current = values;
      keepTyped(values);
    },
    settle: () => {
      if (!latest.current.isNew || !isShown.current) finish();
    },
  };
}
