import type { IdKind } from '../../session/glossary/glossary';
import type { DocumentView, ImageView, MachineView, WorldView } from '../../session/worldView';

/** What an ID is, found in the world. */
export interface KnownId {
  readonly kind: IdKind;
  /** What it is an ID of: `the image nginx:latest`. */
  readonly of: string;
  /** What pictures know the object by. */
  readonly digest: string;
  /** In full, without `sha256:`. */
  readonly hex: string;
}

/** Fewer digits could be anything. */
const LEAST_DIGITS = 12;

/** Everything that has an ID beginning so; an ID of several kinds comes once for each. Empty where nothing does: nobody guesses here. */
export function identify(world: WorldView, hex: string): readonly KnownId[] {
  if (hex.length < LEAST_DIGITS) return [];
  const seen = new Set<string>();
  return world.machines
    .flatMap(knownIds)
    .filter((known) => known.hex.startsWith(hex))
    .filter(({ kind, hex: full, digest }) => {
      const key = `${kind} ${full} ${digest}`;
      return !seen.has(key) && seen.add(key);
    });
}

/** Every ID by which the output may name an object, in full. */
export function idsOf(world: WorldView, digest: string): readonly string[] {
  const found = world.machines.flatMap(knownIds).filter((known) => known.digest === digest);
  return [...new Set(found.map(({ hex }) => hex))];
}

const documentKinds: Readonly<Record<DocumentView['role'], IdKind>> = {
  index: 'index-digest',
  manifest: 'manifest-digest',
  config: 'config-digest',
  attestation: 'attestation-digest',
};

function knownIds(machine: MachineView): readonly KnownId[] {
  const images = machine.images.flatMap((image): readonly KnownId[] => {
    const of = `the image ${nameOf(image)}`;
    const documents = image.documents ?? [];
    return [
      { kind: 'image-id', of, digest: image.id, hex: hexOf(image.id) },
      ...documents.map(({ role, digest }): KnownId => ({ kind: documentKinds[role], of, digest: image.id, hex: hexOf(digest) })),
    ];
  });
  const layers = Object.values(machine.layers).flatMap(({ key, digest, diffId, createdBy }): readonly KnownId[] => {
    const of = `the layer made by ${shortened(createdBy)}`;
    return [
      { kind: 'layer-digest', of, digest, hex: hexOf(digest) },
      { kind: 'diff-id', of, digest, hex: hexOf(diffId) },
      { kind: 'chain-id', of, digest, hex: hexOf(key) },
    ];
  });
  const containers = machine.containers.map(({ id, name }): KnownId => ({
    kind: 'container-id',
    of: `the container ${name}`,
    digest: id,
    hex: hexOf(id),
  }));
  return [...images, ...layers, ...containers].filter(({ hex }) => hex !== '');
}

function nameOf({ names, expectedName }: ImageView): string {
  return names.length > 0 ? names.join(', ') : (expectedName ?? 'without a name');
}

function hexOf(id: string): string {
  return id.replace(/^sha256:/, '');
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
