import { useEffect, useState } from 'react';

/**
 * Code that is fetched when this is first rendered; undefined until it is here. If it cannot be fetched, rendering throws why.
 *
 * For what a reader waits for: React shows what suspended no sooner than 300 ms after its fallback, however soon it came.
 */
export function useFetched<Code>(fetch: () => Promise<Code>): Code | undefined {
  const [outcome, setOutcome] = useState<() => Code>();
  useEffect(() => {
    fetch().then(
      (code) => setOutcome(() => () => code),
      (error: unknown) =>
        setOutcome(() => () => {
          throw error;
        }),
    );
  }, [fetch]);
  return outcome?.();
}
