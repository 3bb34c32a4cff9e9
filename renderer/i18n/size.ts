import type { Text } from './text.tsx';

const kilo = 1024;

/** A file's size in the unit that says enough. */
export function sizeText(text: Text, bytes: number): string {
  if (bytes < kilo) return text('size.bytes', { size: bytes });
  if (bytes < kilo * kilo) return text('size.kilobytes', { size: Math.round(bytes / kilo) });
  return text('size.megabytes', { size: (bytes / kilo / kilo).toFixed(1) });
}
