import { storedProblems } from './failures.ts';

/**
 * Damage found in a desk. `of` and `among` name tickets, and are empty if the reader has no access to them.
 * `finding.place` adds the position in a file, if it is known.
 */
export const findings = {
  'finding.torn-tail': 'The end of the journal is damaged, so the last change{of} may be lost. The rest of it is kept.',
  'finding.cut-off':
    'Deskside was interrupted while it wrote the last change{of}. The change wasn’t confirmed yet and was set aside.',
  'finding.damaged-line': 'A line is damaged and was set aside, so a change{of} is missing.',
  'finding.untrue-line': 'A line contains impossible data and was set aside, so a change{of} doesn’t count.',
  'finding.newer-line':
    'A line was written by a newer version of Deskside, so a change{of} doesn’t count here. Update Deskside to see it.',
  'finding.damaged-event': 'A change{of} is damaged and was left out (event {index} of its line).',
  'finding.unfit-event': 'Part of a change{of} isn’t valid and was left out (event {index} of its line).',
  'finding.unknown-event': 'A change{of} was made with a newer version of Deskside. Update Deskside to see it.',
  'finding.damaged-frame': 'A few bytes around a change{of} are damaged. Nothing was lost.',
  'finding.repeated-line': 'A line appears twice. It counts once.',
  'finding.missing-before': 'Changes before commit {seq} are missing.',
  'finding.never-acknowledged': 'Changes that were never confirmed were left out.',
  'finding.stood-in':
    '{records, plural, =0 {} one {1 setting of this desk was lost and has its default value again. } other {{records} settings of this desk were lost and have their default values again. }}{agents, plural, =0 {} one {The name of 1 agent was lost; the PIN still works. An administrator can enter the name again under Agents.} other {The names of {agents} agents were lost; their PINs still work. An administrator can enter the names again under Agents.}}',
  'finding.taken-over': 'This desk was taken over from the computer {host}.',
  'finding.file-restored': 'The file desk.json was created again. Numbers of new tickets now begin with {code} here.',
  'finding.lost-end':
    'The end of the journal is missing: at least {changes, plural, one {1 change, from} other {{changes} changes, the last from}} {timeMs, date, medium}, {timeMs, time, short}. If a copy of this desk still has it, quit Deskside and put the folder journal/{device} from the copy back.{code, select, none {} other { Numbers of new tickets now begin with {code} here.}}',
  'finding.fork': 'Device {device} has two histories starting at commit {seq}. Both are kept.',
  'finding.more': 'And {count} more of this kind{among}.',
  'finding.file-missing': `#{number}: ${storedProblems['stored.missing']}`,
  'finding.file-damaged': `#{number}: ${storedProblems['stored.damaged']}`,
  'finding.file-unreadable': `#{number}: ${storedProblems['stored.unreadable']}`,
  'finding.files': '#{number}: {count} files are missing or damaged. The ticket shows which ones and what to do.',
  'finding.more-files':
    'Files of {count, plural, one {# more ticket} other {# more tickets}} are missing or damaged, too.',
  'finding.unseen-files':
    'In tickets you don’t have access to, {count, plural, one {# file} other {# files}} can’t be opened.',
} as const;

/** Parts of those sentences: `numbers` lists the first few tickets, `more` counts the others. */
export const findingParts = {
  'finding.of.one': ' of ticket {numbers}',
  'finding.of.some': ' of tickets {numbers}',
  'finding.of.more': ' of tickets {numbers} and {more} more',
  'finding.among.one': ', among them some of ticket {numbers}',
  'finding.among.some': ', among them some of tickets {numbers}',
  'finding.among.more': ', among them some of tickets {numbers} and {more} more',
  'finding.unknown':
    'This desk has a problem that this window doesn’t recognize ({finding}). Restart Deskside for details.',
  'finding.place': '{sentence} ({file} at byte {offset})',
} as const;
