import type { GlossaryEntry } from './entry';

const build = (id: string, term: string, printed: RegExp, text: string): GlossaryEntry => ({ id, term, group: 'builds', text, printed });

/** Lines of a build. */
export const builds: readonly GlossaryEntry[] = [
  build(
    'cached',
    'CACHED',
    /\bCACHED\b/,
    'Nothing was done: the same instruction, on the same layers, with the same input, had been carried out before, and its result was taken again.',
  ),
  build('load-definition', 'load build definition', /load build definition from \S+/, 'The builder reads the Dockerfile.'),
  build(
    'load-metadata',
    'load metadata',
    /load metadata for \S+/,
    'The builder asks the registry, or this machine, what the base image’s name points to.',
  ),
  build(
    'dockerignore',
    'load .dockerignore',
    /load \.dockerignore/,
    'The builder reads which files of the context to leave out. It says so even when there is no such file.',
  ),
  build(
    'build-context',
    'load build context',
    /load build context/,
    'The files of the folder that you named, sent to the builder: only those that an instruction asks for.',
  ),
  build(
    'transferring',
    'transferring',
    /transferring (?:context|dockerfile)/,
    'How many bytes were sent to the builder. Files that it has from an earlier build are not sent again.',
  ),
  build(
    'step-number',
    '[2/5]',
    /\[(?:[\w.-]+ +)?\d+\/\d+\]/,
    'Which of the instructions that make layers this is, out of how many; in a build of several stages with the stage’s name.',
  ),
  build('internal', '[internal]', /\[internal\]/, 'Work of the builder itself that stands for no instruction.'),
  build('exporting', 'exporting to image', /exporting to image/, 'All instructions are done; the result becomes an image of this machine.'),
  build('exporting-layers', 'exporting layers', /exporting layers/, 'New layers are compressed and stored.'),
  build(
    'exporting-manifest',
    'exporting manifest',
    /exporting manifest(?! list)/,
    'The document that names the configuration and the layers; the digest behind it is the manifest digest.',
  ),
  build('exporting-config', 'exporting config', /exporting config/, 'The configuration; the digest behind it is the config digest.'),
  build(
    'exporting-attestation',
    'exporting attestation manifest',
    /exporting attestation manifest/,
    'A document about the build itself, kept beside the image.',
  ),
  build(
    'exporting-index',
    'exporting manifest list',
    /exporting manifest list/,
    'The index that holds the image’s manifest and the attestation. Its digest is the image ID.',
  ),
  build('naming', 'naming to', /naming to(?= )/, 'The image gets the name that you gave with -t.'),
  build('unpacking', 'unpacking to', /unpacking to(?= )/, 'The layers are unpacked, so that containers can start from the image.'),
];
