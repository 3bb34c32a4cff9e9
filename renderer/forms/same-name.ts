/** Whether readers would consider two names the same. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) !== '' && plain(one) === plain(other);
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase();
}
