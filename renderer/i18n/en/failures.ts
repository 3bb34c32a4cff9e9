/** Failures of the disk: what is wrong, and what to do. */
export const failures = {
  'disk-full': 'Not saved: the disk is full. Free up some space, then try again. Your text is kept here.',
  'read-only':
    'Not saved: Deskside doesn’t have permission to write to the desk’s folder. Check the folder’s permissions, then try again.',
  'disk-failed': 'Not saved: the disk reported an error. Check the disk, then try again. Your text is kept here.',
  'folder-gone': 'Not saved: the desk’s folder is missing. Put it back or reconnect the drive, then try again.',
  'disk-silent':
    'Not saved: the disk didn’t respond. Check the drive or the network connection, then try again. Your text is kept here.',
  'lock-lost': 'Not saved: another program has taken over this desk. Close Deskside here and open it again.',
} as const;

export const placeProblems = {
  'file.too-large': 'This file is larger than 50 MB. Share it another way, and write where to find it.',
  'file.wrong-size': 'This file changed while it was being read. Remove it and attach it again.',
  'file.unknown': 'Reading this file was interrupted. Try again.',
  'file.too-many-begun': 'Too many files are being attached at once. Wait until some are done, then try again.',
  'file.no-room':
    'The files you attached and haven’t sent yet take up 500 MB. Send some of them or discard their drafts, then try again later.',
  'file.unreadable': 'This file can’t be read. It may have been moved, changed, or removed.',
  'file.folder': 'This is a folder. Attach the files in it, or compress it into a zip file first.',
  'file.silent': 'The drive this file is on doesn’t respond. Check it, then try again.',
  'file.unheard': 'Deskside didn’t respond. Try again.',
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
  'desk.open-already': 'A desk is already open. Quit Deskside before you open another one.',
  'desk.not-sample': 'Only a sample desk can be deleted or started over here.',
  'folder.unopened': 'The system couldn’t show this folder. Open it yourself; its path is in the status bar.',
  'computer.browser': 'Your browser controls this. Change it in the browser’s settings.',
  'login.not-installed': 'Only an installed copy of Deskside can start at login. Install it, then turn this on.',
  'login.needs-approval': 'macOS needs your approval first. Allow Deskside in System Settings > General > Login Items.',
  'login.switched-off':
    'Startup is turned off for Deskside in Windows. Turn it on here or in Settings > Apps > Startup.',
  'login.refused':
    'The system didn’t accept this change. On a Mac, copies of Deskside that aren’t signed can’t start at login.',
  'words.unsaved': 'Some of your text couldn’t be saved and would be lost. Copy it to a safe place, then try again.',
  'updates.off': 'Updates are turned off on this computer. Turn them on, then check again.',
  'updates.none': 'This copy of Deskside doesn’t update itself. Download a new version from where you got this one.',
  'updates.unsigned':
    'This copy of Deskside isn’t signed, so macOS doesn’t let it update itself. Download a new version from where you got this one.',
  'desk.none': 'No desk is open.',
  'desk.locked': 'The desk is locked. Sign in first.',
} as const;

export const pathProblems = {
  'folder.relative': 'Enter the full path, for example {example}.',
} as const;

export const sampleProblems = {
  'sample.incomplete':
    'The sample desk can’t be created because “{file}” is missing from this copy of Deskside or damaged. Install Deskside again.',
} as const;

export const storedProblems = {
  'stored.missing': '“{name}” is missing from the desk’s folder. Attach the file again, or put it back from a backup.',
  'stored.damaged':
    '“{name}” was damaged or changed after it was attached, so it can’t be opened. Attach the file again, or put it back from a backup.',
  'stored.unreadable': '“{name}” can’t be read. Check the drive and the permissions of the desk’s folder.',
} as const;
