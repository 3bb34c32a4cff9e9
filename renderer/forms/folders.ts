/** Folders among what was dropped: taken for a file, a folder is empty or cannot be read. */
const folders = new WeakSet<File>();

export function isFolder(file: File): boolean {
  return folders.has(file);
}

/** The files that were dropped or pasted. The folders among them can be told apart from now on, and only now. */
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
