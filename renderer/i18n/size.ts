import type { Text } from './text.tsx';

const kilo = 1024;

/** A file size in a suitable unit. */
export function sizeText(text: Text, bytes: number): string {
  if (bytes < kilo) return text('size.bytes', { size: bytes });
  const kilobytes = Math.round(bytes / kilo);
  if (kilobytes < kilo) return text('size.kilobytes', { size: kilobytes });
  return text('size.megabytes', { size: Math.round((bytes / kilo / kilo) * 10) / 10 });
}
