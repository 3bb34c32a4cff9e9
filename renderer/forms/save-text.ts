/** Saves a text as a file, where the browser or the system puts downloads. */
export function saveText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun; its bytes are held until it has read them.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
