/** Why a desk that is there cannot be opened. */
export const unopenedReasons = {
  'desk-incomplete':
    'Parts of this desk are missing or can’t be read. Nothing was changed. Put the missing files back from a backup, or open a copy of the desk.',
  'desk-file-missing':
    'The file desk.json is missing or damaged. Your tickets are all there. Deskside can create the file again.',
  'desk-held':
    'This desk is already open in another Deskside on this computer. Continue there, or close it there and try again.',
  'desk-held-elsewhere':
    'Another computer has this desk open, or didn’t close it properly. Close Deskside there, then try again. If it isn’t running there any more, take the desk over.',
  'newer-format':
    'This desk was used with a newer version of Deskside. Update Deskside to open it. Nothing was changed.',
  'desk-gone':
    'The folder of your desk is missing or empty. If it is on another drive or on the network, connect it, then try again.',
} as const;

export const openingProblems = {
  'open.disk-full': 'The desk cannot be opened because the disk is full. Make some room, then try again.',
  'open.read-only': 'Deskside may not write to the desk’s folder. Check the permissions of the folder, then try again.',
  'open.folder-gone': 'The desk’s folder is not there. Put it back, or plug the drive in, then try again.',
  'open.disk-silent': 'The desk’s folder didn’t respond. Check the drive or the network connection, then try again.',
  'open.refused': 'The desk in {folder} cannot be read ({code}).',
  'open.folder-for-file':
    'The desk in {folder} cannot be opened: there is a folder where a file should be. Put back the real one.',
  'open.file-for-folder':
    'The desk in {folder} cannot be opened: there is a file where a folder should be. Put back the real one.',
  'open.file-too-large': 'A file of this desk is larger than any that Deskside writes. Put back the real one.',
  'open.named-file-too-large':
    'A file of this desk is larger than any that Deskside writes: {file}. Put back the real one.',
  'desk.not-there': 'There is no desk in {folder}.',
  'desk.damaged':
    'The desk in {folder} is damaged: the line that it began with cannot be read. Its tickets are still there; put back a copy of its journal.',
  'desk.closed': 'This desk was closed meanwhile. Open it again, then sign in.',
  'desk.sound': 'There is nothing to repair here. Open the desk again.',
} as const;
