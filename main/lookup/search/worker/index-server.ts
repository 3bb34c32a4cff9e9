import { join } from 'node:path';
import { type IndexDatabase, openDatabase } from './database.ts';
import { faultOf } from './fault-of.ts';
import { createFinding, type Find } from './finding.ts';
import { IndexFault } from './index-fault.ts';
import type { Answer, Asked, Opened, Question } from './requests.ts';
import { createSeals, type Seals } from './seals.ts';
import { createWriting, type Writing } from './writing.ts';

/** Answers one question after another about the index in one folder. */
export interface IndexServer {
  readonly answer: (asked: Asked) => Answer;
}

interface OpenIndex {
  readonly database: IndexDatabase;
  readonly writing: Writing;
  readonly find: Find;
  readonly seals: Seals;
}

export function createIndexServer(): IndexServer {
  let open: OpenIndex | undefined;

  function index(): OpenIndex {
    if (!open) throw new IndexFault('bug', 'No index is open');
    return open;
  }

  function openIn(folder: string): Opened {
    const file = join(folder, 'search.db');
    const { database, isNew, wasReplaced } = openDatabase(file);
    const seals = createSeals(file);
    if (isNew) seals.break();
    open = { database, writing: createWriting(database), find: createFinding(database), seals };
    return { seal: seals.read(), wasReplaced };
  }

  function close(): null {
    open?.database.close();
    open = undefined;
    return null;
  }

  function answerTo(question: Question): unknown {
    switch (question.name) {
      case 'open':
        return openIn(question.input.folder);
      case 'compare':
        return index().writing.compare(question.input);
      case 'write':
        index().seals.break();
        index().writing.write(question.input);
        return null;
      case 'sum':
        return index().seals.sum(question.input);
      case 'seal':
        index().seals.write(question.input);
        return null;
      case 'ids': {
        const { after, limit } = question.input;
        const rows = index().database.all('SELECT id FROM ticket WHERE id > ? ORDER BY id LIMIT ?', after, limit);
        return rows.map(({ id }) => id);
      }
      case 'find': {
        const { search, below, limit } = question.input;
        return index().find(search, below, limit);
      }
      case 'close':
        return close();
    }
  }

  return {
    answer: ({ number, question }) => {
      try {
        return { number, kind: 'done', output: answerTo(question) };
      } catch (error) {
        const { kind: fault, message } = faultOf(error);
        return { number, kind: 'failed', fault, message };
      }
    },
  };
}
