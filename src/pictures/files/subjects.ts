import type { ContainerView, FileView, ImageView, LayerFiles, MachineView, WorldView } from '../../session/worldView';
import { shortInstruction } from '../instruction';
import { titleOf } from '../stackOutline';

/** Something whose files can be looked at: a container, or an image. */
export interface FileSubject {
  /** Unique in the world. */
  readonly id: string;
  readonly text: string;
  /** Base to top. */
  readonly layers: readonly SubjectLayer[];
}

export interface SubjectLayer {
  /** Layer key, or the container's ID for its writable layer. */
  readonly key: string;
  /** Short instruction; of a writable layer, whose it is. */
  readonly label: string;
  /** Gives the colour; '' where there is none: of a writable layer, or of one being built. */
  readonly digest: string;
  /** Unpacked bytes. */
  readonly size: number;
  /** Of a container's writable layer: what it holds. */
  readonly writable?: LayerFiles;
}

/** All containers, newest first, then all images, newest first: the first is the one to begin with. */
export function fileSubjects({ machines }: WorldView): readonly FileSubject[] {
  const on = (machine: MachineView): string => (machines.length > 1 ? ` on ${machine.name}` : '');
  const containers = machines.flatMap((machine) =>
    machine.containers.flatMap((container) => {
      const image = machine.images.find(({ id }) => id === container.image);
      const layers = [...(image ? imageLayers(machine, image) : []), writableLayer(container)];
      return { id: `${machine.name}/${container.id}`, text: `container ${container.name}${on(machine)}`, layers };
    }),
  );
  const images = machines.flatMap((machine) =>
    machine.images
      .map((image) => ({ id: `${machine.name}/${image.id}`, text: `${titleOf(image)}${on(machine)}`, layers: imageLayers(machine, image) }))
      .filter(({ layers }) => layers.length > 0),
  );
  return [...containers.toReversed(), ...images.toReversed()];
}

function imageLayers(machine: MachineView, image: ImageView): readonly SubjectLayer[] {
  return image.layers.flatMap((key) => {
    const layer = machine.layers[key];
    // Its files are known once it is unpacked.
    return layer?.state === 'stored'
      ? [{ key, label: shortInstruction(layer.createdBy), digest: layer.digest, size: layer.unpackedSize }]
      : [];
  });
}

function writableLayer({ id, name, changes, moreChanges = 0, writableSize }: ContainerView): SubjectLayer {
  const entries: readonly FileView[] = changes ?? [];
  return {
    key: id,
    label: `${name}, writable`,
    digest: '',
    size: writableSize,
    writable: { entries, complete: changes !== undefined && moreChanges === 0 },
  };
}
