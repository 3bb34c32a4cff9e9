import { randomId } from '../../../main/platform/random-ids.ts';
import { mostFiles } from '../../../shared/domain/body.ts';
import type { DeskWindow } from './desk-window.ts';

const chunk = Buffer.from('An attachment of a few words.').toString('base64');
const size = Buffer.from(chunk, 'base64').byteLength;

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
    // Safe: the bridge answers this call with the file’s id.
    const { fileId } = (await window.call('file.begin', { name: `file-${index}.txt`, size }, key)) as {
      fileId: string;
    };
    await window.call('file.append', { fileId, offset: 0, chunk });
    await window.call('file.finish', { fileId }, `${key}-end`);
    return fileId;
  }
}
