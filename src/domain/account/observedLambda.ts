import type { LambdaApi } from '../session/lambdaApi.ts';

/** Hears how a request ended: undefined where it was answered, else what it rejected with. */
export type Ended = (failure: unknown) => void;

/** The same requests and answers, with somebody listening to how each of them ends. */
export function observedLambda(api: LambdaApi, ended: Ended): LambdaApi {
  return {
    listFunctions: (signal, beforeNext) => observedPages(api.listFunctions(signal, beforeNext), ended),
    listEventInvokeConfigs: (...asked) => observedAnswer(api.listEventInvokeConfigs(...asked), ended),
    getEventInvokeConfig: (...asked) => observedAnswer(api.getEventInvokeConfig(...asked), ended),
    listQualifiers: (...asked) => observedAnswer(api.listQualifiers(...asked), ended),
    listAliases: (...asked) => observedAnswer(api.listAliases(...asked), ended),
    getFunction: (...asked) => observedAnswer(api.getFunction(...asked), ended),
  };
}

export async function observedAnswer<T>(answer: Promise<T>, ended: Ended): Promise<T> {
  try {
    const value = await answer;
    ended(undefined);
    return value;
  } catch (error) {
    ended(error);
    throw error;
  }
}

async function* observedPages<T>(pages: AsyncIterable<T>, ended: Ended): AsyncIterable<T> {
  try {
    for await (const page of pages) {
      ended(undefined);
      yield page;
    }
  } catch (error) {
    ended(error);
    throw error;
  }
}
