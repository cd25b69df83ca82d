import type { WorldView } from '../worldView';
import { judgeContainers } from './containers';
import type { Goal, PlacedCheck, Verdict } from './goal';
import { judgeImages } from './images';
import { parseCheck } from './parseCheck';
import { judgeTag } from './tags';

/** Whether a goal is met in a world, and if not, what the learner's own state says of it. A check that cannot be read is never met. */
export function judge(goal: Goal, view: WorldView): Verdict {
  const placed = parseCheck(goal.check);
  return placed === undefined ? { met: false } : judgeCheck(placed, view);
}

function judgeCheck({ check, machine: name }: PlacedCheck, view: WorldView): Verdict {
  const machine = name === undefined ? view.machines[0] : view.machines.find((one) => one.name === name);
  if (machine === undefined) return { met: false, hint: `There is no machine ${name ?? ''} here.` };
  switch (check.kind) {
    case 'tag':
      return judgeTag(check.reference, machine, view);
    case 'container':
    case 'no container':
    case 'containers of':
      return judgeContainers(check, machine);
    default:
      return judgeImages(check, machine);
  }
}
