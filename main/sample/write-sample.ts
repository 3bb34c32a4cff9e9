import { done, type Result } from '../../shared/bridge/result.ts';
import { bodyOfText } from '../../shared/domain/body.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { usualStatus } from '../../shared/domain/records/statuses.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { finishFounding } from '../desk/identity.ts';
import { type LiveDesk, type LiveDeskPorts, openLiveDesk } from '../desk/live-desk.ts';
import { foundDesk } from '../desk/set-up.ts';
import { readStories } from './read-stories.ts';
import { samplePins } from './sample-agents.ts';
import { samplePeople } from './sample-people.ts';
import { sampleRecords } from './sample-records.ts';
import type { Action, SampleAgent, Step, Story } from './story.ts';

const minuteMs = 60_000;

/** An operation on the sample desk, at a time in the past. */
interface SampleOperation {
  readonly atMs: number;
  readonly by: SampleAgent;
  readonly request: (records: DeskRecords) => { readonly name: OperationName; readonly input: unknown };
  readonly opened?: (ticketId: string) => void;
}

/** Reads the sample's texts from their folder, and returns a function that creates the desk. */
export async function prepareSample(
  folder: string,
  hostName: string,
): Promise<Result<(ports: LiveDeskPorts, key: string) => Promise<Result<LiveDesk>>>> {
  const stories = await readStories(folder);
  if (!stories.ok) return stories;
  return done((ports, key) => writeSample(ports, hostName, key, stories.value));
}

/** Creates the sample desk: first its records, then the operations on all tickets, in order of time. */
async function writeSample(
  ports: LiveDeskPorts,
  hostName: string,
  key: string,
  stories: readonly Story[],
): Promise<Result<LiveDesk>> {
  const nowMs = ports.deskClock.nowMs();
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const operations = stories.flatMap((story) => operationsOf(story, nowMs)).toSorted((a, b) => a.atMs - b.atMs);
  // The desk is older than its first ticket.
  let pastMs = (operations[0]?.atMs ?? nowMs) - 60 * minuteMs;
  const inThePast = { ...ports, deskClock: { ...ports.deskClock, nowMs: () => pastMs } };
  const founding = { hostName, isSample: true, records: sampleRecords(timeZone), secrets: samplePins, key };
  const founded = await foundDesk(inThePast, founding);
  if (!founded.ok) return founded;
  const desk = founded.value;
  for (const { atMs, by, request, opened } of operations) {
    pastMs = atMs;
    const { name, input } = request(desk.engine.records);
    const result = await desk.engine.run({ name, input, key: ports.location.newId(), principal: agentPrincipal(by) });
    if (!result.ok) {
      await desk.close();
      return result;
    }
    opened?.(result.value.ticketIds[0] ?? '');
  }
  await desk.close();
  await finishFounding(ports.location, desk.file);
  return openLiveDesk(ports);
}

function operationsOf(story: Story, nowMs: number): SampleOperation[] {
  const openedMs = nowMs - story.openedMinutesAgo * minuteMs;
  let ticketId = '';
  let entries = 1;
  const opening: SampleOperation = {
    atMs: openedMs,
    by: story.openedBy,
    request: () => ({ name: 'ticket.open', input: intakeOf(story) }),
    opened: (id) => {
      ticketId = id;
    },
  };
  const steps = story.steps.map(
    ({ at, by, action }: Step): SampleOperation => ({
      atMs: openedMs + at * minuteMs,
      by,
      request: (records) => {
        const done = operationFor(records, action, ticketId, entries);
        if ('say' in action || ('remark' in action && action.remark)) entries += 1;
        return done;
      },
    }),
  );
  return [opening, ...steps];
}

function intakeOf({ requester, source, topic, summary, details, priority, plan }: Story): InputOf<'ticket.open'> {
  const person = samplePeople[requester] ?? { name: requester, email: '', phone: '', place: '' };
  return {
    requester: { personId: requester in samplePeople ? requester : null, ...person },
    source,
    topicId: topic,
    summary,
    details,
    priorityId: priority ?? null,
    planId: plan ?? null,
  };
}

function operationFor(
  records: DeskRecords,
  action: Action,
  ticketId: string,
  basedOn: number,
): { name: OperationName; input: unknown } {
  if ('say' in action) return sayingOperation(records, action, ticketId, basedOn);
  if ('assign' in action) {
    const { assign, team = null, remark = '' } = action;
    return { name: 'assignment.assign', input: { ticketId, agentId: assign, teamId: team, remark } };
  }
  if ('claim' in action) return { name: 'assignment.claim', input: { ticketId } };
  if ('priority' in action) {
    const { priority, reason = '' } = action;
    return { name: 'field.set', input: { ticketId, field: 'priority', value: priority, reason } };
  }
  if ('plan' in action) return { name: 'due.plan', input: { ticketId, planId: action.plan } };
  if ('status' in action)
    return { name: 'status.set', input: { ticketId, statusId: usualStatus(records, action.status)?.id } };
  const { transfer, remark, keepAccess } = action;
  return { name: 'department.transfer', input: { ticketId, departmentId: transfer, remark, keepAccess } };
}

function sayingOperation(
  records: DeskRecords,
  { say, text, thenStatus }: Extract<Action, { say: unknown }>,
  ticketId: string,
  basedOn: number,
) {
  if (say === 'message') {
    return { name: 'conversation.record', input: { ticketId, details: text, source: 'phone' } } as const;
  }
  const visibility = say === 'reply' ? 'public' : 'internal';
  const input = {
    ticketId,
    visibility,
    body: bodyOfText(text).html,
    basedOn,
    ...(thenStatus ? { thenStatus: usualStatus(records, thenStatus)?.id } : {}),
  };
  return { name: 'conversation.post', input } as const;
}
