import type { PastedElement } from './pasted-tree.ts';

/** Extensions for pictures without a file name, named as browsers name them. */
const endings: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' };

/** Whether a picture was visible. Email often contains tracking pixels. */
export function isVisiblePicture({ attributes }: PastedElement): boolean {
  const { width, height, src = '', style = '' } = attributes;
  const isPoint = [width, height].some((side) => side !== undefined && Number.parseFloat(side) <= 1);
  return src.trim() !== '' && !isPoint && !/(?:^|;)\s*(?:width|height)\s*:\s*[01]px/i.test(style);
}

/** The file in a data URL; undefined for any other address. */
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
    return undefined; // Incomplete data is counted among the pictures that could not be read.
  }
}
