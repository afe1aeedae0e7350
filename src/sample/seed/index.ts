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
 * The sample's contents at the start: the same every time.
 * @param generated how many functions to add in the primary region
 */
export function seededShelves(generated: number): readonly Shelf[] {
  return [
    seedShelf(
      PRIMARY_ACCOUNT,
      PRIMARY_REGION,
      [...SHOP, ...SERVICES, ...stackFunctions(PRIMARY_ACCOUNT), ...generatedFunctions(generated)],
      stacksOf(PRIMARY_ACCOUNT),
      shopSurroundings(),
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
