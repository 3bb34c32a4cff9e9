export const crash = {
  'crash.title': 'Deskside closed unexpectedly',
  'crash.words': 'Deskside ran into a problem and stopped. This wasn’t caused by anything you did.',
  'crash.saved': 'All saved changes are on the disk.',
  'crash.drafts':
    'Unsent text is kept in your drafts and is there when you sign in again. Only the last moment of typing may be missing.',
  'crash.folder': 'Your tickets are in {folder}',
  'crash.start': 'Restart Deskside',
  'crash.openFolder': 'Open folder',
  'crash.copy': 'Copy report',
  'crash.copied': 'Copied',
  'crash.notCopied': 'The report couldn’t be copied. Select it below and copy it from there.',
  'crash.report': 'Report',
  'crash.report.words': 'For the Deskside developers. It contains no text from tickets.',
} as const;
