import type { DocumentDamage, DocumentInstead } from '../../shared/bridge/document-report.ts';

/** A document with a damaged generation. */
export interface DocumentFault {
  /** The document’s path, which is also that of its newest generation. */
  readonly document: string;
  /** The damaged file. */
  readonly file: string;
  readonly damage: DocumentDamage;
  readonly instead: DocumentInstead;
  /** Where the damaged file was moved, once it was. */
  readonly keptAs: string | null;
}

export type OnDocumentFault = (fault: DocumentFault) => void;

/** The faults of several documents, one per file; later news about a file replaces the earlier one. */
export interface DocumentFaults {
  readonly note: OnDocumentFault;
  readonly all: () => readonly DocumentFault[];
  /** Forgets the faults of a document that was replaced. */
  readonly forget: (document: string) => void;
  /** Called for each new fault, and when a damaged file was set aside. */
  readonly onNews: (listener: OnDocumentFault) => void;
}

export function createDocumentFaults(): DocumentFaults {
  const faults: DocumentFault[] = [];
  const listeners: OnDocumentFault[] = [];
  return {
    note: (fault) => {
      const at = faults.findLastIndex(({ file }) => file === fault.file);
      const known = faults[at];
      // Until the file is set aside, the first report of what is used instead holds; after that the file may be damaged
      // again.
      const isKnown = known?.damage === fault.damage && known.keptAs === null;
      if (isKnown && fault.keptAs === null) return;
      const reported = isKnown ? { ...known, keptAs: fault.keptAs } : fault;
      faults.splice(isKnown ? at : faults.length, isKnown ? 1 : 0, reported);
      for (const listener of listeners) listener(reported);
    },
    all: () => [...faults],
    forget: (document) => {
      for (const fault of [...faults]) if (fault.document === document) faults.splice(faults.indexOf(fault), 1);
    },
    onNews: (listener) => void listeners.push(listener),
  };
}

/** One line for the log. */
export function describeFault({ file, damage, instead, keptAs }: DocumentFault): string {
  const used = { newest: 'nothing is lost', older: 'its older generation is used', nothing: 'nothing is used instead' };
  const where = keptAs === null ? '' : `; it is kept as ${keptAs}`;
  return `${file} is at fault (${damage}): ${used[instead]}${where}`;
}

/** The fault of a document that the system does not let us read. */
export function unreadableFault(document: string): DocumentFault {
  return { document, file: document, damage: 'unreadable', instead: 'nothing', keptAs: null };
}

/** The fault of a document that could not be written: the state in memory counts until the program ends. */
export function unwrittenFault(document: string): DocumentFault {
  return { document, file: document, damage: 'unwritten', instead: 'newest', keptAs: null };
}
