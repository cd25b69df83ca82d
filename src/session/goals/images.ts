import { truncateID } from '../../cli/format/ellipsis';
import { humanSizeWithPrecision } from '../../cli/format/humanSize';
import type { ImageView, MachineView } from '../worldView';
import type { Check, Verdict } from './goal';

type ImageCheck = Extract<
  Check,
  { readonly kind: 'image' | 'no image' | 'same image' | 'image size' | 'image layers' | 'no dangling images' }
>;

/** Goals about what images a machine has. */
export function judgeImages(check: ImageCheck, machine: MachineView): Verdict {
  if (check.kind === 'no dangling images') return nothingDangling(machine);
  const image = named(machine, check.name);
  if (check.kind === 'no image') return image === undefined ? { met: true } : { met: false, hint: stillThere(check.name, image, machine) };
  if (image === undefined) return { met: false, hint: notThere(check.name, machine) };
  switch (check.kind) {
    case 'image':
      return { met: true };
    case 'same image': {
      const other = named(machine, check.other);
      if (other === undefined) return { met: false, hint: notThere(check.other, machine) };
      if (other.id === image.id) return { met: true };
      const hint = `They are two images: ${check.name} is ${truncateID(image.id)}, ${check.other} is ${truncateID(other.id)}.`;
      return { met: false, hint };
    }
    case 'image size':
      return image.contentSize < check.below
        ? { met: true }
        : { met: false, hint: `${check.name} is ${listed(image.contentSize)}; it has to be below ${listed(check.below)}.` };
    case 'image layers':
      return image.layers.length <= check.atMost ? { met: true } : { met: false, hint: `${check.name} has ${image.layers.length} layers.` };
  }
}

/** The stored image of that name. */
function named({ images }: MachineView, name: string): ImageView | undefined {
  return images.find((image) => image.state === 'stored' && image.names.includes(name));
}

function notThere(name: string, { images }: MachineView): string {
  if (images.some(({ state, expectedName }) => state !== 'stored' && expectedName === name)) return `${name} is on its way.`;
  const repository = repositoryOf(name);
  const relative = images.flatMap(({ names }) => names).find((one) => repositoryOf(one) === repository);
  if (relative !== undefined) return `${relative} is here, but ${name} is not: the part behind the colon counts.`;
  const [some] = images.flatMap(({ names }) => names);
  return some === undefined
    ? 'No image is here yet: `docker pull` fetches one, `docker build` makes one.'
    : `No image is called ${name}. A name is given by \`docker pull\`, by \`docker build -t\` and by \`docker tag\`.`;
}

function stillThere(name: string, image: ImageView, { containers }: MachineView): string {
  const user = containers.find((container) => container.image === image.id);
  return user === undefined ? `${name} is still here.` : `${name} is still here, and the container ${user.name} was made from it.`;
}

function nothingDangling({ images }: MachineView): Verdict {
  const dangling = images.filter(({ names, state }) => state === 'stored' && names.length === 0);
  const [first] = dangling;
  if (first === undefined) return { met: true };
  const id = truncateID(first.id);
  return { met: false, hint: dangling.length === 1 ? `${id} has no name.` : `${dangling.length} images have no name, ${id} among them.` };
}

/** Without the tag. */
function repositoryOf(name: string): string {
  return name.replace(/:[^:/]*$/, '');
}

/** As `docker image ls` has it under CONTENT SIZE. */
function listed(bytes: number): string {
  return humanSizeWithPrecision(bytes, 3);
}
