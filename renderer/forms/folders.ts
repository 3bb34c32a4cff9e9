/** Dropped folders. A File object of a folder looks like an empty or unreadable file. */
const folders = new WeakSet<File>();

export function isFolder(file: File): boolean {
  return folders.has(file);
}

/** The dropped or pasted files. Folders are recorded here, because only the event can identify them. */
export function filesIn(data: DataTransfer | null): readonly File[] {
  const files: File[] = [];
  for (const item of data?.items ?? []) {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    if (!file) continue;
    files.push(file);
    if (item.webkitGetAsEntry()?.isDirectory) folders.add(file);
  }
  return files;
}
