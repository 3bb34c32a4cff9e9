import type { Result } from '../../shared/bridge/result.ts';
import { type Actor, actorAgentId } from '../../shared/domain/event.ts';
import { type Blobs, openBlobs } from '../blobs/blobs.ts';
import { type Drafts, openDrafts } from '../drafts/drafts.ts';
import type { EngineChanges } from '../engine/ports.ts';
import { createPeopleSearch, type PeopleSearch } from '../lookup/people-search.ts';
import { createQueueIndex, kindsThatReorder, type QueueIndex } from '../lookup/queue-index.ts';
import { sanitise } from '../platform/sanitise.ts';
import { openSecrets, type Secrets } from '../session/secrets.ts';
import { createSignIn } from '../session/sign-in.ts';
import type { DeskPlace } from './identity.ts';
import type { LockIdentity } from './lock.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';

/** An open desk with everything that belongs to it on this device, and what is looked up in it all the time. */
export interface LiveDesk extends OpenDesk {
  readonly secrets: Secrets;
  readonly drafts: Drafts;
  readonly blobs: Blobs;
  readonly queues: QueueIndex;
  readonly people: PeopleSearch;
  readonly signIn: ReturnType<typeof createSignIn>;
  /** Hears of every batch that is on the disk. */
  readonly onChanges: (listener: (changes: EngineChanges) => void) => void;
}

export interface LiveDeskPorts {
  readonly place: DeskPlace;
  readonly identity: LockIdentity;
  readonly nowMs: () => number;
  readonly salt: () => string;
  /** Told of an error in what follows a commit; the commit itself is safe. */
  readonly onError: (error: unknown) => void;
}

export async function openLiveDesk(ports: LiveDeskPorts): Promise<Result<LiveDesk>> {
  const { place, identity, nowMs, salt, onError } = ports;
  const { disk, folder, onDamage } = place;
  const listeners: ((changes: EngineChanges) => void)[] = [];
  let blobs: Blobs | undefined;
  const staged = (actor: Actor, fileId: string) => blobs?.staged(actorAgentId(actor) ?? '', fileId);
  const publish = (changes: EngineChanges) => {
    for (const listener of listeners) listener(changes);
  };
  const opened = await openDesk({ place, identity, nowMs, salt, clean: sanitise, staged, publish });
  if (!opened.ok) return opened;
  const desk = opened.value;
  blobs = await openBlobs(disk, folder, place.newId);
  const secrets = await openSecrets(disk, folder, onDamage);
  const drafts = await openDrafts(disk, folder, onDamage);
  const queues = createQueueIndex(desk.engine.tickets, desk.engine.records);
  const people = createPeopleSearch(desk.engine.records);
  listeners.push(({ tickets, records, commits }) => {
    if (records.some(({ kind }) => kindsThatReorder.has(kind))) queues.forget();
    else for (const { before, after } of tickets) queues.ticketChanged(before, after);
    if (records.some(({ kind }) => kind === 'person')) people.forget();
    for (const { actor, key } of commits) drafts.dropSent(actorAgentId(actor) ?? '', key).catch(onError);
  });
  const signIn = createSignIn(secrets, nowMs);
  const onChanges = (listener: (changes: EngineChanges) => void) => void listeners.push(listener);
  return { ok: true, value: { ...desk, secrets, drafts, blobs, queues, people, signIn, onChanges } };
}
