import type { GlossaryEntry } from './entry';

const state = (id: string, term: string, printed: RegExp, text: string): GlossaryEntry => ({ id, term, group: 'states', text, printed });

/** Words that tell how something stands. */
export const states: readonly GlossaryEntry[] = [
  state(
    'missing',
    '<missing>',
    /<missing>/,
    'Not an error: this row of the history has no image of its own on this machine. Only the finished image was pulled or kept, so only the top row has an ID.',
  ),
  state('none', '<none>', /<none>/, 'There is no name, tag or digest to show. An image without any name is called dangling.'),
  state(
    'in-use',
    'U',
    /(?<=\d[kMG]?B\s+)U(?=\s*$)/,
    'A container uses this image, running or not. The image cannot be removed without force.',
  ),
  state(
    'already-exists',
    'Already exists',
    /Already exists/,
    'The layer is on this machine, from another image or an earlier pull: nothing of it is downloaded. Docker 29 does not list such layers any more.',
  ),
  state(
    'pulling-fs-layer',
    'Pulling fs layer',
    /Pulling fs layer/,
    'The layer is not here yet and waits for its turn; three are downloaded at a time.',
  ),
  state('downloading', 'Downloading', /Downloading(?= |\s*$|\[)/, 'The compressed layer is on its way.'),
  state(
    'download-complete',
    'Download complete',
    /Download complete/,
    'All compressed bytes of the layer are here and match its digest. It is not unpacked yet.',
  ),
  state(
    'extracting',
    'Extracting',
    /Extracting/,
    'The layer is being unpacked. Layers are unpacked in order, from the base up, so a finished download may have to wait.',
  ),
  state('pull-complete', 'Pull complete', /Pull complete/, 'The layer is downloaded and unpacked.'),
  state('layer-already-exists', 'Layer already exists', /Layer already exists/, 'The registry has this layer: nothing of it is uploaded.'),
  state(
    'mounted-from',
    'Mounted from',
    /Mounted from \S+/,
    'The registry has this layer in another repository and uses it here too: nothing is uploaded.',
  ),
  state('pushed', 'Pushed', /(?<=: )Pushed\b/, 'The layer was uploaded.'),
  state(
    'newer-image',
    'Status: Downloaded newer image',
    /Status: Downloaded newer image/,
    'The name did not point to this image here before. “Newer” only means that something was fetched.',
  ),
  state(
    'up-to-date',
    'Status: Image is up to date',
    /Status: Image is up to date/,
    'The registry names the same digest as this machine: nothing was downloaded.',
  ),
  state(
    'untagged',
    'Untagged:',
    /Untagged:|untagged:/,
    'A name was taken off an image. The image itself stays as long as it has another name or a container.',
  ),
  state('deleted', 'Deleted:', /(?:Deleted|deleted):/, 'The image itself is gone, with every layer that no other image uses.'),
  state(
    'exited',
    'Exited (0)',
    /Exited \(\d+\)/,
    'The container’s main process has ended; the number is its exit code, 0 for success. The container and its writable layer are still there.',
  ),
  state('up', 'Up', /(?<= {2,})Up (?=\d|Less|About|an? )/, 'The container runs, since the time that follows.'),
  state('created', 'Created', /(?<= {2,})Created(?= {2,})/, 'The container was made and has not been started.'),
];
