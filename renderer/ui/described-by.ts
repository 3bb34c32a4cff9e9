/** The ids of what describes a control, as `aria-describedby` has them. */
export function describedBy(...ids: readonly (string | false | undefined)[]): string | undefined {
  return ids.filter((id) => typeof id === 'string' && id !== '').join(' ') || undefined;
}
