import type { ContainerView, MachineView } from '../worldView';
import type { Check, Verdict } from './goal';

type ContainerCheck = Extract<Check, { readonly kind: 'container' | 'no container' | 'containers of' }>;

/** Goals about what containers a machine has. */
export function judgeContainers(check: ContainerCheck, machine: MachineView): Verdict {
  if (check.kind === 'containers of') return counted(check, machine);
  const container = machine.containers.find(({ name }) => name === check.name);
  if (check.kind === 'no container') return container === undefined ? { met: true } : { met: false, hint: is(container) };
  if (container === undefined) return { met: false, hint: noSuch(check.name, machine) };
  return check.state === undefined || container.state === check.state ? { met: true } : { met: false, hint: is(container) };
}

function counted({ image, atLeast, state }: Extract<Check, { readonly kind: 'containers of' }>, machine: MachineView): Verdict {
  const id = machine.images.find(({ names }) => names.includes(image))?.id;
  const made = machine.containers.filter((container) => container.image === id);
  const fitting = made.filter((container) => state === undefined || container.state === state);
  if (fitting.length >= atLeast) return { met: true };
  const others = made.length - fitting.length;
  const hint = `${fitting.length} of ${atLeast} so far${others === 0 ? '' : `; ${others === 1 ? 'another is' : `${others} others are`} not ${state ?? ''}`}.`;
  return { met: false, hint };
}

function is({ name, state, exitCode }: ContainerView): string {
  if (state === 'running') return `${name} is running.`;
  return state === 'created' ? `${name} is there, but was never started.` : `${name} is there, but has exited with code ${exitCode ?? 0}.`;
}

function noSuch(name: string, { containers }: MachineView): string {
  const newest = containers.at(-1);
  return newest === undefined
    ? 'There is no container yet: `docker run` makes one, and `--name` names it.'
    : `No container is called ${name}; the newest is ${newest.name}.`;
}
