import { bodyOfText } from '../../shared/domain/body.ts';
import type { Id } from '../../shared/domain/id.ts';
import { agentPrincipal, type Principal } from '../../shared/domain/principal.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import type { Random } from '../../shared/lib/random.ts';
import { type SeedDepartment, seedDepartments } from './seed-office.ts';
import type { SeedPerson, SeedWords } from './seed-words.ts';

/** An operation on a seeded desk, and when it happens. */
export interface SeedAction {
  readonly timeMs: number;
  readonly by: Principal;
  readonly name: OperationName;
  readonly input: unknown;
  /** Called with the id of the ticket that the operation opened. */
  readonly opened?: (ticketId: Id) => void;
  /** Whether the ticket is not touched again. */
  readonly isLast: boolean;
}

interface Lives {
  readonly tickets: number;
  readonly people: readonly SeedPerson[];
  /** When the last action happens. */
  readonly untilMs: number;
  readonly random: Random;
  readonly words: SeedWords;
}

/** The unit of time: about fifty tickets a day are opened, one every half hour. */
const stepMs = 1_800_000;
/** The most steps between two actions on a ticket. */
const longestPause = 8;
/** The fraction of tickets that are still open, most of them recent. */
const openShare = 0.05;
const leastOpen = 100;
/** The fraction of tickets that change their department or team on their way. */
const handedOver = 0.1;

type Step = (life: Life) => Pick<SeedAction, 'by' | 'name' | 'input'>;

interface Life {
  ticketId: Id;
  entries: number;
  readonly department: SeedDepartment;
  readonly agentId: Id;
  /** What still happens to the ticket. */
  readonly steps: Step[];
}

/**
 * All actions on a desk’s tickets in the order of their times. After its opening, a ticket gets a reply, a note, a
 * message from the requester, and the reply that resolves it; some are handed over in between.
 */
export function* actionsOf(lives: Lives): Generator<SeedAction> {
  const { tickets, untilMs } = lives;
  const agenda = new Map<number, Life[]>();
  const steps = tickets + 6 * longestPause;

  function plan(life: Life, now: number): void {
    if (life.steps.length === 0) return;
    const at = now + lives.random.between(1, longestPause);
    agenda.set(at, [...(agenda.get(at) ?? []), life]);
  }

  for (let now = 0; now < steps; now++) {
    const timeMs = untilMs - (steps - now) * stepMs;
    for (const life of agenda.get(now) ?? []) {
      const step = life.steps.shift();
      if (!step) continue;
      yield { timeMs, ...step(life), isLast: life.steps.length === 0 };
      plan(life, now);
    }
    agenda.delete(now);
    if (now >= tickets) continue;
    const life = born(lives, now);
    yield { timeMs, ...opening(lives, life, now), opened: (id) => (life.ticketId = id), isLast: false };
    plan(life, now);
  }
}

function born(lives: Lives, index: number): Life {
  const { random, tickets } = lives;
  const department = departmentAt(random.between(1, 100));
  const share = Math.min(0.5, Math.max(openShare, leastOpen / tickets));
  const stays = random.chance(index > tickets * (1 - share) ? 0.8 : (share * 0.2) / (1 - share));
  const steps = [reply(lives), note(lives), message(lives), stays ? reply(lives) : resolution(lives)];
  if (random.chance(handedOver)) steps.splice(random.between(0, 3), 0, handOver(lives));
  return { ticketId: '', entries: 1, department, agentId: random.pick(department.agentIds), steps };
}

function departmentAt(percent: number): SeedDepartment {
  let sum = 0;
  const found = seedDepartments.find(({ share }) => {
    sum += share;
    return percent <= sum;
  });
  if (!found) throw new Error('The shares of the departments are less than a hundred');
  return found;
}

/** The first tickets introduce the people, one each; later ones come from any of them. */
function opening({ people, random, words }: Lives, { department, agentId }: Life, index: number) {
  const person = people[index] ?? random.pick(people);
  const input: InputOf<'ticket.open'> = {
    requester: { personId: null, ...person },
    source: random.pick(['phone', 'walk-in', 'email', 'web']),
    topicId: random.pick(department.topicIds),
    departmentId: department.id,
    summary: words.summary(),
    details: words.message(),
  };
  return { name: 'ticket.open', input, by: agentPrincipal(agentId) } as const;
}

function entry(life: Life, visibility: 'public' | 'internal', text: string, thenStatus?: Id) {
  const { ticketId, agentId, entries } = life;
  life.entries += 1;
  const input: InputOf<'conversation.post'> = {
    ticketId,
    visibility,
    body: bodyOfText(text).html,
    basedOn: entries,
    ...(thenStatus === undefined ? {} : { thenStatus }),
  };
  return { name: 'conversation.post', input, by: agentPrincipal(agentId) } as const;
}

const reply =
  ({ words }: Lives): Step =>
  (life) =>
    entry(life, 'public', words.reply());

const note =
  ({ words }: Lives): Step =>
  (life) =>
    entry(life, 'internal', words.note());

const resolution =
  ({ words, random }: Lives): Step =>
  (life) =>
    entry(life, 'public', words.reply(), random.chance(0.8) ? 'status-resolved' : 'status-closed');

function message({ words }: Lives): Step {
  return (life) => {
    life.entries += 1;
    const input = { ticketId: life.ticketId, details: words.message(), source: 'phone' };
    return { name: 'conversation.record', input, by: agentPrincipal(life.agentId) };
  };
}

/** The ticket goes to the team of its department, or to another department, whose agents see it from then on. */
function handOver({ random }: Lives): Step {
  return ({ ticketId, department, agentId }) => {
    const by = agentPrincipal(agentId);
    if (random.chance(0.5)) {
      return { name: 'assignment.assign', input: { ticketId, agentId, teamId: department.teamId }, by };
    }
    const departmentId = random.pick(seedDepartments.filter(({ id }) => id !== department.id)).id;
    return { name: 'department.transfer', input: { ticketId, departmentId, keepAccess: random.chance(0.7) }, by };
  };
}
