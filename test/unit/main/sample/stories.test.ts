import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LiveDesk } from '../../../../main/desk/live-desk.ts';
import type { DocumentFault } from '../../../../main/platform/document-fault.ts';
import { nodeDisk } from '../../../../main/platform/node-disk.ts';
import { noSecretBox } from '../../../../main/platform/secret-box.ts';
import { readStories } from '../../../../main/sample/read-stories.ts';
import { samplePeople } from '../../../../main/sample/sample-people.ts';
import type { Story } from '../../../../main/sample/story.ts';
import { type AgentAccess, agentAccess, canSee } from '../../../../shared/domain/access.ts';
import type { StampedEvent } from '../../../../shared/domain/event.ts';
import { agentActor } from '../../../../shared/domain/principal.ts';
import { lastPublicEntry } from '../../../../shared/domain/ticket/found-entries.ts';
import { dueMsOf } from '../../../../shared/domain/ticket/targets.ts';
import type { Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { ticketsOn } from '../../../support/all-tickets.ts';
import { sampleDesk, sampleTexts } from '../../../support/sample-texts.ts';
import { countingIds, expectDone, temporaryFolder } from '../../../support/test-desk.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';
import { threadEvents } from '../../../support/whole-thread.ts';

const minuteMs = 60_000;
const stories = expectDone(await readStories(sampleTexts));
const dayMinutes = 24 * 60;

async function makeSample(folder: string, nowMs: number): Promise<LiveDesk> {
  const newId = countingIds('id-');
  const location = {
    disk: nodeDisk,
    folder: join(folder, 'desk'),
    dataFolder: join(folder, 'data'),
    newId,
    newSecret: newId,
    onFault: ({ file }: DocumentFault) => expect.fail(`${file} was damaged`),
  };
  const identity = { pid: process.pid, started: 'test', host: 'here', token: newId(), startOf: async () => 'test' };
  const onError = (error: unknown) => expect.fail(String(error));
  const clock = virtualClock({ nowMs });
  const ports = { location, identity, clock, deskClock: clock, salt: newId, secretBox: noSecretBox, onError };
  return expectDone(await sampleDesk(ports, newId()));
}

function byOpening(a: Story, b: Story): number {
  return b.openedMinutesAgo - a.openedMinutesAgo;
}

/** Minutes before the sample desk is made, for the opening and each step of each story. */
function minutesAgo({ openedMinutesAgo, steps }: Story): number[] {
  return [openedMinutesAgo, ...steps.map(({ at }) => openedMinutesAgo - at)];
}

function textsOf({ details, steps }: Story) {
  const said = steps.flatMap(({ action }) => {
    if ('say' in action) return [{ kind: action.say, text: action.text }];
    return 'remark' in action && action.remark ? [{ kind: 'note', text: action.remark }] : [];
  });
  return [{ kind: 'message', text: details }, ...said];
}

/** Who did something at what time, a commit each. */
function commitsOf(events: readonly StampedEvent[]) {
  const commits = new Map(events.map(({ commit, timeMs, actor }) => [commit.seq, { timeMs, actor }]));
  return [...commits.values()];
}

describe.each([
  ['on a Wednesday', Date.UTC(2026, 10, 18, 15, 0)],
  ['on a Sunday', Date.UTC(2026, 10, 22, 15, 0)],
])('the sample desk, made %s', (_when, nowMs) => {
  let desk: LiveDesk;
  let remove: () => Promise<void>;
  let tickets: readonly Ticket[];
  let open: readonly Ticket[];
  let closed: readonly Ticket[];

  beforeAll(async () => {
    const { path, remove: removeFolder } = await temporaryFolder();
    remove = removeFolder;
    desk = await makeSample(path, nowMs);
    tickets = [...(await ticketsOn(desk.engine)).values()].toSorted((a, b) => a.intake.openedMs - b.intake.openedMs);
    open = tickets.filter(({ status }) => status.state === 'open');
    closed = tickets.filter(({ status }) => status.state === 'closed');
  });

  afterAll(async () => {
    await desk?.close();
    await remove?.();
  });

  function access(agentId: string): AgentAccess {
    return agentAccess(desk.engine.records, agentId) ?? expect.fail(`${agentId} is unknown`);
  }

  function dueInMinutes(ticket: Ticket): number {
    return ((dueMsOf(ticket.due) ?? Number.POSITIVE_INFINITY) - nowMs) / minuteMs;
  }

  test('holds forty tickets that are numbered in the order in which they came in', () => {
    expect(tickets.map(({ intake }) => intake.number)).toEqual(stories.map((_story, index) => String(1001 + index)));
    expect(tickets).toHaveLength(40);
    expect(tickets.map(({ fields }) => fields.summary)).toEqual(
      stories.toSorted(byOpening).map(({ summary }) => summary),
    );
  });

  test('keeps a commit of every step of every story, by its agent and at its time', async () => {
    for (const [index, { openedBy, openedMinutesAgo, steps }] of stories.toSorted(byOpening).entries()) {
      const told = [{ at: 0, by: openedBy }, ...steps].map(({ at, by }) => ({
        timeMs: nowMs + (at - openedMinutesAgo) * minuteMs,
        actor: agentActor(by),
      }));
      expect(commitsOf(await threadEvents(desk.engine, tickets[index]?.id ?? ''))).toEqual(told);
    }
  });

  test('has 22 open tickets: with Jane, with John, with a team alone, with nobody', () => {
    const countOf = (agentId: string | null) => open.filter(({ assignment }) => assignment.agentId === agentId).length;
    const free = open.filter(({ assignment }) => assignment.agentId === null);
    const inTeams = open.flatMap(({ assignment }) => assignment.teamId ?? []);
    expect(open).toHaveLength(22);
    expect(countOf('jane-doe')).toBeGreaterThanOrEqual(5);
    expect(countOf('john-doe')).toBeGreaterThanOrEqual(8);
    expect(free.filter(({ assignment }) => assignment.teamId === null)).toHaveLength(3);
    expect(free.filter(({ assignment }) => assignment.teamId !== null)).toHaveLength(2);
    expect(new Set(inTeams)).toEqual(new Set(['team-level-two', 'team-banking']));
  });

  test('has 18 closed tickets, most of them Resolved, from minutes to five weeks ago', () => {
    const resolved = closed.filter(({ status }) => status.statusId === 'status-resolved');
    const ages = closed.map(({ status }) => (nowMs - (status.closedMs ?? 0)) / minuteMs).toSorted((a, b) => a - b);
    expect(closed).toHaveLength(18);
    expect(resolved.length).toBeGreaterThan(9);
    expect(resolved.length).toBeLessThan(18);
    expect(ages[0]).toBeLessThan(60);
    expect(ages.at(-1)).toBeGreaterThan(28 * dayMinutes);
    expect(ages.at(-1)).toBeLessThan(36 * dayMinutes);
  });

  test('has eight tickets that wait for us', () => {
    expect(open.filter(({ conversation }) => lastPublicEntry(conversation)?.kind === 'message')).toHaveLength(8);
  });

  test('has three overdue tickets, a few that are due within the hour and many with time left', () => {
    const overdue = open.filter((ticket) => dueInMinutes(ticket) < 0);
    const soon = open.filter((ticket) => dueInMinutes(ticket) >= 0 && dueInMinutes(ticket) <= 60);
    expect(overdue).toHaveLength(3);
    expect(soon.length).toBeGreaterThanOrEqual(2);
    expect(soon.length).toBeLessThanOrEqual(5);
  });

  test('has one ticket that the requester opened again', () => {
    const reopened = open.filter(({ status }) => status.reopenedMs !== null);
    expect(reopened.map(({ fields }) => fields.summary)).toEqual(['Both screens go black when the laptop is docked']);
  });

  test('knows every priority and every source', () => {
    expect(new Set(tickets.map(({ fields }) => fields.priority)).size).toBe(4);
    expect(new Set(tickets.map(({ fields }) => fields.source)).size).toBe(5);
  });

  test('shows Jane all tickets, and John all but the one that Support let go of', () => {
    const hiddenFrom = (agentId: string) => tickets.filter((ticket) => !canSee(access(agentId), ticket));
    expect(hiddenFrom('jane-doe')).toEqual([]);
    expect(hiddenFrom('john-doe').map(({ fields }) => fields.summary)).toEqual([
      'Something beeps in the network cabinet in the basement',
    ]);
  });

  test('has two open tickets with System Administrators, one of which Support still sees', () => {
    const transferred = open.filter(({ department }) => department.departmentId === 'department-system-administrators');
    const kept = transferred.filter(({ referrals }) => referrals.to.some(({ id }) => id === 'department-support'));
    expect(transferred).toHaveLength(2);
    expect(kept).toHaveLength(1);
  });

  test('has threads of one entry up to nine', () => {
    const lengths = closed.map(({ conversation }) => conversation.entries.length);
    expect(Math.min(...lengths)).toBe(1);
    expect(Math.max(...lengths)).toBe(9);
    expect(new Set(lengths).size).toBeGreaterThanOrEqual(6);
  });
});

describe('the stories of the sample desk', () => {
  test('go forward in time and never reach into the future', () => {
    for (const story of stories) {
      const times = minutesAgo(story);
      expect(times, story.summary).toEqual([...new Set(times)].toSorted((a, b) => b - a));
      expect(Math.min(...times), story.summary).toBeGreaterThan(0);
    }
  });

  test('happen in office hours for a visitor at two in the afternoon', () => {
    for (const story of stories) {
      for (const ago of minutesAgo(story)) {
        const minuteOfDay = (14 * 60 - (ago % dayMinutes) + dayMinutes) % dayMinutes;
        expect(minuteOfDay, `${story.summary}, ${ago} minutes ago`).toBeGreaterThanOrEqual(8 * 60);
        expect(minuteOfDay, `${story.summary}, ${ago} minutes ago`).toBeLessThanOrEqual(17.5 * 60);
      }
    }
  });

  test('need every one of the people, and no one else', () => {
    expect(new Set(stories.map(({ requester }) => requester))).toEqual(new Set(Object.keys(samplePeople)));
  });

  test('are told in words of their own', () => {
    const summaries = stories.map(({ summary }) => summary);
    const texts = stories.flatMap(textsOf).map(({ text }) => text);
    expect(new Set(summaries).size).toBe(stories.length);
    expect(Math.max(...summaries.map(({ length }) => length))).toBeLessThanOrEqual(200);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  test('never say the same to the requester as to the agents', () => {
    const said = stories.flatMap(textsOf);
    const replies = new Set(said.filter(({ kind }) => kind === 'reply').map(({ text }) => text));
    expect(said.filter(({ kind, text }) => kind === 'note' && replies.has(text))).toEqual([]);
  });

  test('leave the course its own outage to report', () => {
    expect(stories.map(({ summary }) => summary)).not.toContain('Entire mobile online banking is down');
  });
});
