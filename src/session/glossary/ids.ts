import type { GlossaryEntry } from './entry';

/** Every kind of ID: each is the digest of something, and they all look alike. */
export const ids = [
  {
    id: 'image-id',
    term: 'Image ID',
    group: 'ids',
    text: 'Names a whole image on this machine. It is the digest of the image’s index, or of its manifest where there is no index; lists show its first twelve digits.',
  },
  {
    id: 'index-digest',
    term: 'Index digest',
    group: 'ids',
    text: 'The digest of a list of manifests, one for each platform. It is what a tag usually points to in a registry.',
  },
  {
    id: 'manifest-digest',
    term: 'Manifest digest',
    group: 'ids',
    text: 'The digest of the document that names an image’s configuration and its layers, for one platform.',
  },
  {
    id: 'config-digest',
    term: 'Config digest',
    group: 'ids',
    text: 'The digest of the configuration: the command to start, variables, history, and the DiffIDs of the layers. Before Docker 29 this was the image ID.',
  },
  {
    id: 'attestation-digest',
    term: 'Attestation digest',
    group: 'ids',
    text: 'The digest of a document about the build, kept in the index beside the image itself: what it was built from, and how.',
  },
  {
    id: 'layer-digest',
    term: 'Layer digest',
    group: 'ids',
    text: 'The digest of one layer as it travels and is stored: compressed. Equal digest, equal bytes, stored once. Its colour in the pictures comes from it.',
  },
  {
    id: 'diff-id',
    term: 'DiffID',
    group: 'ids',
    text: 'The digest of one layer unpacked: of its tar before compression. The configuration lists DiffIDs, the manifest lists layer digests.',
  },
  {
    id: 'chain-id',
    term: 'ChainID',
    group: 'ids',
    text: 'Names a layer together with all layers below it. Two images share a layer on disk when everything under it is the same, too.',
  },
  {
    id: 'container-id',
    term: 'Container ID',
    group: 'ids',
    text: 'A random number that names one container. It is not the digest of anything: a container’s content changes, so it cannot have one.',
  },
] as const satisfies readonly GlossaryEntry[];
