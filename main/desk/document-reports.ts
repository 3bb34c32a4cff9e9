import { basename, dirname } from 'node:path';
import type { DocumentName, DocumentReport } from '../../shared/bridge/document-report.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DocumentFault } from '../platform/document-fault.ts';

const byName: Readonly<Record<string, DocumentName>> = {
  'secrets.json': 'secrets',
  'recovery.json': 'recovery',
  'desk.json': 'desk',
  'settings.json': 'settings',
  'computer.json': 'computer',
  'window.json': 'window',
  'told.json': 'told',
  'recent-searches.json': 'searches',
  'sign-ins.json': 'sign-ins',
};

const byFolder: Readonly<Record<string, DocumentName>> = {
  devices: 'device',
  keys: 'key',
  drafts: 'draft',
  staged: 'staged',
  preferences: 'preferences',
  inbox: 'inbox',
  trails: 'trail',
};

function nameOf({ document }: DocumentFault): DocumentName {
  return byFolder[basename(dirname(document))] ?? byName[basename(document)] ?? 'other';
}

/** One report per document, however many of its files are faulty. */
export function documentReports(faults: readonly DocumentFault[]): DocumentReport[] {
  const reports = new Map<string, DocumentReport>();
  for (const fault of faults) {
    const { document, file, damage, instead, keptAs } = fault;
    const known = reports.get(document);
    const paths = [...(known?.paths ?? []), keptAs ?? file];
    reports.set(document, known ? { ...known, paths } : { document: nameOf(fault), damage, instead, paths });
  }
  return [...reports.values()];
}

/** Reports about signing in, which a locked desk shows too. */
const before: ReadonlySet<DocumentName> = new Set(['secrets', 'recovery', 'key']);

/** Reports shown only to the author of the document. */
const own: ReadonlySet<DocumentName> = new Set(['draft', 'staged']);

/** Reports shown to all agents, and on the sign-in screen. */
export function documentsToTell(who: 'signed-in' | 'signing-in', faults: readonly DocumentFault[]): DocumentReport[] {
  return documentReports(faults).filter(({ document }) =>
    who === 'signing-in' ? before.has(document) : !own.has(document),
  );
}

/** Whether a document is the record of an uploaded file. */
export function isRecordOf(document: string, fileId: Id): boolean {
  return basename(dirname(document)) === 'staged' && basename(document) === `${fileId}.json`;
}
