import { failed, type Result } from '../../shared/bridge/result.ts';
import { agentAccess } from '../../shared/domain/access.ts';
import { postedIn } from '../../shared/domain/held-words.ts';
import { netChange } from '../../shared/domain/net-change.ts';
import { actorAgentId, fileOwner, type Principal } from '../../shared/domain/principal.ts';
import { allInUse } from '../../shared/domain/records/desk-records.ts';
import { type Blobs, openBlobs } from '../blobs/blobs.ts';
import { type Drafts, openDrafts } from '../drafts/drafts.ts';
import type { EnginePorts } from '../engine/ports.ts';
import { isLoss, type JournalReport } from '../journal/report.ts';
import { createInbox, type Inbox } from '../lookup/inbox/inbox.ts';
import { createOtherTickets, type OtherTickets } from '../lookup/other-tickets.ts';
import { createPeopleSearch, type PeopleSearch } from '../lookup/people-search.ts';
import { createQueueIndex, type QueueIndex } from '../lookup/queue-index.ts';
import { createRequesterTickets } from '../lookup/requester-tickets.ts';
import { createEntrySource } from '../lookup/search/entry-source.ts';
import type { WorkerThread } from '../lookup/search/index-worker.ts';
import { createRecentSearches, type RecentSearches } from '../lookup/search/recent-searches.ts';
import { createSearch, type Search } from '../lookup/search/search.ts';
import type { SearchIndex } from '../lookup/search/search-index.ts';
import { createShownSearch, type ShownSearch } from '../lookup/search/shown-search.ts';
import { createTypos } from '../lookup/search/typos.ts';
import type { Clock } from '../platform/clock.ts';
import { createDocumentFaults, type DocumentFaults } from '../platform/document-fault.ts';
import { inSlices, inSteps, slices } from '../platform/in-slices.ts';
import { openKeyVault } from '../platform/key-vault.ts';
import { sanitize } from '../platform/sanitize.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import { mayAdminister } from '../session/administrators.ts';
import { createPreferences, type PreferencesStore } from '../session/preferences.ts';
import { createReadMarks, type ReadMarks } from '../session/read-marks.ts';
import { openRecovery, type Recovery } from '../session/recovery.ts';
import { type HashSecret, openSecrets, type Secrets } from '../session/secrets.ts';
import { createSignIn } from '../session/sign-in.ts';
import { createSignInLog, type SignInLog } from '../session/sign-in-log.ts';
import { createTrails, type Trails } from '../session/trails.ts';
import type { DeskLocation } from './desk-location.ts';
import { fileUse } from './file-use.ts';
import type { LoadState } from './load-state.ts';
import type { LockIdentity } from './lock.ts';
import { type OpenDesk, openDesk, type SnapshotPorts } from './open-desk.ts';
import { openFinder } from './open-finder.ts';
import type { OpeningPorts } from './opening.ts';
import { placeholdersFor } from './placeholder-records.ts';
import { searchedPeople } from './searched-people.ts';
import { createSentDrafts, type SentDrafts } from './sent-drafts.ts';
import { unreadable } from './unopened.ts';

type ChangeListener = EnginePorts['publish'];

/** An open desk with its documents on this device and its in-memory indexes. */
export interface LiveDesk extends OpenDesk {
  readonly secretBox: SecretBox;
  readonly secrets: Secrets;
  readonly recovery: Recovery;
  readonly drafts: Drafts;
  readonly sentDrafts: Pick<SentDrafts, 'save' | 'sentUnder'>;
  readonly blobs: Blobs;
  readonly queues: QueueIndex;
  readonly otherTickets: OtherTickets;
  readonly people: PeopleSearch;
  /** Resolves, soon after the start, when the people index is ready. */
  readonly peopleGathered: Promise<unknown>;
  /** Finds tickets by the words of their texts, also those that an agent may not see. */
  readonly finder: SearchIndex;
  readonly search: Search;
  readonly shownSearch: ShownSearch;
  readonly recentSearches: RecentSearches;
  readonly preferences: PreferencesStore;
  readonly inbox: Inbox;
  readonly readMarks: ReadMarks;
  readonly trails: Trails;
  readonly signIns: SignInLog;
  /** Damage found in other documents since the desk was opened. */
  readonly faults: DocumentFaults;
  readonly signIn: ReturnType<typeof createSignIn>;
  /** Called with the commits of each batch once it is on the disk. */
  readonly onChanges: (listener: ChangeListener) => void;
}

export interface LiveDeskPorts {
  readonly location: DeskLocation;
  readonly identity: LockIdentity;
  /** The token of the lock that the person chose to take over. */
  readonly takeOver?: string | undefined;
  readonly opening?: OpeningPorts;
  readonly loadState?: LoadState | undefined;
  /** The computer’s clock, for timeouts that concern people and the machine. */
  readonly clock: Clock;
  /** The desk’s clock, for the times of commits and due times. */
  readonly deskClock: Clock;
  readonly salt: () => string;
  /** The system's key store; hosts without one pass `noSecretBox`. */
  readonly secretBox: SecretBox;
  /** How new secrets are hashed; slowly by default. */
  readonly hash?: HashSecret | undefined;
  readonly snapshots?: SnapshotPorts;
  /** Starts the thread of the search index; without it, search reads the texts of tickets. */
  readonly startIndex?: (() => WorkerThread) | undefined;
  /** Called with errors in follow-up work; the commit itself is safe. */
  readonly onError: (error: unknown) => void;
}

export async function openLiveDesk(ports: LiveDeskPorts): Promise<Result<LiveDesk>> {
  const { identity, takeOver, opening, clock, deskClock, salt, onError } = ports;
  const faults = createDocumentFaults();
  faults.onNews(ports.location.onFault);
  const location = { ...ports.location, onFault: faults.note };
  const listeners: ChangeListener[] = [];
  let blobs: Blobs | undefined;
  let known: Secrets | undefined;
  const staged = (principal: Principal, fileId: string) => blobs?.staged(fileOwner(principal) ?? '', fileId);
  const uploads: EnginePorts['uploads'] = {
    areLoaded: (fileIds) => blobs?.areLoaded(fileIds) ?? true,
    load: async (fileIds) => blobs?.load(fileIds),
  };
  const publish: EnginePorts['publish'] = (commits) => {
    // The commit is on the disk: an error in a listener must not look like a failure to save.
    for (const listener of listeners) attempt(() => listener(commits), onError);
  };
  const opened = await openDesk({
    location,
    identity,
    takeOver,
    ...(opening && { opening }),
    loadState: ports.loadState,
    clock,
    nowMs: deskClock.nowMs,
    salt,
    clean: sanitize,
    mayAdminister: (agentId) => !known || mayAdminister(known, agentId),
    staged,
    uploads,
    publish,
    ...(ports.snapshots && { snapshots: ports.snapshots }),
  });
  if (!opened.ok) return opened;
  const desk = opened.value;
  if (opening) desk.loading.onChange(() => followRest(desk, opening));
  const beside = await openBeside(desk, { ...ports, location });
  if (!beside.ok) return beside;
  if (opening?.signal.aborted) {
    await desk.close();
    return failed('unavailable', 'desk.closed');
  }
  const { secrets, recovery, drafts } = beside.value;
  desk.addReports(standInForLost(desk, secrets));
  blobs = beside.value.blobs;
  known = secrets;
  const sentDrafts = createSentDrafts(drafts, desk.engine, onError);
  await sentDrafts.removeSentLeftovers();
  const { rows, records } = desk.engine;
  const preferences = createPreferences(location.disk, location.folder, faults.note);
  const queues = createQueueIndex({
    ...{ rows, records, nowMs: deskClock.nowMs, slices, onError },
    ordersOf: preferences.knownQueueOrders,
  });
  const people = createPeopleSearch(records, desk.engine.personIds);
  const finder = openFinder({
    ...{ disk: location.disk, folder: desk.folder, engine: desk.engine, clock, startIndex: ports.startIndex },
    ...{ warn: (message) => ports.snapshots?.log.warn(message), onError },
  });
  listeners.push((commits) => {
    const changed = netChange(commits);
    queues.recordsChanged(changed.records);
    if (changed.records.length > 0) search.recordsChanged();
    for (const { kind, id } of changed.records) {
      if (kind !== 'person') continue;
      people.personChanged(id);
      finder.note(desk.engine.texts.ticketsOf(id));
    }
    for (const { origin, actor, key, events } of commits) {
      if (origin !== 'here') continue;
      sentDrafts.removeSent(actor, key, events).catch(onError);
      const author = actorAgentId(actor);
      const hashes = postedIn(events)?.attachments.map(({ hash }) => hash) ?? [];
      if (author !== undefined && hashes.length > 0) beside.value.blobs.sent(author, hashes).catch(onError);
    }
  });
  const signIns = createSignInLog({
    ...{ disk: location.disk, folder: location.folder, onFault: faults.note },
    ...{ nowMs: deskClock.nowMs, onError },
  });
  const signIn = createSignIn({
    secrets,
    onRefused: signIns.note,
    nowMs: clock.nowMs,
    upMs: clock.upMs,
    isAgent: (agentId) => agentAccess(desk.engine.records, agentId) !== undefined,
  });
  const peopleGathered = rows.whenComplete().then(() => inSlices(people.gather));
  peopleGathered.catch(onError);
  const typos = createTypos({ rows, records, onError });
  const search = createSearch({
    ...{ rows, records, finder, typos, clock, nowMs: deskClock.nowMs, onError },
    people: searchedPeople(desk.engine, people, peopleGathered),
  });
  const listed = createRequesterTickets(rows);
  rows
    .whenComplete()
    .then(() => inSteps(listed.listAll(), slices))
    .catch(onError);
  const recentSearches = createRecentSearches(location.disk, location.folder, faults.note);
  const readMarks = createReadMarks(location.disk, location.folder, faults.note, onError);
  signIns.onNote(({ agentId, end }) => {
    if (end === 'signed-in' || end === 'recovery-code') readMarks.begin(agentId, deskClock.nowMs());
  });
  const inbox = createInbox({
    ...{ engine: desk.engine, clock: deskClock, onError },
    ownRows: (access) => queues.own(access).passing(),
  });
  listeners.push(inbox.changed);
  const trails = createTrails(location.disk, location.folder, faults.note);
  const onChanges = (listener: ChangeListener) => void listeners.push(listener);
  return {
    ok: true,
    value: {
      ...desk,
      close: () => {
        inbox.close();
        return closeLive(desk, beside.value.blobs, finder, signIns);
      },
      secretBox: ports.secretBox,
      secrets,
      recovery,
      drafts,
      sentDrafts,
      blobs,
      queues,
      otherTickets: createOtherTickets({ ...desk.engine, listed }),
      people,
      finder,
      search,
      shownSearch: createShownSearch({ search, engine: desk.engine, source: createEntrySource(desk.engine.texts) }),
      recentSearches,
      preferences,
      inbox,
      readMarks,
      trails,
      signIns,
      faults,
      peopleGathered,
      signIn,
      onChanges,
    },
  };
}

/** A desk with losses opens only when all of its tickets are there. */
function followRest({ engine, loading }: OpenDesk, { onProgress }: OpeningPorts): void {
  const rest = loading.current();
  const name = engine.records.get('desk', 'desk')?.name ?? null;
  if (rest) onProgress({ ...rest, name, stage: 'tickets' });
}

/** Opens the documents beside the journal. If one cannot be read, the desk is closed again. */
async function openBeside(
  desk: OpenDesk,
  { location, secretBox, hash, clock, deskClock }: LiveDeskPorts,
): Promise<Result<Pick<LiveDesk, 'blobs' | 'secrets' | 'recovery' | 'drafts'>>> {
  const { disk, folder, onFault } = location;
  const { nowMs, upMs } = clock;
  try {
    // Only the tickets tell which of the lost records they need.
    if (desk.reports.some(isLoss)) await desk.loading.ended;
    const isExpected = desk.engine.rows.count() > 0 || allInUse(desk.engine.records, 'agent').length > 0;
    const keys = openKeyVault(location, secretBox);
    const withFiles = async () => {
      const drafts = await openDrafts(disk, folder, onFault, deskClock.nowMs);
      return { drafts, blobs: await openBlobs(disk, folder, nowMs, fileUse(desk, disk, drafts), onFault) };
    };
    const openings = [
      withFiles(),
      openSecrets({ disk, folder, onFault, isExpected, keys, hash }),
      openRecovery({ disk, folder, onFault, nowMs, upMs, hash }),
    ] as const;
    // If one of them cannot be read, nothing is still at work in the folder when the desk is closed.
    await Promise.allSettled(openings);
    const [files, secrets, recovery] = await Promise.all(openings);
    return { ok: true, value: { ...files, secrets, recovery } };
  } catch (error) {
    await desk.close().catch(() => undefined); // Report the first error instead.
    return unreadable(location, error);
  }
}

/** A damaged line costs only that line. If it held a record the desk needs, a placeholder is used. */
function standInForLost({ engine, reports, file }: OpenDesk, secrets: Secrets): JournalReport[] {
  if (!reports.some(isLoss)) return [];
  const remains = engine.remains(secrets.agentIds());
  if (remains.isEmpty) return [];
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { records, agents } = placeholdersFor({
    records: engine.records,
    remains,
    secretsOf: secrets.agentIds(),
    administratorId: secrets.administratorId(),
    timeZone,
    isSample: file.isSample,
  });
  engine.standIn(records);
  return records.length > 0 ? [{ kind: 'stood-in', records: records.length - agents, agents }] : [];
}

/** The desk is released whether or not the pending writes succeed. */
async function closeLive(desk: OpenDesk, blobs: Blobs, finder: SearchIndex, signIns: SignInLog): Promise<void> {
  try {
    await signIns.settled();
    await finder.close();
  } finally {
    try {
      await blobs.close();
    } finally {
      await desk.close();
    }
  }
}

function attempt(task: () => void, onError: (error: unknown) => void): void {
  try {
    task();
  } catch (error) {
    onError(error);
  }
}
