import { join } from 'node:path';
import { systemPrincipal } from '../../shared/domain/principal.ts';
import { createRandom, type Random } from '../../shared/lib/random.ts';
import type { DeskLocation } from '../desk/desk-location.ts';
import { finishFounding, foundDeskFolder } from '../desk/identity.ts';
import type { Disk } from '../platform/disk.ts';
import { openKeyVault } from '../platform/key-vault.ts';
import { noSecretBox } from '../platform/secret-box.ts';
import { type HashSecret, openSecrets } from '../session/secrets.ts';
import { samplePins } from './sample-agents.ts';
import { actionsOf } from './seed-actions.ts';
import { createSeedCommits } from './seed-commits.ts';
import { seedRecords } from './seed-office.ts';
import { createSeedSegments } from './seed-segments.ts';
import { createSeedWords } from './seed-words.ts';

export interface SeedOptions {
  readonly disk: Disk;
  readonly folder: string;
  readonly dataFolder: string;
  readonly tickets: number;
  readonly seed: number;
  /** When the last change is made, in milliseconds since 1970. */
  readonly untilMs: number;
  /** How the PINs are hashed; slowly by default. */
  readonly hash?: HashSecret;
}

/** Changes when equal seeds no longer give equal desks. */
export const seedFormat = 2;

const hourMs = 3_600_000;

/**
 * Creates a desk of any size. Ids, salts, texts and times follow from the seed. The lines go directly into the journal,
 * which is flushed once, at the end: half a million commits take a minute or two.
 */
export async function seedDesk(options: SeedOptions): Promise<void> {
  const { disk, folder, tickets, seed, untilMs } = options;
  const random = createRandom(seed);
  const words = createSeedWords(random);
  const location = locationOf(options, random);
  await disk.makeFolder(folder);
  const file = await foundDeskFolder(location, 'seeded', true);
  const secrets = await openSecrets({
    disk,
    folder,
    onFault: () => undefined,
    isExpected: false,
    keys: openKeyVault(location, noSecretBox),
    hash: options.hash,
  });
  await secrets.setAll(samplePins);
  const { lineOf } = createSeedCommits(file.device.id, location.makeId);
  const segments = await createSeedSegments(disk, join(folder, 'journal'), file.device.id);
  const people = Array.from({ length: Math.max(20, Math.ceil(tickets / 5)) }, (_unused, index) => words.person(index));
  const foundedMs = untilMs - (tickets + 100) * hourMs;
  const founding = { name: 'desk.found', input: { records: seedRecords('America/New_York') } } as const;
  await segments.add(lineOf({ ...founding, by: systemPrincipal, timeMs: foundedMs, isLast: false }));
  for (const action of actionsOf({ tickets, people, untilMs, random, words })) await segments.add(lineOf(action));
  await segments.close();
  await finishFounding(location, file);
}

interface SeededLocation extends DeskLocation {
  readonly makeId: (length: number) => string;
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
/** As many letters as one random number gives. */
const atOnce = 5;

function locationOf({ disk, folder, dataFolder }: SeedOptions, random: Random): SeededLocation {
  function makeId(length: number): string {
    let made = '';
    while (made.length < length) {
      let number = random.between(0, letters.length ** atOnce - 1);
      for (let count = 0; count < atOnce && made.length < length; count++) {
        made += letters[number % letters.length];
        number = Math.floor(number / letters.length);
      }
    }
    return made;
  }
  const newId = () => makeId(16);
  return { disk, folder, dataFolder, newId, newSecret: newId, onFault: () => undefined, makeId };
}
