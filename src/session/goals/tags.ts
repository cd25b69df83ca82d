import type { MachineView, WorldView } from '../worldView';
import type { Verdict } from './goal';

/** A goal about what a registry holds. */
export function judgeTag(reference: string, { images, name: own }: MachineView, { registries = [] }: WorldView): Verdict {
  const [host = ''] = reference.split('/', 1);
  const path = reference.slice(host.length + 1);
  const colon = path.lastIndexOf(':');
  const [repository, tag] = [path.slice(0, colon), path.slice(colon + 1)];
  // A registry such as localhost:5000 is another one on each machine.
  const registry = registries.find((one) => one.host === host && (one.machine === undefined || one.machine === own));
  const held = registry?.repositories.find(({ name }) => name === repository);
  if (held?.tags.some((one) => one.tag === tag)) return { met: true };
  if (images.some(({ names }) => names.includes(reference)))
    return { met: false, hint: `${reference} is a name on this machine only: \`docker push\` takes it to ${host}.` };
  if (held !== undefined) return { met: false, hint: `${host} has ${repository} as ${held.tags.map((one) => one.tag).join(', ')}.` };
  return { met: false, hint: `${host} has no ${repository} yet. An image goes where its name says: \`docker tag\` gives it that name.` };
}
