/** Why an existing desk can't be opened. */
export const unopenedReasons = {
  'desk-incomplete':
    'Parts of this desk are missing or can’t be read. Nothing was changed. Put the missing files back from a backup, or open a copy of the desk.',
  'desk-file-missing':
    'The file desk.json is missing or damaged. Your tickets are all there. Deskside can create the file again.',
  'desk-held':
    'This desk is already open in another Deskside on this computer. Continue there, or close it there and try again.',
  'desk-held-elsewhere':
    'Another computer has this desk open, or didn’t close it properly. Close Deskside there, then try again. If it is no longer running there, take the desk over.',
  'newer-format':
    'This desk was used with a newer version of Deskside. Update Deskside to open it. Nothing was changed.',
  'desk-gone':
    'The folder of your desk is missing or empty. If it is on another drive or on the network, connect it, then try again.',
} as const;

export const openingProblems = {
  'open.disk-full': 'The desk can’t be opened because the disk is full. Free up some space, then try again.',
  'open.read-only':
    'Deskside doesn’t have permission to write to the desk’s folder. Check the folder’s permissions, then try again.',
  'open.folder-gone': 'The desk’s folder is missing. Put it back or reconnect the drive, then try again.',
  'open.disk-silent': 'The desk’s folder didn’t respond. Check the drive or the network connection, then try again.',
  'open.refused': 'The desk in {folder} can’t be read ({code}). Check the drive and the folder’s permissions.',
  'open.folder-for-file':
    'The desk in {folder} can’t be opened because a folder is in the place of a file. Put the original file back.',
  'open.file-for-folder':
    'The desk in {folder} can’t be opened because a file is in the place of a folder. Put the original folder back.',
  'open.file-too-large':
    'A file in this desk is larger than any file that Deskside writes. Put the original file back.',
  'open.named-file-too-large':
    'A file in this desk is larger than any file that Deskside writes: {file}. Put the original file back.',
  'desk.not-there': 'There is no desk in {folder}.',
  'desk.damaged':
    'The desk in {folder} is damaged: the first line of its journal can’t be read. Its tickets are still there. Put back a copy of the journal.',
  'desk.closed': 'This desk was closed. Open it again, then sign in.',
  'desk.sound': 'Nothing needs repair. Open the desk again.',
} as const;
