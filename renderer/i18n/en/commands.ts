/**
 * The names of the commands, shared by menus and buttons. An ampersand marks the letter that opens a menu item with the
 * keyboard; the window removes it.
 */
export const commandNames = {
  'command.help.about': '&About Deskside',
  'command.view.computer': 'This &computer',
  'command.app.quit': '&Quit',
  'command.ticket.new': '&New ticket',
  'command.window.new': 'New &window',
  'command.ticket.print': '&Print ticket',
  'command.ticket.print-with-notes': 'Print ticket with internal n&otes',
  'command.desk.lock': '&Lock',
  'command.view.search': 'Searc&h',
  'command.view.me': 'My settin&gs',
  'command.view.drafts': '&Drafts',
  'command.view.agents': '&Agents',
  'command.view.set-up': 'D&esk set-up',
  'command.view.next-part': '&Next part of the window',
  'command.view.previous-part': '&Previous part of the window',
  'command.view.zoom-in': 'Zoom &in',
  'command.view.zoom-out': 'Zoom o&ut',
  'command.view.zoom-reset': 'Actual &size',
  'command.ticket.reply': 'Write a &reply',
  'command.ticket.note': 'Write an &internal note',
  'command.ticket.send': '&Send',
  'command.ticket.send-and-resolve': 'Send and r&esolve',
  'command.ticket.claim': '&Claim',
  'command.ticket.assign': '&Assign',
  'command.ticket.release': 'Re&lease',
  'command.ticket.transfer': '&Transfer',
  'command.ticket.resolve': 'Resol&ve',
  'command.ticket.close': 'Cl&ose',
  'command.ticket.reopen': 'Reo&pen',
  'command.ticket.mark-answered': 'Mark as ans&wered',
  'command.ticket.mark-waiting': 'Mark as &waiting for us',
  'command.ticket.confirm': 'Requester con&firmed',
  'command.ticket.add-message': 'Add requester &message',
  'command.queue.next': 'Next ticket',
  'command.queue.previous': 'Previous ticket',
  'command.search.next-match': 'Next match in ticket',
  'command.search.previous-match': 'Previous match in ticket',
  'command.edit.undo': 'Undo',
  'command.desk.folder': 'Show desk &folder',
  'command.app.check-for-updates': 'Check for &updates',
} as const;

/** Toasts after commands that have no form. */
export const commandsDone = {
  'command.ticket.claim.done': '#{number} assigned to you.',
  'command.ticket.release.done': '#{number} released.',
  'command.ticket.mark-answered.done': '#{number} marked as answered.',
  'command.ticket.mark-waiting.done': '#{number} marked as waiting for us.',
} as const;

/** Why a command is unavailable for another reason than a missing permission. */
export const commandNeeds = {
  'need.signed-in': 'Sign in first.',
  'need.desk': 'No desk is open.',
  'need.computer': 'Your browser controls this.',
  'need.updates': 'This copy of Deskside doesn’t update itself.',
  'need.ticket': 'No ticket is open. Open one first.',
  'need.is-open': 'This ticket is already resolved or closed.',
  'need.is-done': 'This ticket is still open.',
  'need.is-not-closed': 'This ticket is already closed.',
  'need.is-resolved': 'This ticket isn’t resolved. Resolve it first.',
  'need.has-open-status': 'This desk has no status for open tickets.',
  'need.has-resolved-status': 'This desk has no status for resolved tickets.',
  'need.has-closed-status': 'This desk has no status for closed tickets.',
  'need.is-assigned': 'This ticket isn’t assigned to anyone.',
  'need.is-waiting-for-us': 'This ticket is already answered.',
  'need.is-answered': 'This ticket is already waiting for us.',
  'need.has-no-agent': 'This ticket is already assigned to an agent.',
} as const;
