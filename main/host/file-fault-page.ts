import { englishWords } from '../../renderer/i18n/sentences/english-words.ts';
import { escapeHtml } from '../../shared/domain/body.ts';
import type { FileFault } from '../../shared/domain/file-fault.ts';

/** The page a browser shows for a file that cannot be served. */
export function fileFaultPage(name: string, fault: FileFault): string {
  const sentence = escapeHtml(englishWords(`stored.${fault}`, { name }));
  return `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Deskside</title><p>${sentence}</p>`;
}
