import { englishWords } from '../../renderer/i18n/sentences/english-words.ts';
import type { DeskCounts, Notice } from '../../shared/views/notices.ts';

export interface NoticeText {
  readonly title: string;
  readonly body: string;
}

const program = 'Deskside';
const longestSummary = 120;
const longestName = 60;

/** The text of a notice. What people wrote is in the body, each on a line of its own; the title has names only. */
export function noticeText(notice: Notice): NoticeText {
  switch (notice.kind) {
    case 'locked':
      return { title: program, body: englishWords('notice.locked') };
    case 'several':
      return {
        title: program,
        body: englishWords(`notice.${notice.about}.several`, { count: notice.ticketIds.length }),
      };
    case 'ticket': {
      const { about, number, summary, requesterName } = notice;
      const lines = [`${plainLine(number, 20)} · ${plainLine(summary, longestSummary)}`];
      // The title says who wrote.
      const name = about === 'replied' ? '' : plainLine(requesterName, longestName);
      return { title: titleOf(notice), body: [...lines, name].filter((line) => line !== '').join('\n') };
    }
  }
}

function titleOf(notice: Notice & { readonly kind: 'ticket' }): string {
  const { about, isTeams, target, minutesLeft } = notice;
  if (about === 'soon') {
    return englishWords(target ? `notice.soon.${target}` : 'notice.soon', { minutes: Math.max(1, minutesLeft) });
  }
  if (target && (about === 'overdue' || about === 'department-overdue')) {
    return englishWords(`notice.${about}.${target}`);
  }
  const names = {
    name: plainLine(notice.actorName, longestName) || englishWords('notice.desk'),
    requester: plainLine(notice.requesterName, longestName) || englishWords('notice.requester'),
    whom: plainLine(notice.whomName, longestName) || englishWords('notice.others'),
  };
  return englishWords(about === 'assigned' && isTeams ? 'notice.team-assigned' : `notice.${about}`, names);
}

/** The text of the tray and the taskbar about the signed-in agents' tickets. */
export function badgeText({ open, overdue }: DeskCounts): string {
  const words = [englishWords('badge.open', { count: open }), englishWords('badge.overdue', { count: overdue })];
  return words.slice(0, overdue === 0 ? 1 : 2).join(', ');
}

const whiteOrControl = /[\s\p{Cc}]+/gu;
const turnsDirection = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const loneSurrogate = /\p{Cs}/gu;

/** One line without characters that hide, reverse or break it, truncated if it is long. */
function plainLine(text: string, longest: number): string {
  const line = text.replace(turnsDirection, '').replace(loneSurrogate, '\uFFFD').replace(whiteOrControl, ' ').trim();
  const letters = [...line];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : line;
}

/** The same text for Linux, where the notice's body is parsed as markup. */
export function asMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
