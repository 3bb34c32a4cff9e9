import type { FileFault } from './file-fault.ts';

/** Pictures that are shown among words: kinds that hold colours alone, never a program or an address. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

export type PictureType = (typeof pictureTypes)[number];

/** Bytes of one picture that is shown in its place, and of all of one entry; larger ones are files to be saved. */
export const largestPicture = 5 * 1024 * 1024;
export const largestPictures = 15 * 1024 * 1024;

/** Characters of what stands for a picture where it cannot be seen. */
const longestAlt = 200;

const beginnings: Readonly<Record<PictureType, RegExp>> = {
  'image/png': /^89504e470d0a1a0a/,
  'image/jpeg': /^ffd8ff/,
  'image/gif': /^474946383[79]61/,
  'image/webp': /^52494646.{8}57454250/,
};

/** What kind of picture begins with these bytes, whatever its name says; nothing for everything else. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | undefined {
  const beginning = [...bytes.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return pictureTypes.find((type) => beginnings[type].test(beginning));
}

/** The files that may be shown as pictures: of the right kinds, small enough, and not too many. */
export function shownPictures<File extends { readonly type: string; readonly size: number }>(
  files: readonly File[],
): File[] {
  let left = largestPictures;
  return files.filter(({ type, size }) => {
    const isShown = pictureTypes.some((known) => known === type) && size <= Math.min(left, largestPicture);
    if (isShown) left -= size;
    return isShown;
  });
}

/** What stands for a picture, as one line of plain words. */
export function altOf(text: string): string {
  return text
    .replace(/[<>"\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longestAlt);
}

/** A picture as words; one that cannot be shown says why. */
export function pictureWords(alt: string, fault?: FileFault): string {
  const name = alt === '' ? 'picture' : `picture: ${alt}`;
  return fault ? `[${name} ${faultWords[fault]}]` : `[${name}]`;
}

const faultWords: Readonly<Record<FileFault, string>> = {
  missing: 'is missing',
  damaged: 'is damaged',
  unreadable: 'can’t be read',
};
