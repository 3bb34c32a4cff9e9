import fc from 'fast-check';
import type { StampedEvent, Target } from '../../shared/domain/event.ts';
import { formatStamp } from '../../shared/domain/stamp.ts';
import type { TicketEventType } from '../../shared/domain/ticket/draft.ts';

const word = fc.constantFrom(
  '',
  'a',
  'b',
  'priority-high',
  '__proto__',
  'constructor',
  'toString',
  '\ud800',
  'x\u202ey',
);
const wordOrNull = fc.option(word);
const number = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 8.64e15, -8.64e15));
const state = fc.constantFrom('open', 'closed');
const statusKinds = fc.constantFrom('open', 'waiting', 'resolved', 'closed');
const numberOrNull = fc.option(number);
const times = { closedMs: numberOrNull, reopenedMs: numberOrNull };
const spans = fc.array(fc.tuple(number, number), { maxLength: 2 });
const assignees = fc.record({ agentId: wordOrNull, teamId: wordOrNull });
const referral = fc.record(
  { kind: fc.constantFrom('agent', 'team', 'department'), id: word, sinceMs: number, byHand: fc.constant(true) },
  { requiredKeys: ['kind', 'id'] },
);
const plan = fc.record(
  { planId: word, planName: word, startMs: number, graceMs: number, dueMs: number, warnMs: number },
  { requiredKeys: ['planId', 'planName', 'startMs', 'graceMs', 'dueMs'] },
);
const mark = fc.record({ isAnswered: fc.boolean(), entryId: word, reopenedMs: numberOrNull });
const link = fc.record({ kind: fc.constantFrom('related', 'follows', 'followed-by'), ticketId: word, number: word });
const response = { startMs: number, graceMs: number, dueMs: number };
const pause = { planId: word, dueMs: number, sinceMs: number, remainingMs: number };
const pausedResponse = fc.record({ dueMs: number, remainingMs: number });
const paused = fc.record(
  { ...pause, response: pausedResponse },
  { requiredKeys: ['planId', 'dueMs', 'sinceMs', 'remainingMs'] },
);
const fieldName = fc.oneof(fc.constantFrom('summary', 'priority', 'topic', 'source'), word);

const waiting = fc.record({ untilMs: numberOrNull, reason: word });
const planName = fc.constantFrom('a:1:0', 'a:2:1', 'b:1:0', 'c:3:0', '__proto__');

const customSide = fc.record({ value: word, words: word });

/** Data that each type of ticket event may carry, as another desk may have written it. */
const ticketData: Readonly<Record<TicketEventType, fc.Arbitrary<unknown>>> = {
  'ticket.opened': fc.record({ number: word.filter((some) => some !== '') }),
  'fields.filled': fc.record({ values: fc.dictionary(fieldName, word) }),
  'field.changed': fc.record(
    { field: fieldName, from: word, to: word, reason: word },
    { requiredKeys: ['field', 'from', 'to'] },
  ),
  'custom.set': fc.record(
    {
      fieldId: fc.constantFrom('a', 'constructor', 'building'),
      label: word,
      type: fc.constantFrom('line', 'choice', 'yes-no', 'number', 'date'),
      from: customSide,
      to: customSide,
      reason: word,
    },
    { requiredKeys: ['fieldId', 'label', 'type', 'from', 'to'] },
  ),
  'status.changed': fc.record(
    {
      statusId: word,
      state,
      from: fc.option(fc.record({ statusId: word, state, ...times })),
      restored: fc.record(times),
    },
    { requiredKeys: ['statusId', 'state', 'from'] },
  ),
  'status.set': fc.record(
    {
      statusId: word,
      kind: statusKinds,
      state,
      from: fc.option(fc.record({ statusId: word, kind: statusKinds, state, ...times })),
      restored: fc.record(times),
      confirmed: fc.constantFrom('phone', 'walk-in', 'message'),
    },
    { requiredKeys: ['statusId', 'kind', 'state', 'from'] },
  ),
  'conversation.posted': fc.record({
    entryId: word,
    kind: fc.constantFrom('message', 'reply', 'note'),
    body: fc.record({ html: word, text: word }),
    attachments: fc.constant([]),
  }),
  'conversation.retracted': fc.record({ entryId: word }),
  'assignment.changed': fc.record({ from: assignees, to: assignees }),
  'department.changed': fc.record({ from: word, to: word }),
  'referral.added': referral,
  'referral.removed': referral,
  'due.planned': fc
    .tuple(
      plan,
      spans,
      fc.record(
        {
          response: fc.option(fc.record({ ...response, spans })),
          from: fc.record(
            { plan: fc.option(plan), response: fc.option(fc.record(response)) },
            { requiredKeys: ['plan'] },
          ),
        },
        { requiredKeys: ['from'] },
      ),
    )
    .map(([present, counted, more]) => ({ ...present, spans: counted, ...more })),
  'due.paused': fc.record(
    {
      ...pause,
      startMs: number,
      response: pausedResponse,
      from: fc.record(
        {
          paused,
          resumed: fc.record(
            { dueMs: number, toMs: numberOrNull, responseDueMs: number },
            { requiredKeys: ['dueMs', 'toMs'] },
          ),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['planId', 'dueMs', 'sinceMs', 'remainingMs', 'startMs', 'from'] },
  ),
  'due.resumed': fc.record(
    {
      planId: word,
      startMs: number,
      dueMs: number,
      sinceMs: number,
      toMs: numberOrNull,
      spans,
      response: fc.record({ dueMs: number, spans }),
      from: fc.record({ paused }),
    },
    { requiredKeys: ['planId', 'startMs', 'dueMs', 'sinceMs', 'toMs', 'spans', 'from'] },
  ),
  'waiting.planned': fc.record(
    {
      to: fc.option(waiting),
      from: fc.option(waiting),
      statusId: word,
      withStatus: fc.constant(true),
      replaces: planName,
      pause: fc.record({ ...pause, startMs: number }),
    },
    { requiredKeys: ['to', 'from', 'statusId'] },
  ),
  'waiting.ended': fc.record({ plan: planName }),
  'due.set': fc.record(
    { from: fc.option(number), to: fc.option(number), hasPassed: fc.boolean() },
    { requiredKeys: ['from', 'to'] },
  ),
  'answered.marked': fc.record({ mark: fc.option(mark), from: fc.option(mark) }),
  'follower.added': fc.record({ agentId: word }),
  'follower.removed': fc.record({ agentId: word }),
  'link.added': link,
  'link.removed': link,
  'ticket.deleted': fc.constant({}),
  'ticket.restored': fc.constant({}),
  'requester.changed': fc.record({ from: word, to: word }),
  'commit.undone': fc.record({ commit: word, stays: fc.array(word, { maxLength: 2 }) }),
};

const recordData: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'record.put': fc.record({ fields: fc.dictionary(word, fc.jsonValue({ maxDepth: 1 })) }),
  'record.retired': fc.record({ replacedBy: wordOrNull }),
  'record.restored': fc.constant({}),
  'commit.undone': fc.record({ commit: word, stays: fc.array(word, { maxLength: 2 }) }),
};

/** An event's type and data: well-formed, known or not. */
export function arbitraryContent(target: Target): fc.Arbitrary<Pick<StampedEvent, 'type' | 'data'>> {
  const table = target.kind === 'ticket' ? ticketData : recordData;
  const known = Object.entries(table).map(([type, data]) => data.map((some) => ({ type, data: some })));
  const unknown = fc.record({
    type: fc.constantFrom('mood.changed', 'toString', '__proto__', 'event.unusable'),
    data: fc.jsonValue(),
  });
  return fc.oneof(...known, unknown);
}

/** Events of a few commits of a few devices on one target; some of the same moment. */
export function arbitraryEvents(target: Target): fc.Arbitrary<StampedEvent[]> {
  const commit = fc.record({
    device: fc.constantFrom('a', 'b', 'c'),
    seq: fc.integer({ min: 1, max: 4 }),
    branch: fc.constantFrom('p', 'q'),
    contents: fc.array(arbitraryContent(target), { minLength: 1, maxLength: 3 }),
  });
  return fc
    .uniqueArray(commit, { maxLength: 12, selector: ({ device, seq, branch }) => `${device}${seq}${branch}` })
    .map((commits) =>
      commits.flatMap(({ device, seq, branch, contents }) =>
        contents.map(
          (content, index): StampedEvent => ({
            ...content,
            target,
            index,
            commit: { device, seq, sum: `${device}${seq}${branch}`.padEnd(43, 'x') },
            stamp: formatStamp(seq * 3 + (branch === 'p' ? 0 : 1), 0),
            timeMs: seq * 1000,
            actor: `agent:${device}`,
          }),
        ),
      ),
    );
}

/** All that a JSON line may hold where an event's data should be. */
export const anyData: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(undefined, null, 0, '', [], {}, { to: null }, { fields: null }, { values: [] }, { from: {}, to: {} }),
);
