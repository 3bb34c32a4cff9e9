import type { TicketNeed } from '../../shared/bridge/command-needs.ts';
import type { CallAnswer, CallInput, CallKey, CallName } from '../../shared/bridge/contract/areas.ts';
import type { DeskInfo, DeskStatus } from '../../shared/bridge/contract/desk.ts';
import type { NewCode } from '../../shared/bridge/recovery.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { agentAccess, holdsAnywhere } from '../../shared/domain/access.ts';
import type { Attachment } from '../../shared/domain/body.ts';
import type { Id } from '../../shared/domain/id.ts';
import { pictureTypeOf, shownPictures } from '../../shared/domain/picture.ts';
import { agentPrincipal, fileOwner } from '../../shared/domain/principal.ts';
import { allInUse } from '../../shared/domain/records/desk-records.ts';
import { standing } from '../../shared/domain/records/standing.ts';
import type { FileProblem } from '../blobs/blobs.ts';
import { documentsToTell } from '../desk/document-reports.ts';
import { fileReports } from '../desk/file-reports.ts';
import type { DeskHouse } from '../desk/house.ts';
import type { LiveDesk } from '../desk/live-desk.ts';
import type { DocumentFaults } from '../platform/document-fault.ts';
import { idOf } from '../platform/random-ids.ts';
import type { Sessions } from '../session/sessions.ts';
import { lackOf } from '../session/sign-in.ts';
import type { ComputerPort } from './computer-port.ts';
import { unsentDrafts } from './draft-list.ts';
import { protectPins } from './pins.ts';
import { type Recovering, recoverByCode, renewCode, renewSecret } from './recovering.ts';
import { reportsFor } from './reports.ts';
import { saveAgent } from './save-agent.ts';
import { saveDraft } from './sent.ts';
import type { ShownCodes } from './shown-codes.ts';

/** What the ticket that a window shows gives to commands; nothing where it shows none. */
export interface TicketShown {
  readonly met: readonly TicketNeed[];
}

export interface Calling {
  readonly house: DeskHouse;
  readonly sessions: Sessions;
  readonly windowId: string;
  readonly lock: () => Promise<void>;
  readonly noteActivity: () => void;
  readonly noteFlushed: (windowId: string, unsaved: boolean) => void;
  readonly noteShown: (windowId: string, ticket: TicketShown) => void;
  /** Nothing in a browser, which sees to all that by itself. */
  readonly computer: ComputerPort | undefined;
  readonly computerFaults: DocumentFaults;
  readonly sessionChanged: (windowId: string) => void;
  /** Somebody has a secret now, or another one: tiles and lists say who has none. */
  readonly secretsChanged: () => void;
  /** There is another recovery code, or somebody has put it away. */
  readonly recoveryChanged: () => void;
  readonly codes: ShownCodes;
  /** What this computer does for the desk is another thing now. */
  readonly computerChanged: () => void;
  /** The desk’s time. */
  readonly nowMs: () => number;
  readonly newId: () => Id;
  readonly samplePins: Readonly<Record<string, string>>;
  readonly locksAfterMinutes: number;
}

type Handlers = {
  readonly [Name in CallName]: (
    calling: Calling,
    input: Required<CallInput<Name>>,
    ...key: CallKey<Name>
  ) => Promise<Result<CallAnswer<Name>>>;
};

export const callHandlers: Handlers = {
  'desk.status': async (calling) => done({ ...deskStatus(calling), nowMs: calling.nowMs() }),
  'desk.checkFolder': ({ house }, { folder }) => house.checkFolder(folder),
  'desk.chooseFolder': async ({ computer, house, windowId }, { folder }) => {
    if (!computer) return browserDecides();
    if (house.desk()) return failed('refused', 'desk.open-already');
    return done({ folder: await computer.chooseFolder(windowId, folder) });
  },
  'desk.setUp': setUp,
  'desk.open': ({ house }, { folder }) => house.open(folder),
  'desk.repair': ({ house }, { folder }) => house.repair(folder),
  'desk.takeOver': ({ house }, { folder, token }) => house.takeOver(folder, token),
  'desk.showFolder': async ({ computer, house }) =>
    computer?.openFolder(house.problem()?.folder ?? house.proposedFolder()) ?? browserDecides(),
  'sample.open': ({ house }, _input, key) => house.openSample(key),
  'sample.startOver': ({ house }, _input, key) => house.startSampleOver(key),
  'sample.delete': ({ house }) => house.deleteSample(),
  'sample.leave': ({ house }) => house.leaveSample(),
  'session.signIn': signIn,
  'session.renew': (calling, input) =>
    unlessIn(calling, input.agentId, (desk) => renewSecret(desk, recoveringAt(calling), input)),
  'recovery.use': (calling, input) =>
    unlessIn(calling, input.agentId, (desk) => recoverByCode(desk, recoveringAt(calling), input)),
  'recovery.make': (calling, { secret }) =>
    withAdministrator(calling, (desk, agentId) => renewCode(desk, recoveringAt(calling), agentId, secret)),
  'recovery.kept': (calling) => withAgent(calling, (desk) => keepCode(calling, desk)),
  'session.lock': async ({ lock }) => {
    await lock();
    return done({});
  },
  'session.flushed': async ({ noteFlushed, windowId }, { unsaved }) => {
    noteFlushed(windowId, unsaved);
    return done({});
  },
  'session.active': async () => done({}),
  'window.shows': async ({ noteShown, windowId }, shown) => {
    noteShown(windowId, shown);
    return done({});
  },
  'computer.change': async ({ computer }, { setting, on }) => computer?.change(setting, on) ?? browserDecides(),
  'computer.restart': async ({ computer }) => computer?.restart() ?? browserDecides(),
  'computer.openFolder': async ({ computer, house }) =>
    computer?.openFolder(house.desk()?.folder ?? house.proposedFolder()) ?? browserDecides(),
  'update.check': async ({ computer }) => computer?.checkForUpdate() ?? browserDecides(),
  'pins.protect': (calling, protecting) =>
    withAdministrator(calling, async (desk) => {
      const answer = await protectPins(desk, protecting);
      if (answer.ok) calling.computerChanged();
      return answer;
    }),
  'agent.save': (calling, input, key) =>
    withAdministrator(calling, (desk, actorId) => saveAgent(desk, actorId, input, key, calling.secretsChanged)),
  'draft.save': (calling, { slot, content }) =>
    withAgent(calling, (desk, agentId) => saveDraft(desk, agentId, slot, content)),
  'draft.drop': (calling, { slot }) =>
    withAgent(calling, async (desk, agentId) => {
      await desk.drafts.drop(agentId, slot);
      return done({});
    }),
  'file.begin': (calling, { name, size }, key) =>
    withFileOwner(calling, async (desk, ownerId) => {
      const fileId = idOf('file', ownerId, key);
      const problem = await desk.blobs.begin({ agentId: ownerId, windowId: calling.windowId }, fileId, name, size);
      return problem ? fileProblem(problem) : done({ fileId });
    }),
  'file.append': (calling, { fileId, offset, chunk }) =>
    withFileOwner(calling, async (desk, ownerId) => {
      const problem = await desk.blobs.append(ownerId, fileId, offset, Buffer.from(chunk, 'base64'));
      return problem ? fileProblem(problem) : done({});
    }),
  'file.abandon': (calling, { fileId }) =>
    withFileOwner(calling, async (desk, ownerId) => {
      await desk.blobs.abandon(ownerId, fileId);
      return done({});
    }),
  'file.finish': (calling, { fileId }) =>
    withFileOwner(calling, async (desk, ownerId) => {
      const finished = await desk.blobs.finish(ownerId, fileId);
      return typeof finished === 'string' ? fileProblem(finished) : done(handedIn(finished));
    }),
  'file.picture': (calling, { fileId }) =>
    withFileOwner(calling, async (desk, ownerId) => {
      const file = desk.blobs.staged(ownerId, fileId);
      const bytes = file && shownPictures([file]).length > 0 ? await desk.blobs.stored.bytes(file) : undefined;
      const type = bytes instanceof Buffer ? pictureTypeOf(bytes) : undefined;
      if (!(bytes instanceof Buffer) || !type) return fileProblem('file.unknown');
      return done({ url: `data:${type};base64,${bytes.toString('base64')}` });
    }),
};

function handedIn({ name, size, hash }: Attachment) {
  return { name, size, hash };
}

function browserDecides() {
  return failed('unavailable', 'computer.browser');
}

function fileProblem(problem: FileProblem) {
  return failed('refused', problem);
}

/** Whose answer was lost asks again at the window where they are signed in by now. */
async function unlessIn(
  { house, sessions, windowId }: Calling,
  agentId: Id,
  task: (desk: LiveDesk) => Promise<Result<object>>,
): Promise<Result<object>> {
  const desk = house.desk();
  if (!desk) return failed('unavailable', 'desk.none');
  return sessions.agentAt(windowId) === agentId ? done({}) : task(desk);
}

async function withAgent<Value>(
  { house, sessions, windowId }: Calling,
  task: (desk: LiveDesk, agentId: Id) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const desk = house.desk();
  const agentId = sessions.agentAt(windowId);
  if (!desk || agentId === undefined) return failed('locked', 'desk.locked');
  return task(desk, agentId);
}

/** Agents hand files in, and visitors for the ticket that they are about to open. */
async function withFileOwner<Value>(
  { house, sessions, windowId }: Calling,
  task: (desk: LiveDesk, ownerId: Id) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const desk = house.desk();
  const principal = sessions.principalAt(windowId);
  const ownerId = principal && fileOwner(principal);
  if (!desk || ownerId === undefined) return failed('locked', 'desk.locked');
  return task(desk, ownerId);
}

type StatusPorts = Pick<
  Calling,
  'house' | 'sessions' | 'windowId' | 'computer' | 'computerFaults' | 'samplePins' | 'locksAfterMinutes' | 'codes'
>;

export function deskStatus({
  house,
  sessions,
  windowId,
  computer,
  computerFaults,
  samplePins,
  locksAfterMinutes,
  codes,
}: StatusPorts): DeskStatus {
  const live = house.desk();
  const name = live?.engine.records.get('desk', 'desk')?.name;
  if (!live || name === undefined) {
    return {
      phase: 'first-run',
      proposedFolder: house.proposedFolder(),
      picksFolders: computer !== undefined,
      problem: house.problem(),
      damaged: documentsToTell('signed-in', computerFaults.all()),
    };
  }
  const { isSample } = live.file;
  const me = meAt(live, sessions.agentAt(windowId));
  const access = me && agentAccess(live.engine.records, me.agentId);
  const reports = reportsFor(live, access);
  const faults = [...live.faults.all(), ...computerFaults.all()];
  const damaged = documentsToTell(me && access ? 'signed-in' : 'signing-in', faults);
  const desk: DeskInfo = { name, folder: live.folder, isSample, reports, damaged, locksAfterMinutes };
  if (me && access) {
    const seen = { ...desk, reports: [...reports, ...fileReports(live, access)] };
    const shown = codes.at(windowId);
    return shown ? { phase: 'recovery-code', desk: seen, me, shown } : { phase: 'open', desk: seen, me };
  }
  const agents = allInUse(live.engine.records, 'agent').toSorted((a, b) => a.name.localeCompare(b.name));
  const tiles = agents.map(({ id, name, colour, departmentId, isAdministrator }) => {
    const access = agentAccess(live.engine.records, id);
    return {
      id,
      name,
      colour,
      departmentName: standing(live.engine.records, 'department', departmentId)?.name ?? '',
      draftsWaiting: unsentDrafts(live, id).length,
      ticketsWaiting: access ? live.queues.waiting(access, 'mine') : 0,
      samplePin: isSample ? (samplePins[id] ?? null) : null,
      isAdministrator,
      lack: lackOf(live.secrets, id) ?? null,
    };
  });
  return { phase: 'locked', desk, tiles, recovery: live.recovery.state().kind };
}

function meAt({ engine }: LiveDesk, agentId: Id | undefined) {
  const agent = agentId === undefined ? undefined : engine.records.get('agent', agentId);
  const access = agent && agentAccess(engine.records, agent.id);
  if (!access) return undefined;
  const { id, name, colour, departmentId, isAdministrator } = agent;
  const departmentName = standing(engine.records, 'department', departmentId)?.name ?? '';
  const mayCreate = holdsAnywhere(access, 'ticket.create');
  return { agentId: id, name, colour, departmentName, isAdministrator, mayCreate };
}

/** The administrator has just typed their passphrase twice: this window does not ask for it again. */
async function setUp(calling: Calling, input: Required<CallInput<'desk.setUp'>>, key: string): Promise<Result<object>> {
  // A repeat after a restart finds the desk set up already; its administrator signs in as usual.
  if (calling.house.isFoundedUnder(key)) return done({});
  const setUp = await calling.house.setUp(input, key);
  if (!setUp.ok) return setUp;
  enterAs(calling, setUp.value.administratorId);
  showCode(calling, setUp.value.code);
  return done({});
}

function showCode({ codes, windowId, sessionChanged, recoveryChanged }: Calling, code: NewCode): void {
  for (const changed of [...codes.show(windowId, code), windowId]) sessionChanged(changed);
  recoveryChanged();
}

function recoveringAt(calling: Calling): Recovering {
  return {
    newId: calling.newId,
    show: (code) => showCode(calling, code),
    enter: (agentId) => enterAs(calling, agentId),
    secretsChanged: calling.secretsChanged,
    isOpen: (desk) => calling.house.desk() === desk,
  };
}

async function keepCode(
  { codes, windowId, sessionChanged, recoveryChanged }: Calling,
  { recovery }: LiveDesk,
): Promise<Result<object>> {
  const shown = codes.at(windowId);
  if (!shown) return failed('refused', 'recovery.not-shown');
  if (shown.kind === 'code') await recovery.noteKept(shown.madeMs);
  codes.drop(windowId);
  sessionChanged(windowId);
  recoveryChanged();
  return done({});
}

function enterAs({ sessions, windowId, noteActivity, sessionChanged }: Calling, agentId: Id): void {
  sessions.enter(windowId, agentPrincipal(agentId));
  noteActivity();
  sessionChanged(windowId);
}

async function signIn(calling: Calling, { agentId, secret }: { agentId: string; secret: string }) {
  const { house } = calling;
  const desk = house.desk();
  if (!desk) return failed('unavailable', 'desk.none');
  const checked = await desk.signIn(agentId, secret);
  if (!checked.ok) return checked;
  if (desk.secrets.worksOnce(agentId)) return failed('refused', 'secret.one-time');
  const me = meAt(desk, agentId);
  if (!me || house.desk() !== desk) return failed('forbidden', 'access.none');
  enterAs(calling, agentId);
  return done(me);
}

async function withAdministrator<Value>(
  calling: Calling,
  task: (desk: LiveDesk, agentId: Id) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  return withAgent(calling, async (desk, agentId) =>
    agentAccess(desk.engine.records, agentId)?.isAdministrator
      ? task(desk, agentId)
      : failed('forbidden', 'permission.administrator'),
  );
}
