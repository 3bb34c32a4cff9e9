/** The order of the answers to one question that is asked again and again; answers can overtake each other. */
export interface AnswerOrder {
  /** Notes a question. Call the result when its answer is here: it is current unless a newer question had its answer. */
  readonly asked: () => () => boolean;
}

export function createAnswerOrder(): AnswerOrder {
  let lastAsked = 0;
  let newestAnswered = 0;
  return {
    asked: () => {
      lastAsked += 1;
      const number = lastAsked;
      return () => {
        if (number < newestAnswered) return false;
        newestAnswered = number;
        return true;
      };
    },
  };
}
