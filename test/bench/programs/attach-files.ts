import { randomId } from '../../../main/platform/random-ids.ts';
import { mostFiles } from '../../../shared/domain/body.ts';
import type { DeskWindow } from './desk-window.ts';

/** Uploads files and attaches them to a ticket, as many to an entry as it takes. */
export async function attachFiles(
  window: DeskWindow,
  { ticketId, files }: { readonly ticketId: string; readonly files: number },
): Promise<void> {
  for (let attached = 0; attached < files; attached += mostFiles) {
    const count = Math.min(mostFiles, files - attached);
    const attachments: string[] = [];
    for (let index = 0; index < count; index++) attachments.push(await upload(attached + index));
    const input = { ticketId, visibility: 'internal', body: '<p>See the files.</p>', basedOn: 1_000_000, attachments };
    const result = await window.run({ name: 'conversation.post', input, key: `bench-${randomId()}` });
    if (!result.ok) throw new Error('The files were not attached');
  }

  async function upload(index: number): Promise<string> {
    const key = `bench-file-${randomId()}`;
    const bytes = Buffer.from(`An attachment of a few words, number ${index}.`);
    const described = { name: `file-${index}.txt`, size: bytes.byteLength };
    // Safe: the bridge answers this call with the file’s id.
    const { fileId } = (await window.call('file.begin', described, key)) as { fileId: string };
    await window.call('file.append', { fileId, offset: 0, chunk: bytes.toString('base64') });
    await window.call('file.finish', { fileId }, `${key}-end`);
    return fileId;
  }
}
