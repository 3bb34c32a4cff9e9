export const crash = {
  'crash.title': 'Deskside closed unexpectedly',
  'crash.words': 'The program ran into a problem and stopped. This wasn’t caused by anything you did.',
  'crash.saved': 'Everything that was confirmed is on the disk.',
  'crash.drafts':
    'Words you had not sent are in drafts and stand there again when you sign in. At most the last moment of typing is missing.',
  'crash.folder': 'Your tickets are in {folder}',
  'crash.start': 'Start again',
  'crash.openFolder': 'Open the folder',
  'crash.copy': 'Copy report',
  'crash.copied': 'Copied',
  'crash.notCopied': 'The report could not be copied. Select it below and copy it from there.',
  'crash.report': 'What the report says',
  'crash.report.words': 'For the Deskside developers. It contains nothing that people wrote.',
} as const;
