import type { AgentTile, DeskInfo, DeskStatus } from '../../shared/bridge/contract/desk.ts';
import type { NewCode } from '../../shared/bridge/recovery.ts';
import { agentAccess } from '../../shared/domain/access.ts';
import { currentRecord } from '../../shared/domain/records/current-record.ts';
import { allInUse } from '../../shared/domain/records/desk-records.ts';
import type { DeskManager } from '../desk/desk-manager.ts';
import { documentsToTell } from '../desk/document-reports.ts';
import { fileReports } from '../desk/file-reports.ts';
import type { LiveDesk } from '../desk/live-desk.ts';
import type { DocumentFaults } from '../platform/document-fault.ts';
import { lackOf } from '../session/sign-in.ts';
import type { ComputerPort } from './computer-port.ts';
import { countOfDrafts } from './draft-list.ts';
import type { AtWindow } from './handlers.ts';
import { meAt } from './me.ts';
import { reportsFor } from './reports.ts';

export interface StatusPorts {
  readonly deskManager: Pick<DeskManager, 'desk' | 'proposedFolder' | 'problem' | 'opening'>;
  readonly computer: ComputerPort | undefined;
  readonly computerFaults: Pick<DocumentFaults, 'all'>;
  readonly presence: { readonly codeAt: (windowId: string) => NewCode | undefined };
  readonly samplePins: Readonly<Record<string, string>>;
}

export function deskStatus(ports: StatusPorts, { windowId, agentId }: AtWindow): DeskStatus {
  const { deskManager, computer, computerFaults, presence } = ports;
  const live = deskManager.desk();
  const settings = live?.engine.records.get('desk', 'desk');
  if (!live || !settings) {
    const opening = deskManager.opening();
    if (opening && !opening.isAsked) return { phase: 'opening', opening: opening.desk };
    return {
      phase: 'first-run',
      proposedFolder: deskManager.proposedFolder(),
      picksFolders: computer !== undefined,
      problem: deskManager.problem(),
      opening: opening?.desk ?? null,
      damaged: documentsToTell('signed-in', computerFaults.all()),
    };
  }
  const me = meAt(live.engine.records, agentId);
  const access = me && agentAccess(live.engine.records, me.agentId);
  const reports = reportsFor(live, access);
  const faults = [...live.faults.all(), ...computerFaults.all()];
  const damaged = documentsToTell(me && access ? 'signed-in' : 'signing-in', faults);
  const { folder, file } = live;
  const { name, idleLockMinutes: locksAfterMinutes } = settings;
  const desk: DeskInfo = { name, folder, isSample: file.isSample, reports, damaged, locksAfterMinutes };
  if (me && access) {
    const seen = { ...desk, reports: [...reports, ...fileReports(live, access)] };
    const shown = presence.codeAt(windowId);
    return shown ? { phase: 'recovery-code', desk: seen, me, shown } : { phase: 'open', desk: seen, me };
  }
  return { phase: 'locked', desk, tiles: tilesOf(live, ports.samplePins), recovery: live.recovery.state().kind };
}

type TiledDesk = Pick<LiveDesk, 'engine' | 'drafts' | 'queues' | 'secrets' | 'file'>;

function tilesOf(desk: TiledDesk, samplePins: Readonly<Record<string, string>>): AgentTile[] {
  const { engine, queues, secrets, file } = desk;
  const agents = allInUse(engine.records, 'agent').toSorted((a, b) => a.name.localeCompare(b.name));
  return agents.map(({ id, name, colour, departmentId, isAdministrator }) => {
    const access = agentAccess(engine.records, id);
    return {
      id,
      name,
      colour,
      departmentName: currentRecord(engine.records, 'department', departmentId)?.name ?? '',
      draftsWaiting: countOfDrafts(desk, id),
      ticketsWaiting: access ? queues.own(access).waitingForUs : 0,
      samplePin: file.isSample ? (samplePins[id] ?? null) : null,
      isAdministrator,
      lack: lackOf(secrets, id) ?? null,
    };
  });
}
