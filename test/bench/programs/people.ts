import { createPeopleSearch } from '../../../main/lookup/people-search.ts';
import { inSlices, inSteps, slices as withPauses } from '../../../main/platform/in-slices.ts';
import { agentAccess } from '../../../shared/domain/access.ts';
import { type Spread, spreadOf, timeEach, timeOnce } from '../timing.ts';
import { departments, move, peopleDesk, plainScan, rename } from './people-desk.ts';

/** The cost of a keystroke in a search for people, compared with a scan of all tickets and people. Prints JSON. */
export interface PeopleMeasured {
  readonly people: number;
  readonly tickets: number;
  readonly plain: Spread;
  /** Of all keystrokes by all agents, the one that is dearest at p50. */
  readonly dearest: Spread;
  readonly keystroke: Spread;
  /** The same after a ticket was transferred and a person renamed, including the cost of these changes. */
  readonly afterChange: Spread;
  /** How long building the index takes in total, and how long it blocks at most. */
  readonly gatherMs: number;
  readonly slice: Spread;
}

/** Some of these match every person. Others match no one, so their words are searched in any order. */
const typed = ['person', 'ke', 'example', 'n e', 'zzz yyy', 'Ken W <nobody@example.com>', '555', 'neil o ke'];
/** The first agent sees no ticket, so no search finds anyone. */
const agents = ['blind', 'ann', 'ben'];
const times = 20;

async function measure(people: number, tickets: number): Promise<PeopleMeasured> {
  const desk = peopleDesk(people, tickets, 1);
  const { engine } = desk;
  const search = createPeopleSearch(engine.records, engine.personIds);
  const slices: number[] = [];
  const timedSlices = (work: (isEnough: () => boolean) => boolean) =>
    inSlices((isEnough) => {
      const startedMs = performance.now();
      const isAll = work(isEnough);
      slices.push(performance.now() - startedMs);
      return isAll;
    });
  const gathering = await timeOnce(() => timedSlices(search.gather));

  const accesses = agents.map((id) => agentAccess(engine.records, id)).filter((access) => access !== undefined);
  const keystrokes = accesses.flatMap((access) =>
    typed.map((text) => ({
      find: () => inSteps(search.find(text, 8, engine.knownTo(access)), withPauses),
      plainly: () => plainScan(desk, text, access),
    })),
  );
  const spreads: Spread[] = [];
  for (const { find } of keystrokes) spreads.push(await timeEach(times, find));
  const each = (before: (index: number) => void) =>
    timeEach(times * keystrokes.length, (index) => {
      before(index);
      return keystrokes[index % keystrokes.length]?.find();
    });
  const keystroke = await each(() => undefined);
  const afterChange = await each((index) => {
    const personId = `person-${(index * 7919) % people}`;
    move(desk, `ticket-${(index * 7919) % tickets}`, departments[index % departments.length] ?? '');
    rename(desk, personId, `Renamed ${index}`);
    search.personChanged(personId);
  });
  const plain = await timeEach(times * 2, (index) => keystrokes[index % keystrokes.length]?.plainly());
  const [dearest = keystroke] = spreads.toSorted((a, b) => b.p50 - a.p50);
  return { people, tickets, plain, dearest, keystroke, afterChange, gatherMs: gathering.ms, slice: spreadOf(slices) };
}

const [people = 0, tickets = 0] = process.argv.slice(2).map(Number);
process.stdout.write(`${JSON.stringify(await measure(people, tickets))}\n`);
