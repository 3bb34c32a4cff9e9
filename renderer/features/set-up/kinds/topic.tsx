import { Tags } from 'lucide-react';
import type { Id } from '../../../../shared/domain/id.ts';
import { currentRecord } from '../../../../shared/domain/records/current-record.ts';
import type { DeskRecords } from '../../../../shared/domain/records/desk-records.ts';
import { assigneeControl, assigneeName } from '../controls/assignee-control.tsx';
import { lineControl } from '../controls/line-control.tsx';
import { recordControl } from '../controls/record-control.tsx';
import { switchControl } from '../controls/switch-control.tsx';
import { kindPage } from '../kind-page.ts';
import { joined, nameOf } from '../names.ts';

export const topicPage = kindPage({
  kind: 'topic',
  icon: Tags,
  rows: [
    [
      { name: 'name', label: 'deskSetUp.name', shown: lineControl },
      {
        name: 'parentId',
        label: 'deskSetUp.topic.parentId',
        shown: recordControl('topic', {
          none: 'deskSetUp.topic.parentId.none',
          fits: ({ id }, form) => !ancestors(form.records, id).includes(form.id),
        }),
      },
    ],
    [
      {
        name: 'departmentId',
        label: 'deskSetUp.department',
        shown: recordControl('department', { none: 'deskSetUp.topic.departmentId.none' }),
      },
      {
        name: 'priorityId',
        label: 'field.priority',
        shown: recordControl('priority', { none: 'deskSetUp.topic.priorityId.none' }),
      },
      {
        name: 'planId',
        label: 'deskSetUp.plan',
        shown: recordControl('plan', { none: 'deskSetUp.topic.planId.none', opens: 'deskSetUp.opens.plan' }),
      },
    ],
    [
      {
        name: 'assignee',
        label: 'deskSetUp.topic.assignee',
        hint: 'deskSetUp.topic.assignee.hint',
        shown: assigneeControl,
      },
    ],
    [
      {
        name: 'isPublic',
        label: 'deskSetUp.public',
        hint: 'deskSetUp.topic.isPublic.hint',
        shown: switchControl,
      },
    ],
  ],
  blank: () => ({ name: '', parentId: null, departmentId: null, priorityId: null, planId: null }),
  details: ({ departmentId, priorityId, planId, assignee, isPublic }, context) => [
    joined([
      isPublic ? undefined : context.text('deskSetUp.private'),
      nameOf(context, 'department', departmentId),
      nameOf(context, 'priority', priorityId),
      nameOf(context, 'plan', planId),
      assigneeName(context, assignee),
    ]) || context.text('deskSetUp.topic.defaults'),
  ],
  badge: ({ id }, { records, text }) =>
    records.get('desk', 'desk')?.topicId === id ? text('deskSetUp.default') : undefined,
  depth: ({ id }, { records }) => ancestors(records, id).length - 1,
  refusedField: { 'topic.below-itself': 'parentId' },
});

/** A help topic and those that it is below, from itself up. Two devices may have made a circle; it ends there. */
function ancestors(records: DeskRecords, topicId: Id): readonly Id[] {
  const passed: Id[] = [];
  let topic = currentRecord(records, 'topic', topicId);
  while (topic && !passed.includes(topic.id)) {
    passed.push(topic.id);
    topic = topic.parentId === null ? undefined : currentRecord(records, 'topic', topic.parentId);
  }
  return passed;
}
