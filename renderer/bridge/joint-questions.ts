import type { QueryAnswer, QueryInput, QueryName } from '../../shared/bridge/contract/areas.ts';
import type { Deskside } from '../../shared/bridge/contract.ts';
import type { Result } from '../../shared/bridge/result.ts';

type Ask = Deskside['ask'];

/** A question that waits until all questions of its turn are there. */
interface Asked<Name extends QueryName> {
  readonly input: QueryInput<Name>;
  readonly answer: (result: Result<QueryAnswer<Name>>) => void;
}

type Waiting = { [Name in QueryName]?: Asked<Name>[] };

/**
 * Asks the desk, with one question where several are asked in the same turn that another one answers together: details,
 * thread and the requester’s other tickets, a page of a queue and the counts. Each is cached and asked again for itself.
 */
export function createJointQuestions(ask: Ask): Ask {
  let waiting: Waiting = {};
  let isPlanned = false;

  function send(): void {
    isPlanned = false;
    const asked = waiting;
    waiting = {};
    joinTicket(asked);
    joinQueue(asked);
    for (const name of Object.keys(asked) as QueryName[]) sendAll(name, asked);
  }

  function sendAll<Name extends QueryName>(name: Name, asked: Waiting): void {
    for (const { input, answer } of asked[name] ?? []) void ask(name, input).then(answer);
  }

  function joinTicket(asked: Waiting): void {
    for (const details of [...(asked['ticket.details'] ?? [])]) {
      const { ticketId } = details.input;
      const thread = asked['thread.page']?.find(({ input }) => input.ticketId === ticketId && !input.before);
      if (!thread) continue;
      takeOut(asked['ticket.details'], details);
      takeOut(asked['thread.page'], thread);
      const others = asked['ticket.others']?.find(({ input }) => input.ticketId === ticketId);
      if (others) takeOut(asked['ticket.others'], others);
      void ask('ticket.page', thread.input).then((result) => {
        details.answer(part(result, (page) => page.details));
        thread.answer(part(result, (page) => page.thread));
        others?.answer(part(result, (page) => page.others));
      });
    }
  }

  function joinQueue(asked: Waiting): void {
    const [counts] = asked['queue.counts'] ?? [];
    const [page] = asked['queue.page'] ?? [];
    if (!counts || !page) return;
    takeOut(asked['queue.counts'], counts);
    takeOut(asked['queue.page'], page);
    void ask('queue.overview', page.input).then((result) => {
      if (result.ok) counts.answer({ ok: true, value: result.value.counts });
      // A queue that is gone has no page, but the others have their counts.
      else void ask('queue.counts', counts.input).then(counts.answer);
      if (!result.ok) page.answer(result);
      else if (result.value.page) page.answer({ ok: true, value: result.value.page });
      else void ask('queue.page', page.input).then(page.answer);
    });
  }

  return (name, input) =>
    new Promise((answer) => {
      const list: Asked<typeof name>[] = waiting[name] ?? [];
      list.push({ input, answer });
      Object.assign(waiting, { [name]: list });
      if (isPlanned) return;
      isPlanned = true;
      queueMicrotask(send);
    });
}

function takeOut<Value>(all: Value[] | undefined, one: Value): void {
  all?.splice(all.indexOf(one), 1);
}

function part<Whole, Part>(result: Result<Whole>, take: (whole: Whole) => Part): Result<Part> {
  return result.ok ? { ok: true, value: take(result.value) } : result;
}
