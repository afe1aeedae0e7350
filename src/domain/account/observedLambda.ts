import type { LambdaApi } from '../session/lambdaApi.ts';

/** Hears how a request ended: undefined where it was answered, else what it rejected with. */
export type Ended = (failure: unknown) => void;

/** The same requests and answers, with somebody listening to how each of them ends. */
export function overheard(api: LambdaApi, ended: Ended): LambdaApi {
  return {
    listFunctions: (signal) => overheardPages(api.listFunctions(signal), ended),
    listEventInvokeConfigs: (...asked) => overheardAnswer(api.listEventInvokeConfigs(...asked), ended),
    getEventInvokeConfig: (...asked) => overheardAnswer(api.getEventInvokeConfig(...asked), ended),
    listQualifiers: (...asked) => overheardAnswer(api.listQualifiers(...asked), ended),
    listAliases: (...asked) => overheardAnswer(api.listAliases(...asked), ended),
    getFunction: (...asked) => overheardAnswer(api.getFunction(...asked), ended),
  };
}

export async function overheardAnswer<T>(answer: Promise<T>, ended: Ended): Promise<T> {
  try {
    const value = await answer;
    ended(undefined);
    return value;
  } catch (error) {
    ended(error);
    throw error;
  }
}

async function* overheardPages<T>(pages: AsyncIterable<T>, ended: Ended): AsyncIterable<T> {
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
