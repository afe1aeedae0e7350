import { PRIMARY_ACCOUNT, STAGING_ACCOUNT } from '../sts/callers.ts';
import type { Shelf } from '../lambda/store.ts';
import { seedShelf } from './build.ts';
import { EUROPE, STAGING } from './elsewhere.ts';
import { generatedFunctions } from './generated.ts';
import { SERVICES } from './services.ts';
import { SHOP } from './shop.ts';
import { shopSurroundings } from './surroundings.ts';
import { EUROPE_STACK_FUNCTIONS, EUROPE_STACKS, stackFunctions, stacksOf } from './stacks.ts';

/** The region that the sample is about. */
export const PRIMARY_REGION = 'us-east-1';

/**
 * The sample's contents at the start: the same every time, but for the time of the latest events.
 * @param generated how many functions to add in the primary region
 * @param now the time that the latest events are counted back from, in milliseconds
 */
export function seededShelves(generated: number, now = Date.now()): readonly Shelf[] {
  return [
    seedShelf(
      PRIMARY_ACCOUNT,
      PRIMARY_REGION,
      [...SHOP, ...SERVICES, ...stackFunctions(PRIMARY_ACCOUNT), ...generatedFunctions(generated)],
      stacksOf(PRIMARY_ACCOUNT),
      shopSurroundings(now),
      now,
    ),
    seedShelf(PRIMARY_ACCOUNT, 'eu-west-1', [...EUROPE, ...EUROPE_STACK_FUNCTIONS], EUROPE_STACKS),
    seedShelf(
      STAGING_ACCOUNT,
      PRIMARY_REGION,
      [...STAGING, ...stackFunctions(STAGING_ACCOUNT)],
      stacksOf(STAGING_ACCOUNT),
    ),
  ];
}
