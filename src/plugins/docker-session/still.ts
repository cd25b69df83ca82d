import type { Recording } from '../../session/recording';
import type { ImageView, LayerView, MachineView, WorldView } from '../../session/worldView';
import { lastViewOf } from '../../session/lastView';

/** One command of a session at rest, as the page shows it without JavaScript. */
export interface StillCommand {
  readonly command: string;
  readonly output: string;
  readonly exitCode: number;
  readonly summary: string;
}

/** What the page itself carries of a session; everything else is in the recording, loaded when the pane is used. */
export interface Still {
  readonly transcript: readonly StillCommand[];
  /**
   * The world at the end, in the least words: digests are cut to what tells colour and identity (16 hex digits), DiffIDs are left empty,
   * and layer keys are short names that hold within this view only. Enough for a picture, not for details.
   */
  readonly finalView: WorldView;
}

export function stillOf(recording: Recording): Still {
  return {
    transcript: recording.commands.map(({ command, transcript, exitCode, summary }) => ({
      command,
      output: transcript,
      exitCode,
      summary,
    })),
    finalView: { machines: lastViewOf(recording).machines.map(abridged) },
  };
}

function abridged(machine: MachineView): MachineView {
  const names = new Map(Object.keys(machine.layers).map((key, index) => [key, index.toString(36)]));
  const name = (key: string): string => names.get(key) ?? key;
  const layers = Object.values(machine.layers).map(({ below, ...layer }): LayerView => ({
    ...layer,
    key: name(layer.key),
    ...(below === undefined ? {} : { below: name(below) }),
    digest: cut(layer.digest),
    diffId: '',
  }));
  return {
    name: machine.name,
    images: machine.images.map((image): ImageView => ({
      ...image,
      id: cut(image.id),
      layers: image.layers.map(name),
      history: image.history.map((row) => (row.layer === undefined ? row : { ...row, layer: name(row.layer) })),
    })),
    layers: Object.fromEntries(layers.map((layer) => [layer.key, layer])),
    containers: machine.containers.map((container) => ({ ...container, id: container.id.slice(0, 16), image: cut(container.image) })),
  };
}

function cut(digest: string): string {
  return digest.replace(/^(sha256:[0-9a-f]{16})[0-9a-f]*$/, '$1');
}
