import { useRef } from 'react';
import type { Id } from '../../../shared/domain/id.ts';
import { listGroup } from '../../../shared/domain/records/list-group.ts';
import { listed } from '../../../shared/domain/records/listed.ts';
import { recordKinds } from '../../../shared/domain/records/registry.ts';
import { useAction } from '../../bridge/use-action.ts';
import type { RecordContext } from './form-field.ts';
import type { KindPage } from './kind-page.ts';

/** Moves a record by one place, or to the place of another one. */
export type MoveRecord = (id: Id, to: 1 | -1 | Id) => void;

/** Undefined for a kind with a fixed order. Records move only among those of their group, such as help topics with one parent. */
export function useMoveRecord(page: KindPage, context: RecordContext): MoveRecord | undefined {
  const { kind } = page;
  const { records, text } = context;
  const { runAction } = useAction();
  const isMoving = useRef(false);

  async function move(id: Id, to: 1 | -1 | Id): Promise<void> {
    const record = records.get(kind, id);
    if (!record || isMoving.current) return;
    const group = listGroup(records, kind, record);
    const list = listed(records, kind).filter((other) => listGroup(records, kind, other) === group);
    const from = list.findIndex((other) => other.id === id);
    const target = typeof to === 'string' ? list.findIndex((other) => other.id === to) : from + to;
    if (target === from || target < 0 || target >= list.length) return;
    const before = list.filter((other) => other.id !== id)[target]?.id ?? null;
    isMoving.current = true;
    await runAction(
      'record.move',
      { kind, id, before },
      text('deskSetUp.moved', { name: page.shownName(id, context) }),
    );
    isMoving.current = false;
  }

  const isOrdered = 'orderedBy' in recordKinds[kind];
  return isOrdered ? (id, to) => void move(id, to) : undefined;
}
