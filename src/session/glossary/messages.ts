import type { GlossaryEntry } from './entry';

const message = (id: string, term: string, printed: RegExp, text: string): GlossaryEntry => ({
  id,
  term,
  group: 'messages',
  text,
  printed,
});

/** Sentences of Docker's, most of them complaints. */
export const messages: readonly GlossaryEntry[] = [
  message(
    'default-tag',
    'Using default tag: latest',
    /Using default tag: latest/,
    'You gave no tag, so Docker filled in latest. It is a tag like any other: nothing keeps it the newest.',
  ),
  message(
    'digest-line',
    'Digest:',
    /^Digest:/,
    'What the name points to in the registry: the digest of an index or a manifest. With name@digest you get exactly this image again.',
  ),
  message(
    'unable-to-find',
    'Unable to find image',
    /Unable to find image '[^']*' locally/,
    'No image of that name is on this machine, so Docker pulls it before it starts the container.',
  ),
  message(
    'no-such-image',
    'No such image',
    /No such image/i,
    'Nothing on this machine has that name or ID. Look with docker images, or pull it.',
  ),
  message(
    'no-such-container',
    'No such container',
    /No such container/i,
    'No container has that name or ID. Look with docker ps -a, which lists those that have ended as well.',
  ),
  message('no-such-object', 'No such object', /No such object/i, 'Neither an image nor a container of that name or ID is here.'),
  message(
    'access-denied',
    'pull access denied',
    /pull access denied/,
    'The registry does not say which: the repository does not exist, or you may not read it. Check the spelling first.',
  ),
  message('manifest-unknown', 'manifest unknown', /manifest unknown/, 'The repository exists, but nothing in it has that tag or digest.'),
  message(
    'name-conflict',
    'Conflict',
    /Conflict\. The container name/,
    'Another container has this name, perhaps one that has ended. Remove or rename that one, or take another name.',
  ),
  message(
    'image-conflict',
    'conflict: unable to delete',
    /conflict: unable to (?:delete|remove repository reference)/,
    'The image is used by a container or has several names. The end of the message says which.',
  ),
  message('total-reclaimed', 'Total reclaimed space', /Total reclaimed space/, 'How much the disk has gained.'),
  message('did-you-mean', 'layer-by-layer:', /^layer-by-layer:/, 'This line is the simulator’s own, not Docker’s.'),
  message('not-found-file', 'not found', /"[^"]+": not found/, 'The path is not in the build context, or .dockerignore leaves it out.'),
  message(
    'unknown-instruction',
    'unknown instruction',
    /unknown instruction: \S+/,
    'The first word of the line is no instruction of a Dockerfile.',
  ),
];
