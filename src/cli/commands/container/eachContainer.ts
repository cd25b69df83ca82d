import { EngineError } from '../../../engine/errors';
import type { Invocation } from '../../command/command';
import { engineFailure } from '../../command/failure';

/**
 * Does something to each container named, and prints the name. What fails is told when all have had their turn; the exit code is then 1,
 * or 64 when something is not simulated.
 */
export async function eachContainer(
  { args, io }: Pick<Invocation, 'args' | 'io'>,
  act: (name: string) => Promise<string | undefined>,
): Promise<number> {
  let exitCode = 0;
  const problems: string[] = [];
  for (const name of args) {
    try {
      io.stdout(`${(await act(name)) ?? name}\n`);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      const failure = engineFailure(error);
      problems.push(failure.message);
      exitCode = Math.max(exitCode, failure.exitCode);
    }
  }
  if (problems.length > 0) io.stderr(`${problems.join('\n')}\n`);
  return exitCode;
}
