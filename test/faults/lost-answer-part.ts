import { postedIn } from '../../shared/domain/held-words.ts';
import { createRandom, type Random } from '../../shared/lib/random.ts';
import { type Fate, openLossyWindow, wordsIn } from '../support/lossy-window.ts';
import { bridgeOn, foundedBridgeDisk, type TestBridge } from '../support/memory-bridge.ts';
import type { MemoryDisk } from '../support/memory-disk.ts';
import { countingIds, expectDone, someTicket } from '../support/test-desk.ts';
import { threadEvents } from '../support/whole-thread.ts';
import { type FaultCase, type FaultOutcome, type FaultPart, held } from './part.ts';

const rows = {
  cut: 'cut line',
  reload: 'cut line, reloads',
  restart: 'cut line, reloads, restarts',
  two: 'two windows',
};

type Kind = keyof typeof rows;

const mostCases = 3_000;
const actions = 24;

/**
 * A person types, sends and retries over a connection that loses requests and answers, reloads the page, and restarts
 * the desk. Text confirmed as saved or sent must be in the thread once, or in a draft.
 */
export const lostAnswerPart: FaultPart = {
  name: 'lost-answer',
  about: 'Requests and answers get lost while words are typed, saved and sent.',
  *cases(seed) {
    const kinds = Object.keys(rows) as Kind[];
    for (let index = 0; index < mostCases; index += 1) {
      const kind = kinds[index % kinds.length] ?? 'cut';
      yield caseOf(kind, createRandom(seed * mostCases + index), index);
    }
  },
};

let founded: Promise<MemoryDisk> | undefined;

function caseOf(kind: Kind, random: Random, index: number): FaultCase {
  return {
    row: rows[kind],
    title: `story ${index}`,
    run: async () => {
      founded ??= foundedBridgeDisk({ signers: ['jane'] });
      const desk = await bridgeOn(await founded);
      const [ticketId = ''] = expectDone(
        await (await desk.windowOf('jane')).run('ticket.open', someTicket()),
      ).ticketIds;
      return lived(desk, ticketId, kind, random);
    },
  };
}

async function lived(first: TestBridge, ticketId: string, kind: Kind, random: Random): Promise<FaultOutcome> {
  let desk = first;
  const newWord = countingIds('word');
  const window = openLossyWindow(await desk.windowOf('jane'), ticketId, countingIds('key-of-a-form-'));
  const told: string[] = [];

  function tell(what: string): void {
    told.push(`${what} (“${window.text()}”)`);
  }

  async function restart(): Promise<void> {
    desk = await desk.restarted();
    await window.reconnect(await desk.windowOf('jane'));
  }

  /** A second window of the same agent finds the draft and sends it unchanged. */
  async function sendElsewhere(): Promise<void> {
    const other = openLossyWindow(await desk.windowOf('jane'), ticketId, countingIds('key-elsewhere-'));
    await other.reload();
    await other.send('whole', '');
  }

  async function action(): Promise<void> {
    const roll = random.next();
    const fate: Fate = random.pick(['whole', 'whole', 'unanswered', 'unheard']);
    const meanwhile = random.chance(0.3) ? newWord() : '';
    if (roll < 0.35) window.type(newWord());
    else if (roll < 0.55) await window.save(fate);
    else if (roll < 0.8) await window.send(fate, meanwhile);
    else if (roll < 0.9 || kind === 'cut') await window.contact(fate);
    else if (kind === 'two') await sendElsewhere();
    else if (kind === 'restart' && random.chance(0.5)) await restart();
    else await window.reload();
    tell(`${roll.toFixed(2)} ${fate}`);
  }

  async function verdict(): Promise<string | undefined> {
    const live = desk.deskManager.desk();
    const thread = live ? await threadEvents(live.engine, ticketId) : [];
    const sent = thread.flatMap((event) => wordsIn(postedIn([event])?.body.text ?? ''));
    const there = [...sent, ...wordsIn(window.text())];
    const gone = [...window.promised].filter((word) => !there.includes(word));
    const twice = there.filter((word, at) => word.startsWith('word') && there.indexOf(word) !== at);
    if (gone.length > 0) return `${gone.join(', ')} was said to be saved and is nowhere`;
    return twice.length > 0 ? `${twice.join(', ')} is there twice` : undefined;
  }

  for (let count = 0; count < actions; count += 1) await action();
  // The connection works again; the thread is read here and again after the next start.
  await window.contact('whole');
  await window.save('whole');
  const before = await verdict();
  await restart();
  await window.reload();
  tell('after all');
  const wrong = before ?? (await verdict()) ?? desk.bugs.map(String)[0];
  await desk.close();
  return wrong === undefined ? held : { kind: 'lost', what: `${wrong}: ${told.join('; ')}` };
}
