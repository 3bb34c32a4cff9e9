import { type Draft, targetKey } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { type DeskRecords, inUse } from '../../shared/domain/records/desk-records.ts';
import type { EnginePorts } from './ports.ts';

/** The agents whom a change makes administrators although their secrets on this device don’t allow it. */
export function unfitAdministrators(
  { mayAdminister = () => true }: Pick<EnginePorts, 'mayAdminister'>,
  records: DeskRecords,
  drafts: readonly Draft[],
): readonly Id[] {
  return newAdministrators(records, drafts).filter((id) => !mayAdminister(id));
}

/** Whether it is set, or they are added or restored, by hand or by an undo. */
function newAdministrators(records: DeskRecords, drafts: readonly Draft[]): readonly Id[] {
  const changes = new Map<string, { readonly id: Id; readonly drafts: Draft[] }>();
  for (const draft of drafts) {
    if (draft.target.kind !== 'agent') continue;
    const key = targetKey(draft.target);
    const change = changes.get(key) ?? { id: draft.target.id, drafts: [] };
    change.drafts.push(draft);
    changes.set(key, change);
  }
  return [...changes.values()]
    .filter(({ id, drafts: own }) => !inUse(records, 'agent', id)?.isAdministrator && isAfter(records, id, own))
    .map(({ id }) => id);
}

/** Whether the agent is an administrator after these changes, and works on the desk. */
function isAfter(records: DeskRecords, id: Id, drafts: readonly Draft[]): boolean {
  const before = records.get('agent', id);
  let isAdministrator = before?.isAdministrator ?? false;
  let retired = before?.retired ?? false;
  for (const { type, data } of drafts) {
    const { fields } = data as { readonly fields?: { readonly isAdministrator?: boolean } }; // Safe: an operation decided it.
    if (type === 'record.put') isAdministrator = fields?.isAdministrator ?? isAdministrator;
    if (type === 'record.retired') retired = true;
    if (type === 'record.restored') retired = false;
  }
  return isAdministrator && !retired;
}
