import { useEffect, useMemo, useState } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import type { PageContext } from '../../forms/page.ts';
import { type FormValues, isTouched, type RecordEdit } from '../../forms/record-edits.ts';
import { useRecordEdits } from '../../forms/record-edits-provider.tsx';
import { Message } from '../../ui/message.tsx';
import { useRegions } from '../../ui/region.tsx';
import type { RegionName } from '../../ui/regions.ts';
import { ArchiveDialog } from './archive-dialog.tsx';
import type { RecordContext } from './form-field.ts';
import type { KindPage } from './kind-page.ts';
import { enteredName, listedRecords } from './listed-records.ts';
import { RecordColumn } from './record-column.tsx';
import styles from './record-form.module.css';
import { RecordForm } from './record-form.tsx';
import { newValues } from './record-values.ts';
import { useMoveRecord } from './use-move-record.ts';

interface RecordPanesProps extends Pick<PageContext, 'goToPart'> {
  /** Whether there are other kinds beside this one. */
  readonly hasKinds: boolean;
  readonly page: KindPage;
  /** The record in the address; without one the first is shown where there is room for it. */
  readonly id: Id | undefined;
  readonly context: RecordContext;
  readonly reload: () => Promise<void>;
}

/** The records of one kind, and the form of one of them. */
export function RecordPanes({ page, id: wantedId, context, hasKinds, reload, goToPart }: RecordPanesProps) {
  const { kind } = page;
  const { records, text } = context;
  const edits = useRecordEdits();
  const regions = useRegions();
  const all = edits.all();
  const rows = useMemo(() => listedRecords(records, page, all), [records, page, all]);
  const shownId = wantedId ?? rows.inUse[0]?.id;
  /** The record whose form is to get the keyboard. */
  const [enteredId, setEnteredId] = useState<Id>();
  const [archivingId, setArchivingId] = useState<Id>();
  const move = useMoveRecord(page, context);
  const isKnown = shownId !== undefined && [...rows.inUse, ...rows.archived].some(({ id }) => id === shownId);

  // A new record that was left blank is not kept.
  useEffect(() => {
    const isBlank = (edit: RecordEdit) => edit.base === null && !isTouched(edit) && enteredName(edit) === '';
    const left = edits.all().filter((edit) => edit.id !== shownId && isBlank(edit));
    for (const edit of left) edits.drop(edit.kind, edit.id);
  }, [edits, shownId]);

  const shown = (name: RegionName) => regions.all().find((region) => region.name === name && region.isShown());
  const open = (id: Id) => goToPart([kind, id], { replace: wantedId !== undefined && shown('records') !== undefined });

  function rest(name: RegionName): boolean {
    const target = shown(name)?.restingTarget();
    target?.focus();
    return target !== undefined;
  }

  function add(values: FormValues): void {
    const id = crypto.randomUUID();
    edits.begin(kind, id, newValues(kind, id, values));
    setEnteredId(id);
    open(id);
  }

  function backToRecords(): boolean {
    if (kind === 'desk') return backToKinds();
    if (!rest('records')) goToPart([kind]);
    return true;
  }

  function backToKinds(): boolean {
    if (!hasKinds) return false;
    if (rest('kinds')) return true;
    // Where the records have the window for themselves, the kinds are a step of their own.
    if (shown('record') && kind !== 'desk') return false;
    goToPart([]);
    return true;
  }

  return (
    <>
      {kind !== 'desk' && (
        <RecordColumn
          page={page}
          rows={rows}
          selectedId={shownId}
          context={context}
          onSelect={(id) => shown('record') && open(id)}
          onOpen={open}
          onEnter={(id) => {
            setEnteredId(id);
            open(id);
          }}
          onMove={move}
          onArchive={setArchivingId}
          onAdd={() => add(page.blank(context))}
          onKind={hasKinds ? (other) => goToPart([other]) : undefined}
          onBack={backToKinds}
        />
      )}
      {isKnown ? (
        <RecordForm
          key={shownId}
          page={page}
          id={shownId}
          context={context}
          isEntered={enteredId === shownId}
          onEntered={() => setEnteredId(undefined)}
          reload={reload}
          onAdd={() => add(page.blank(context))}
          onLeave={() => goToPart([kind], { replace: true })}
          onBack={backToRecords}
          onKind={(other) => goToPart([other])}
          onArchive={setArchivingId}
          onCopy={add}
        />
      ) : (
        <section className={styles.pane}>
          <Message title={text(shownId === undefined ? 'deskSetUp.choose' : 'deskSetUp.gone')} />
        </section>
      )}
      {archivingId !== undefined && (
        <ArchiveDialog
          page={page}
          id={archivingId}
          context={context}
          onArchived={() => {
            setArchivingId(undefined);
            edits.drop(kind, archivingId);
            goToPart([kind], { replace: true });
          }}
          onClose={() => setArchivingId(undefined)}
        />
      )}
    </>
  );
}
