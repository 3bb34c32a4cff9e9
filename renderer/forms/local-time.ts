/** A timestamp in the format of a datetime-local field: `2026-11-20T09:12`. */
export function localText(ms: number): string {
  const date = new Date(ms);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The timestamp that such a field holds; null if it is empty. */
export function localMs(typed: string): number | null {
  const ms = new Date(typed).getTime();
  return Number.isNaN(ms) ? null : ms;
}
