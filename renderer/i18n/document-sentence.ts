import type { DocumentName, DocumentReport } from '../../shared/bridge/document-report.ts';
import type { Text } from './text.tsx';

/** Documents in this computer’s data folder whose loss loses no one’s work. */
const minor: ReadonlySet<DocumentName> = new Set(['settings', 'computer', 'window', 'told']);

export function isMinor({ document }: DocumentReport): boolean {
  return minor.has(document);
}

/** Says what is wrong with a document and what is used instead. The long form adds its path. */
export function documentSentence(
  text: Text,
  { document, damage, instead, paths }: DocumentReport,
  length: 'full' | 'short' = 'full',
): string {
  const name = text(`report.document.${document}`);
  const wrong = text(`report.damage.${damage}`, { name });
  const location = length === 'short' ? [] : [text(locationKey(damage), { paths: paths.join(', ') })];
  return [wrong, text(insteadOf(document, instead)), ...location].join(' ');
}

function insteadOf(document: DocumentName, instead: DocumentReport['instead']) {
  if (instead === 'nothing') return `report.lost.${document}` as const;
  return document === 'desk' && instead === 'older' ? 'report.older.desk' : (`report.${instead}` as const);
}

function locationKey(damage: DocumentReport['damage']) {
  if (damage === 'missing') return 'report.place.missing';
  return damage === 'unwritten' ? 'report.place.file' : 'report.place.kept';
}
