import type { Id } from '../id.ts';
import { firstCurrent } from '../records/current-record.ts';
import { type DeskRecords, deskSettings } from '../records/desk-records.ts';
import { isGone } from './present-assignees.ts';

/** The department itself, unless it was archived without a replacement: then the desk's default one, if that is in use. */
export function presentDepartment(records: DeskRecords, departmentId: Id): Id {
  return presentOr(records, 'department', departmentId, deskSettings(records).departmentId);
}

/** The same for a help topic. */
export function presentTopic(records: DeskRecords, topicId: Id): Id {
  return presentOr(records, 'topic', topicId, deskSettings(records).topicId);
}

function presentOr(records: DeskRecords, kind: 'department' | 'topic', id: Id, defaultId: Id): Id {
  if (!isGone(records, kind, id)) return id;
  return firstCurrent(records, kind, [defaultId])?.id ?? id;
}
