import type { FileFault } from './file-fault.ts';

/** Images that may be shown inside text: formats that contain only pixels, never a program or an address. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

export type PictureType = (typeof pictureTypes)[number];

/** The most bytes of one image shown in text, and of all images of an entry; larger ones can only be downloaded. */
export const largestPicture = 5 * 1024 * 1024;
export const largestPictures = 15 * 1024 * 1024;

/** The longest alternative text. */
const longestAlt = 200;

const beginnings: Readonly<Record<PictureType, RegExp>> = {
  'image/png': /^89504e470d0a1a0a/,
  'image/jpeg': /^ffd8ff/,
  'image/gif': /^474946383[79]61/,
  'image/webp': /^52494646.{8}57454250/,
};

/** The type of an image by its first bytes, whatever its name says; undefined for everything else. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | undefined {
  const beginning = [...bytes.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return pictureTypes.find((type) => beginnings[type].test(beginning));
}

/** The files that may be shown as images: of the right type, small enough, and not too many. */
export function shownPictures<File extends { readonly type: string; readonly size: number }>(
  files: readonly File[],
): File[] {
  let remainingBytes = largestPictures;
  return files.filter(({ type, size }) => {
    const isShown = pictureTypes.some((known) => known === type) && size <= Math.min(remainingBytes, largestPicture);
    if (isShown) remainingBytes -= size;
    return isShown;
  });
}

/** The alternative text of an image as one line. */
export function altOf(text: string): string {
  return text
    .replace(/[<>"\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longestAlt);
}

/** An image as text; one that cannot be shown says why. */
export function pictureWords(alt: string, fault?: FileFault): string {
  const name = alt === '' ? 'picture' : `picture: ${alt}`;
  return fault ? `[${name} ${faultWords[fault]}]` : `[${name}]`;
}

const faultWords: Readonly<Record<FileFault, string>> = {
  missing: 'is missing',
  damaged: 'is damaged',
  unreadable: 'can’t be read',
};
