import type { PlanReason } from '../engine/build/buildPlan';

/** So many changed files a sentence names. */
const named = 3;

/** Why a step would be done, in one plain sentence. */
export function reasonText(reason: PlanReason): string {
  switch (reason.kind) {
    case 'new':
      return 'Nothing like it was built here before.';
    case 'instruction-changed':
      return 'The instruction is not the one that was carried out here before.';
    case 'files-changed': {
      const paths = reason.paths.map((path) => path.replace(/^\//, ''));
      const rest = paths.length - named;
      const list = paths.slice(0, named).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
      return `Changed since it was last copied: ${list}.`;
    }
    case 'parent-changed':
      return 'What it stands on is made anew.';
    case 'source-stage-changed':
      return `Stage ${reason.stage}, which it copies from, is made anew.`;
    case 'no-cache':
      return 'The build is told not to use the cache.';
    case 'source-missing':
      return `It cannot be done: ${reason.message}.`;
  }
}
