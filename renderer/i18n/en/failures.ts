/** The world says no: what is wrong, and what to do. */
export const failures = {
  'disk-full': 'Not saved: the disk is full. Make some room, then try again; your words are kept here.',
  'read-only': 'Not saved: Deskside may not write to the desk’s folder. Check its permissions, then try again.',
  'disk-failed': 'Not saved: the disk reported an error. Check the disk, then try again; your words are kept here.',
  'folder-gone':
    'Not saved: the desk’s folder is not there any more. Put it back, or plug the drive in, then try again.',
  'disk-silent':
    'Not saved: the disk didn’t respond. Check the drive or the network connection, then try again; your words are kept here.',
  'lock-lost': 'Not saved: another program has taken over this desk. Close Deskside here and open it again.',
} as const;

export const placeProblems = {
  'file.too-large': 'This file is larger than 50 MB. Put it on a share and write where it is.',
  'file.wrong-size': 'This file changed while it was read. Remove it here and attach it again.',
  'file.unknown': 'Reading this file was interrupted. Try again.',
  'file.too-many-begun': 'Too many files are being attached at once. Wait until some are done, then try again.',
  'file.no-room':
    'The files you attached and haven’t sent yet take up 500 MB. Send some of them or discard their drafts, then try again later.',
  'file.unreadable': 'This file can’t be read. It may have been moved, changed or removed.',
  'file.folder': 'This is a folder. Attach the files in it, or a zip file of it.',
  'file.silent': 'The drive this file is on doesn’t respond. Check it, then try again.',
  'file.unheard': 'Deskside didn’t answer. Try again.',
  'folder.not-empty': 'This folder contains other files. Choose an empty or new folder.',
  'folder.has-desk': 'This folder already contains a desk. Open that desk, or choose another folder.',
  'folder.damaged-desk':
    'This folder contains a desk that is damaged or incomplete. Open that desk to see what is missing, or choose another folder.',
  'folder.no-desk': 'There is no desk in this folder. Check the path, or set up a new desk.',
  'folder.is-file': 'This path leads to a file, not a folder. Choose a folder.',
  'folder.no-access':
    'Deskside doesn’t have permission to write here. Choose another folder, or change its permissions.',
  'folder.cannot-make': 'A folder can’t be created here. Choose another location.',
  'folder.disk-full': 'This disk is full. Free up some space, or choose a folder on another disk.',
  'folder.silent':
    'This folder didn’t respond. Check the drive or the network connection, then try again, or choose another folder.',
  'desk.open-already': 'A desk is open already. Lock and leave it before you open another one.',
  'desk.not-sample': 'This is no sample desk, so it is not deleted here.',
  'folder.unopened': 'The system could not show this folder. Open it by hand; its path stands in the status bar.',
  'computer.browser': 'The browser decides this, so Deskside cannot. Look into the browser’s own settings.',
  'login.not-installed': 'Only a Deskside that is installed can start at login. Install it, then switch this on.',
  'login.needs-approval': 'macOS needs your approval first. Allow Deskside in System Settings > General > Login Items.',
  'login.switched-off':
    'Startup is turned off for Deskside in Windows. Turn it on here or in Settings > Apps > Startup.',
  'login.refused':
    'The system didn’t accept this change. On a Mac, copies of Deskside that aren’t signed can’t start at login.',
  'words.unsaved': 'Some words could not be saved and would be lost. Make them safe first, then try again.',
  'updates.off': 'Updates are switched off on this computer. Switch them on, then look again.',
  'updates.none': 'This copy of Deskside does not update itself. Get a new version where you got this one.',
  'updates.unsigned':
    'This copy of Deskside isn’t signed, so macOS doesn’t let it update itself. Get a new version where you got this one.',
  'desk.none': 'There is no desk open yet.',
  'desk.locked': 'The desk is locked. Sign in first.',
} as const;

export const pathProblems = {
  'folder.relative': 'Enter the full path, for example {example}.',
} as const;

export const storedProblems = {
  'stored.missing': '“{name}” is missing from the desk’s folder. Attach the file again, or put it back from a backup.',
  'stored.damaged':
    '“{name}” was damaged or changed after it was attached, so it can’t be opened. Attach the file again, or put it back from a backup.',
  'stored.unreadable': '“{name}” can’t be read. Check the drive and the permissions of the desk’s folder.',
} as const;
