/**
 * What can be asked for, by the names that menus and buttons share. An ampersand stands before the letter that opens the
 * item of a menu with the keyboard; the window leaves it out.
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
  'command.view.drafts': '&Drafts',
  'command.view.agents': '&Agents',
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
  'command.ticket.add-message': 'Add requester &message',
  'command.queue.next': 'Next ticket',
  'command.queue.previous': 'Previous ticket',
  'command.edit.undo': 'Undo',
  'command.desk.folder': 'Show the desk’s &folder',
  'command.app.check-for-updates': 'Check for &updates',
} as const;

/** What is said once a command has been carried out that needs no form. */
export const commandsDone = {
  'command.ticket.claim.done': '#{number} assigned to you.',
  'command.ticket.release.done': '#{number} released.',
} as const;

/** Why a command cannot be carried out now, where no right is missing. */
export const commandNeeds = {
  'need.signed-in': 'Sign in first.',
  'need.desk': 'No desk is open.',
  'need.computer': 'Your browser takes care of this.',
  'need.updates': 'This copy of Deskside doesn’t update itself.',
  'need.ticket': 'No ticket is open. Open one first.',
  'need.is-open': 'This ticket is already resolved or closed.',
  'need.is-done': 'This ticket is still open.',
  'need.is-not-closed': 'This ticket is already closed.',
  'need.has-open-status': 'This desk has no status for open tickets.',
  'need.has-resolved-status': 'This desk has no status for resolved tickets.',
  'need.has-closed-status': 'This desk has no status for closed tickets.',
  'need.is-assigned': 'This ticket isn’t assigned to anyone.',
  'need.has-no-agent': 'This ticket is already assigned to an agent.',
} as const;
