import { derivedId } from '../../main/platform/derived-key.ts';
import type { QueryInput, QueryName } from '../../shared/bridge/contract/areas.ts';
import { type RecordKind, recordKindNames } from '../../shared/domain/records/registry.ts';
import type { InputOf } from '../../shared/domain/registry.ts';
import { weekdays8to5 } from '../../shared/domain/sla/schedule.ts';
import type { Random } from '../../shared/lib/random.ts';
import { firstQueueIds } from '../../shared/views/queues.ts';
import { goodQueries } from './arbitrary-input.ts';
import { secretOf, type TestWindow } from './memory-bridge.ts';
import { expectDone, someTicket } from './test-desk.ts';

const departments = ['department-support', 'department-sales', 'department-maintenance'];
const plans = ['plan-default', 'plan-fast'];
const priorities = ['priority-low', 'priority-normal', 'priority-high'];
const roles = ['role-all-access', 'role-expanded', 'role-limited', 'role-view-only'];
const schedules = ['schedule-weekdays', 'schedule-always'];
const topics = ['topic-general', 'topic-feedback', 'topic-access'];

/** All that changes is asked for again and again: more would only take longer. */
const mostTickets = 5;

const firstDraft = { slot: { tab: 'intake' }, draftId: 'the-first-draft' } as const;

const bulkKey = 'key-of-a-bulk-action';

/** What can be asked of a desk with these tickets: each question, about each of them where it is about one. */
export function everyQuestion(ticketIds: readonly string[], keys: readonly string[]): readonly Question[] {
  const about = ticketIds.flatMap((ticketId) => Object.entries(goodQueries(ticketId)));
  const more: readonly [QueryName, unknown][] = [
    ...firstQueueIds.map((queue): [QueryName, unknown] => ['queue.page', { queue, offset: 0, limit: 200 }]),
    ...keys.map((key): [QueryName, unknown] => ['key.sent', { key }]),
    ...plans.flatMap((planId) =>
      departments.map((departmentId): [QueryName, unknown] => ['due.preview', { planId, departmentId }]),
    ),
    ...['1001', '1002', '1003'].map((number): [QueryName, unknown] => ['ticket.find', { number }]),
    ...recordKindNames.map((kind): [QueryName, unknown] => ['records.list', { kind, archived: true }]),
    ...departments.map((id): [QueryName, unknown] => ['record.usage', { kind: 'department', id }]),
    ['audit.changes', { limit: 100 }],
    ['audit.changes.csv', {}],
    ...['', 'is:closed', '-name', 'ken name'].map((text): [QueryName, unknown] => [
      'search.page',
      { text, sort: 'best', offset: 0, limit: 50 },
    ]),
    ...['requester:ken', 'topic:Doors status:open'].map((text): [QueryName, unknown] => ['search.queue', { text }]),
    ...ticketIds.map((ticketId): [QueryName, unknown] => ['search.matches', { ticketId, text: 'so name' }]),
    ['bulk.results', { id: derivedId('bulk', 'lena', bulkKey), outcome: 'changed', offset: 0, limit: 50 }],
    ['draft.get', firstDraft],
    ['draft.standing', firstDraft],
  ];
  const all = new Map(
    [...about, ...more].map(([name, input]) => [`${name} ${JSON.stringify(input)}`, { name, input }]),
  );
  return [...all.values()] as readonly Question[];
}

export interface Question<Name extends QueryName = QueryName> {
  readonly name: Name;
  readonly input: QueryInput<Name>;
}

export interface Action {
  readonly what: string;
  readonly does: () => Promise<unknown>;
}

/**
 * What an administrator does while they may do all of it: whatever is drawn later, these have given other answers to what
 * chance may otherwise leave as it is.
 */
export function firstActions(admin: TestWindow, colleague: TestWindow, ticketIds: string[]): readonly Action[] {
  const [ticketId = '', other = ''] = ticketIds;
  const input = { ...someTicket('The third'), departmentId: 'department-support' };
  const place = { departmentId: 'department-support', roleId: 'role-limited', extended: [], isAdministrator: false };
  const withoutSecret = { name: 'Bea Bare', colour: 'teal', ...place };
  const pin = { ticketId, address: `/open/${ticketId}` };
  return [
    { what: 'the third ticket', does: () => admin.run('ticket.open', input, 'key-of-step-0') },
    {
      what: 'an agent without a secret',
      does: () => admin.run('record.put', { kind: 'agent', id: 'bea', fields: withoutSecret }),
    },
    {
      what: 'news for the inbox of whoever opened the ticket',
      does: () => colleague.run('conversation.record', { ticketId, details: 'Is there any news?', source: 'phone' }),
    },
    {
      what: 'a note about a requester',
      does: async () => {
        const { requester } = expectDone(await admin.ask('ticket.details', { ticketId }));
        const about = { ticketId, personId: requester.id };
        return admin.run('requester.note', { ...about, note: 'Prefers calls.', basedOn: '' });
      },
    },
    { what: 'a plan', does: () => admin.run('due.plan', { ticketId, planId: 'plan-fast' }) },
    {
      what: 'a priority',
      does: () => admin.run('field.set', { ticketId: other, field: 'priority', value: 'priority-high' }),
    },
    {
      what: 'a summary with searched words',
      does: () => admin.run('field.set', { ticketId: other, field: 'summary', value: 'So is the name' }),
    },
    {
      what: 'a bulk action',
      does: () => {
        const change = { operation: 'field.set', input: { field: 'source', value: 'web' } } as const;
        return admin.call('bulk.run', { ...change, ticketIds: [ticketId, other] }, bulkKey);
      },
    },
    ...['status-resolved', 'status-open'].map((statusId) => ({
      what: `a ticket of a queue: ${statusId}`,
      does: () => admin.run('status.set', { ticketId, statusId }),
    })),
    {
      what: 'the hours of a plan',
      does: () => admin.run('record.put', { kind: 'plan', id: 'plan-fast', fields: { graceHours: 3 } }),
    },
    {
      what: 'the name of a help topic',
      does: () => admin.run('record.put', { kind: 'topic', id: 'topic-access', fields: { name: 'Doors' } }),
    },
    {
      what: 'a draft',
      does: () =>
        admin.call('draft.save', {
          ...firstDraft,
          content: { key: 'the-first-draft', text: '{}', files: [], basedOn: 1 },
        }),
    },
    { what: 'a place', does: () => admin.call('trail.visit', { place: { ...pin, list: '/open' }, opened: [pin] }) },
    { what: 'a pinned ticket', does: () => admin.call('trail.pin', pin) },
  ];
}

/** The things that happen on a desk where several people work, and administer it. */
export function arbitraryActions(
  random: Random,
  windows: readonly TestWindow[],
  ticketIds: string[],
  step: number,
): readonly (() => Action)[] {
  const [admin = random.pick(windows)] = windows;
  const window = random.pick(windows);
  const ticketId = random.pick(ticketIds);
  const key = `key-of-step-${step}`;
  const put = (kind: RecordKind, id: string, fields: InputOf<'record.put'>['fields']) =>
    action(`${kind} ${id} ${JSON.stringify(fields)}`, () => admin.run('record.put', { kind, id, fields }, key));
  const action = (what: string, does: () => Promise<unknown>): Action => ({ what, does });
  const name = `Name ${step}`;
  const departmentId = random.pick(departments);
  const content = { key: `draft-of-step-${step}`, text: `Words ${step}`, files: [], basedOn: 1 };
  const slot = random.chance(0.3) ? { tab: 'intake' as const } : { tab: 'reply' as const, ticketId };
  const draftId = random.pick(['draft-here', 'draft-there']);
  const pin = { ticketId, address: `/open/${ticketId}` };
  return [
    () =>
      action('open', async () => {
        const opened = await window.run('ticket.open', { ...someTicket(`Ticket ${step}`), departmentId }, key);
        if (opened.ok && ticketIds.length < mostTickets) ticketIds.push(...opened.value.ticketIds);
      }),
    () =>
      action('transfer', () =>
        window.run('department.transfer', { ticketId, departmentId, keepAccess: random.chance(0.3) }, key),
      ),
    () =>
      action('assign', () =>
        window.run('assignment.assign', { ticketId, agentId: random.pick(['john', 'sam']), teamId: null }, key),
      ),
    () =>
      action('to the team', () =>
        window.run('assignment.assign', { ticketId, agentId: null, teamId: 'team-one' }, key),
      ),
    () =>
      action('status', () =>
        window.run('status.set', { ticketId, statusId: random.pick(['status-open', 'status-closed']) }, key),
      ),
    () => action('summary', () => window.run('field.set', { ticketId, field: 'summary', value: name }, key)),
    () =>
      action('priority', () =>
        window.run('field.set', { ticketId, field: 'priority', value: random.pick(priorities) }, key),
      ),
    () => action('plan', () => window.run('due.plan', { ticketId, planId: random.pick(plans) }, key)),
    () =>
      action('requester', () =>
        window.run('requester.change', { ticketId, requester: { ...someTicket().requester, name } }, key),
      ),
    () =>
      action('note', () =>
        window.run(
          'conversation.post',
          { ticketId, visibility: 'internal', body: '<p>So it is.</p>', basedOn: 1 },
          key,
        ),
      ),
    () => action('message', () => window.run('conversation.record', { ticketId, details: name, source: 'phone' }, key)),
    () => put('agent', random.pick(['john', 'sam']), { departmentId, roleId: random.pick(roles) }),
    () => put('agent', random.pick(['john', 'sam']), { name }),
    () => put('agent', 'sam', { extended: [{ departmentId, roleId: random.pick(roles) }] }),
    () => put('department', departmentId, { name }),
    () => put('department', departmentId, { planId: random.pick(plans), scheduleId: random.pick(schedules) }),
    () => put('desk', 'desk', { name }),
    () =>
      put('desk', 'desk', {
        planId: random.pick(plans),
        scheduleId: random.pick(schedules),
        topicId: random.pick(topics),
        priorityId: random.pick(priorities),
      }),
    () =>
      put('plan', random.pick(plans), {
        name,
        graceHours: random.between(1, 99),
        scheduleId: random.pick([null, ...schedules]),
      }),
    () => put('priority', random.pick(priorities), { name, urgency: random.between(1, 99) }),
    () =>
      put('role', random.pick(roles), {
        permissions: random.pick([[], ['ticket.reply'], ['ticket.create', 'ticket.reply', 'ticket.edit']]),
      }),
    () => put('role', random.pick(roles), { name }),
    () => put('schedule', random.pick(schedules), { name }),
    () => put('schedule', 'schedule-weekdays', { hours: weekdays8to5(random.pick(['Europe/Berlin', 'Asia/Tokyo'])) }),
    () => put('status', random.pick(['status-open', 'status-closed']), { name }),
    () => put('queue', 'open', { name }),
    () => put('queue', 'closed', { order: [{ by: random.pick(['due', 'opened']), descending: random.chance(0.5) }] }),
    () => put('field', 'floor', { name, type: 'number', choices: [], isRequired: false, order: 1 }),
    () =>
      action('a field of the desk’s own', () =>
        window.run('custom-field.set', { ticketId, fieldId: 'floor', value: String(step) }, key),
      ),
    () =>
      put('queue', 'mine', {
        where: { property: 'custom:floor', operator: 'above', value: random.between(-1, 99) },
        columns: ['summary', 'custom:floor', 'department'],
      }),
    () => put('team', 'team-one', { name, memberIds: random.pick([['john'], ['sam'], []]) }),
    () =>
      put('topic', random.pick(topics), {
        name,
        departmentId: random.pick([null, ...departments]),
        planId: random.pick([null, ...plans]),
      }),
    () => put('person', 'person-1', { name: `Mo ${step}`, email: '', phone: '', place: '' }),
    () =>
      action('person', async () => {
        const [person] = expectDone(await admin.ask('people.find', { text: 'ken' }));
        const id = person?.id ?? 'nobody';
        await admin.run(
          'record.put',
          { kind: 'person', id, fields: { name: `Ken ${step}`, phone: String(step) } },
          key,
        );
      }),
    () =>
      action('retire a topic', () =>
        admin.run('record.retire', { kind: 'topic', id: 'topic-feedback', replacedBy: 'topic-general' }, key),
      ),
    () =>
      action('retire a department', () =>
        admin.run(
          'record.retire',
          { kind: 'department', id: 'department-maintenance', replacedBy: 'department-sales' },
          key,
        ),
      ),
    () =>
      action('retire a priority', () =>
        admin.run('record.retire', { kind: 'priority', id: 'priority-low', replacedBy: 'priority-normal' }, key),
      ),
    () => action('remember a search', () => window.call('search.remember', { text: random.pick(['one', 'two']) })),
    () => action('forget searches', () => window.call('search.forget', { text: random.pick(['one', null]) })),
    () => action('prefer a theme', () => window.call('me.prefer', { theme: random.pick(['light', 'dark']) })),
    () =>
      action('go to a place', () => window.call('trail.visit', { place: { ...pin, list: '/open' }, opened: [pin] })),
    () => action('pin a ticket', () => window.call('trail.pin', pin)),
    () => action('move a tab', () => window.call('trail.move', { ticketId: pin.ticketId, to: step % 2 })),
    () => action('look at a pinned ticket', () => window.call('trail.look', { ticketId: pin.ticketId })),
    () => action('unpin a ticket', () => window.call('trail.unpin', { ticketId: pin.ticketId })),
    () => action('save a draft', () => window.call('draft.save', { slot, draftId, content })),
    () => action('drop a draft', () => window.call('draft.drop', { slot, draftId })),
    () => action('take a draft', () => window.call('draft.take', { slot, draftId })),
    () => action('open a slot', () => window.call('draft.open', { slot })),
    () => action('close a draft', () => window.call('draft.close', { slot, draftId })),
    () => action('a new code', () => admin.call('recovery.make', { secret: secretOf('lena') })),
    () => action('the code was kept', () => admin.call('recovery.kept', {})),
    () =>
      action('a secret', () =>
        admin.call('agent.save', {
          id: `agent-${step}`,
          fields: {
            name,
            colour: 'teal',
            departmentId,
            roleId: 'role-limited',
            extended: [],
            isAdministrator: false,
          },
          secret: `quite a secret ${step}`,
        }),
      ),
    () => action('protect the PINs', () => admin.call('pins.protect', { on: random.chance(0.5), evenIfWeak: true })),
    () =>
      action('a setting', async () => {
        const { computer } = expectDone(await admin.ask('computer.status', {}));
        await admin.call('computer.change', { setting: 'notifyDue', on: !computer?.settings.notifyDue });
      }),
  ];
}
