import { LATEST } from '../../domain/arn/functionArn.ts';
import { PRIMARY_ACCOUNT } from '../sts/callers.ts';
import { arnsIn } from './arns.ts';
import type { SeedConfig, SeedFunction } from './build.ts';

const { queue, topic } = arnsIn('us-east-1', PRIMARY_ACCOUNT);

const CONFIGS: readonly (SeedConfig | undefined)[] = [
  undefined,
  { retries: 1 },
  undefined,
  { retries: 0, age: 600, onFailure: queue('generated-failed') },
  { age: 60, onSuccess: topic('generated-done') },
];

const RUNTIMES = ['nodejs22.x', 'python3.13', 'java21', 'dotnet8', 'provided.al2023'] as const;

/** `generated-00001` and so on: always the same for the same number. */
export function generatedFunctions(count: number): readonly SeedFunction[] {
  return Array.from({ length: count }, (_, index) => generated(index + 1));
}

function generated(number: number): SeedFunction {
  const config = CONFIGS[number % CONFIGS.length];
  const runtime = RUNTIMES[number % RUNTIMES.length];
  return {
    name: `generated-${String(number).padStart(5, '0')}`,
    description: `Generated function number ${number}.`,
    ...(runtime && { runtime }),
    ...(number % 10 === 0 && { deadLetter: queue('generated-dead') }),
    ...(config && { configs: { [LATEST]: config } }),
  };
}
