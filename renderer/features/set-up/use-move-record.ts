import { useRef } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import { listed, placeOf } from '../../../shared/domain/records/listed.ts';
import { recordKinds } from '../../../shared/domain/records/registry.ts';
import { useUndo } from '../../bridge/undo.tsx';
import { useRun } from '../../bridge/use-run.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useToasts } from '../../ui/toast-provider.tsx';
import type { RecordContext } from './form-field.ts';
import type { KindPage } from './kind-page.ts';
import { placesForMove } from './places.ts';

/** Moves a record by one place, or to the place of another one. */
export type MoveRecord = (id: Id, to: 1 | -1 | Id) => void;

/** Undefined for a kind that has a fixed order. Records move only among those of their group, such as help topics with one parent. */
export function useMoveRecord(page: KindPage, context: RecordContext): MoveRecord | undefined {
  const { kind } = page;
  const { records, text } = context;
  const run = useRun();
  const { offer } = useUndo();
  const { add } = useToasts();
  const isMoving = useRef(false);
  const field = 'orderedBy' in recordKinds[kind] ? recordKinds[kind].orderedBy : undefined;
  if (field === undefined) return undefined;
  const name = field;

  async function move(id: Id, to: 1 | -1 | Id): Promise<void> {
    const group = page.group(id, context);
    const list = listed(records, kind)
      .filter((record) => page.group(record.id, context) === group)
      .map((record) => ({ id: record.id, name: record.name, place: placeOf(kind, record) }));
    const from = list.findIndex((record) => record.id === id);
    const target = typeof to === 'string' ? list.findIndex((record) => record.id === to) : from + to;
    const changes = placesForMove(list, id, target);
    if (isMoving.current || changes.length === 0) return;
    isMoving.current = true;
    for (const change of changes) {
      const result = await run('record.put', { kind, id: change.id, fields: { [name]: change.place } });
      if (!result.ok) {
        add({ title: errorText(text, result.error), priority: 'high' });
        break;
      }
      if (change === changes.at(-1)) offer(result.value, text('deskSetUp.moved', { name: list[from]?.name ?? '' }));
    }
    isMoving.current = false;
  }

  return (id, to) => void move(id, to);
}
