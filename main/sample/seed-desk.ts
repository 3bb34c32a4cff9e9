import type { Result } from '../../shared/bridge/result.ts';
import { bodyOfText } from '../../shared/domain/body.ts';
import { agentPrincipal, type Principal, systemPrincipal } from '../../shared/domain/principal.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { usualStatus } from '../../shared/domain/records/statuses.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { createRandom, type Random } from '../../shared/lib/random.ts';
import type { DeskLocation } from '../desk/desk-location.ts';
import { finishFounding, foundDeskFolder } from '../desk/identity.ts';
import { type OpenDesk, openDesk } from '../desk/open-desk.ts';
import { systemClock } from '../platform/clock.ts';
import type { Disk } from '../platform/disk.ts';
import { openKeyVault } from '../platform/key-vault.ts';
import { sanitize } from '../platform/sanitize.ts';
import { noSecretBox } from '../platform/secret-box.ts';
import { openSecrets } from '../session/secrets.ts';
import { samplePins } from './sample-agents.ts';
import { sampleRecords } from './sample-records.ts';
import { createSeedWords, type SeedWords } from './seed-words.ts';

export interface SeedOptions {
  readonly disk: Disk;
  readonly folder: string;
  readonly dataFolder: string;
  readonly tickets: number;
  readonly seed: number;
  /** When the newest ticket is opened, in milliseconds since 1970. */
  readonly untilMs: number;
  readonly report?: (opened: number) => void;
}

const hourMs = 3_600_000;
const agents = ['jane-doe', 'john-doe'] as const;
const topics = ['topic-computer', 'topic-equipment', 'topic-password', 'topic-other', 'topic-general', 'topic-outage'];
/** The fraction of tickets that are still open, most of them recent. */
const openShare = 0.03;
const leastOpen = 500;

/** What remains to be done on a ticket, one action per wave. */
interface Life {
  readonly ticketId: string;
  readonly agent: (typeof agents)[number];
  readonly stays: boolean;
  entries: number;
  left: number;
}

type Doing = { readonly name: OperationName; readonly input: unknown; readonly by: Principal };

/**
 * Creates a desk of any size through the engine's own code. Ids, salts, texts and times follow from the seed. The
 * actions of a wave share an hour and a flush, so ten thousand tickets take seconds.
 */
export async function seedDesk(options: SeedOptions): Promise<void> {
  const { tickets, seed, untilMs } = options;
  const random = createRandom(seed);
  const words = createSeedWords(random);
  const perWave = Math.max(1, Math.ceil(tickets / 2_000));
  const waves = Math.ceil(tickets / perWave);
  let nowMs = untilMs - (waves + 8) * hourMs;
  const location = locationOf(options, random);
  const desk = await foundSeeded(location, () => nowMs);
  let key = 0;
  const perform = ({ name, input, by }: Doing) =>
    desk.engine.run({ name, input, key: `seed-key-${++key}`, principal: by });
  expectDone(
    await perform({ name: 'desk.found', input: { records: sampleRecords('America/New_York') }, by: systemPrincipal }),
  );
  let lives: Life[] = [];
  for (let wave = 0; wave < waves + 8; wave++) {
    nowMs += hourMs;
    const left = Math.max(0, Math.min(perWave, tickets - wave * perWave));
    const opened = await Promise.all(Array.from({ length: left }, () => perform(openingOf(random, words, tickets))));
    await Promise.all(
      lives.map((life) => perform(nextAction(desk.engine.records, life, random, words)).then(expectDone)),
    );
    const born = opened.map((result) => lifeOf(expectDone(result).ticketIds[0] ?? '', random, wave * perWave, tickets));
    lives = [...lives.filter((life) => life.left > 0), ...born];
    options.report?.(Math.min(tickets, (wave + 1) * perWave));
  }
  await desk.close();
  await finishFounding(location, desk.file);
}

interface SeededLocation extends DeskLocation {
  readonly makeId: (length: number) => string;
}

function locationOf({ disk, folder, dataFolder }: SeedOptions, random: Random): SeededLocation {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const makeId = (length: number) =>
    Array.from({ length }, () => letters[random.between(0, letters.length - 1)]).join('');
  const newId = () => makeId(16);
  return { disk, folder, dataFolder, newId, newSecret: newId, onFault: () => undefined, makeId };
}

async function foundSeeded(location: SeededLocation, nowMs: () => number): Promise<OpenDesk> {
  const { disk, folder, makeId } = location;
  await disk.makeFolder(folder);
  await foundDeskFolder(location, 'seeded', true);
  const identity = { pid: process.pid, started: 'seed', host: 'seed', token: makeId(16), startOf: async () => 'seed' };
  const ports = {
    location,
    identity,
    clock: systemClock,
    nowMs,
    salt: () => makeId(22),
    clean: sanitize,
    staged: () => undefined,
    publish: () => undefined,
  };
  const opened = await openDesk(ports);
  const secrets = await openSecrets({
    disk,
    folder,
    onFault: () => undefined,
    isExpected: false,
    keys: openKeyVault(location, noSecretBox),
  });
  await secrets.setAll(samplePins);
  return expectDone(opened);
}

function openingOf(random: Random, words: SeedWords, tickets: number): Doing {
  const number = random.between(1, Math.max(20, Math.ceil(tickets / 5)));
  const input: InputOf<'ticket.open'> = {
    requester: { personId: null, ...words.person(number) },
    source: random.pick(['phone', 'walk-in', 'email', 'web']),
    topicId: random.pick(topics),
    summary: words.summary(),
    details: words.message(),
  };
  return { name: 'ticket.open', input, by: agentPrincipal(random.pick(agents)) };
}

function lifeOf(ticketId: string, random: Random, index: number, tickets: number): Life {
  const share = Math.min(0.5, Math.max(openShare, leastOpen / tickets));
  const isRecent = index > tickets * (1 - share * 2);
  return { ticketId, agent: random.pick(agents), stays: isRecent && random.chance(0.5), entries: 1, left: 4 };
}

/**
 * Four more entries after the opening: a reply, a note, a message from the requester, and the reply that resolves it.
 */
function nextAction(records: DeskRecords, life: Life, random: Random, words: SeedWords): Doing {
  const { ticketId, agent, entries, stays } = life;
  const by = agentPrincipal(agent);
  life.left -= 1;
  life.entries += 1;
  if (life.left === 1) {
    return { name: 'conversation.record', input: { ticketId, details: words.message(), source: 'phone' }, by };
  }
  const isNote = life.left === 2;
  const body = bodyOfText(isNote ? words.note() : words.reply()).html;
  const thenStatus = usualStatus(records, random.chance(0.8) ? 'resolved' : 'closed')?.id;
  const resolves = life.left === 0 && !stays ? { thenStatus } : {};
  return {
    name: 'conversation.post',
    input: { ticketId, visibility: isNote ? 'internal' : 'public', body, basedOn: entries, ...resolves },
    by,
  };
}

function expectDone<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`The seeded desk could not be made: ${result.error.reason}`);
  return result.value;
}
