import { storedProblems } from './failures.ts';

/**
 * What was found wrong with a desk. `of` and `among` name tickets, and are empty where nobody may know of them;
 * `finding.place` follows where it is known.
 */
export const findings = {
  'finding.torn-tail':
    'The end of the journal is damaged: the last change{of} may be lost. What is left of it is kept.',
  'finding.cut-off':
    'Deskside was cut off while it wrote the last change{of}. It was not confirmed yet, and was set aside.',
  'finding.damaged-line': 'A line is damaged and was set aside: a change{of} is missing.',
  'finding.untrue-line': 'A line holds what cannot be true and was set aside: a change{of} does not count.',
  'finding.newer-line':
    'A line was written by a newer Deskside: a change{of} does not count here. Update Deskside to see it.',
  'finding.damaged-event': 'A change{of} is damaged and is left out (event {index} of its line).',
  'finding.unfit-event': 'A change{of} holds what cannot be used, which is left out (event {index} of its line).',
  'finding.unknown-event': 'A change{of} was made with a newer Deskside. Update Deskside to see it.',
  'finding.damaged-frame': 'A few bytes around a change{of} are damaged; nothing of it is lost.',
  'finding.repeated-line': 'A line stands there a second time; it counts once.',
  'finding.missing-before': 'Something that came before commit {seq} is missing.',
  'finding.never-acknowledged': 'Changes that were never confirmed are left out.',
  'finding.stood-in':
    '{records, plural, =0 {} one {1 setting of this desk was lost and stands as on a new desk. } other {{records} settings of this desk were lost and stand as on a new desk. }}{agents, plural, =0 {} one {The name of 1 agent was lost; the PIN is not. An administrator can write it in again under Agents.} other {The names of {agents} agents were lost; their PINs are not. An administrator can write them in again under Agents.}}',
  'finding.taken-over': 'This desk was taken over from the computer {host}.',
  'finding.file-restored': 'The file desk.json was created again. Numbers of new tickets begin with {code} here.',
  'finding.lost-end':
    'The end of the journal is missing: at least {changes, plural, one {1 change, from} other {{changes} changes, the last from}} {timeMs, date, medium}, {timeMs, time, short}. If a copy of this desk still has it, close Deskside and put the folder journal/{device} of the copy back.{code, select, none {} other { Numbers of new tickets begin with {code} here.}}',
  'finding.fork': 'Device {device} has two histories from its commit {seq} on; both are kept.',
  'finding.more': 'And {count} more of this kind{among}.',
  'finding.file-missing': `#{number}: ${storedProblems['stored.missing']}`,
  'finding.file-damaged': `#{number}: ${storedProblems['stored.damaged']}`,
  'finding.file-unreadable': `#{number}: ${storedProblems['stored.unreadable']}`,
  'finding.files': '#{number}: {count} files are missing or damaged. The ticket shows which, and what to do.',
  'finding.more-files':
    'Files of {count, plural, one {# more ticket} other {# more tickets}} are missing or damaged, too.',
  'finding.unseen-files':
    'In tickets you don’t have access to, {count, plural, one {# file} other {# files}} can’t be opened.',
} as const;

/** The parts of those sentences: `numbers` are the first few tickets, `more` is how many others there are. */
export const findingParts = {
  'finding.of.one': ' of ticket {numbers}',
  'finding.of.some': ' of tickets {numbers}',
  'finding.of.more': ' of tickets {numbers} and {more} more',
  'finding.among.one': ', among them some of ticket {numbers}',
  'finding.among.some': ', among them some of tickets {numbers}',
  'finding.among.more': ', among them some of tickets {numbers} and {more} more',
  'finding.unknown': 'Something was found wrong with this desk ({finding}). Restart Deskside to read more.',
  'finding.place': '{sentence} ({file} at byte {offset})',
} as const;
