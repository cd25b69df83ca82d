import type { StepOutcome } from '../engine/build/buildInstructions';

type Reason = NonNullable<StepOutcome['reason']>;

/** Why an instruction was done or not, one plain sentence. */
export function whyStep({ state, reason }: StepOutcome): string | undefined {
  if (reason !== undefined) return whyText(reason);
  return state === 'cached' ? 'The same was done on the same layers before, so its result is taken from the build cache.' : undefined;
}

/** Also for a plan, which gives the same reasons for what it would do. */
export function whyText(reason: Reason): string {
  switch (reason.kind) {
    case 'new':
      return 'Nothing like it has been built on these layers here before.';
    case 'instruction-changed':
      return 'It reads otherwise than what was done at this place before.';
    case 'files-changed':
      return filesText(reason.paths);
    case 'parent-changed':
      return 'What it stands on was made anew, so it has to be done again.';
    case 'source-stage-changed':
      return `The stage ${reason.stage}, from which it takes files, was made anew.`;
    case 'no-cache':
      return 'The build was told not to use the cache.';
    case 'source-missing':
      return `It takes something that is not there: ${reason.message}.`;
    case 'error':
      return `It failed: ${reason.message}.`;
    case 'base-fetched':
      return 'The base image was not here, so it was fetched from its registry.';
    case 'base-here':
      return 'The base image is here already.';
    case 'scratch':
      return 'It begins with nothing: there is nothing to fetch.';
    case 'base-stage':
      return `It goes on from the stage ${reason.stage} above.`;
  }
}

function filesText(paths: readonly string[]): string {
  const names = paths.slice(0, 3).map((path) => path.replace(/^\//, ''));
  const more = paths.length - names.length;
  const last = more > 0 ? `${more} more` : names.pop();
  const all = names.length === 0 ? (last ?? '') : `${names.join(', ')} and ${last ?? ''}`;
  return `${all} ${paths.length === 1 ? 'is' : 'are'} not as when it was done before.`;
}
