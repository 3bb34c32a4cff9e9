import type { PastedElement } from './pasted-tree.ts';

/** How a file is called that came without a name, as browsers call it. */
const endings: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' };

/** Whether anybody saw the picture: mail is full of single points that only tell who reads it. */
export function isSeenPicture({ attributes }: PastedElement): boolean {
  const { width, height, src = '', style = '' } = attributes;
  const isPoint = [width, height].some((side) => side !== undefined && Number.parseFloat(side) <= 1);
  return src.trim() !== '' && !isPoint && !/(?:^|;)\s*(?:width|height)\s*:\s*[01]px/i.test(style);
}

/** The picture that stands in an address with all its bytes; nothing for one that only says where it is. */
export function fileOf({ attributes }: PastedElement): File | undefined {
  const [, type = '', parameters = '', data = ''] =
    /^data:(image\/[\w.+-]+)((?:;[^;,]*)*),(.*)$/is.exec((attributes.src ?? '').trim()) ?? [];
  if (type === '') return undefined;
  const kind = type.toLowerCase();
  const bytes = bytesOf(data, /;base64$/i.test(parameters));
  return bytes && new File([bytes], `image.${endings[kind] ?? kind.slice('image/'.length)}`, { type: kind });
}

function bytesOf(data: string, isBase64: boolean): Uint8Array<ArrayBuffer> | undefined {
  try {
    const plain = decodeURIComponent(data);
    return isBase64 ? Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0)) : new TextEncoder().encode(plain);
  } catch {
    return undefined; // Half an address is none; it is counted among those that could not be taken.
  }
}
