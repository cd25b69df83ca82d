import type { GlossaryEntry } from './entry';

/** A heading stands in a line of nothing but headings: at its beginning or after two blanks, and the same behind it. */
const heading = (name: string): RegExp => new RegExp(`(?<=^(?:[A-Z][A-Z ]*? {2,})*)${name}(?=$| {2,}[A-Z]| *$)`);

const column = (id: string, term: string, text: string): GlossaryEntry => ({ id, term, group: 'columns', text, printed: heading(term) });

/** Column headings of Docker's tables. */
export const columns: readonly GlossaryEntry[] = [
  column(
    'column-image',
    'IMAGE',
    'A name and tag of the image; in the history the image ID, where a row has one; beside a container the image it was made from.',
  ),
  column(
    'column-repository',
    'REPOSITORY',
    'The part of the name before the colon: with host and path, where images of one kind are kept.',
  ),
  column('column-tag', 'TAG', 'The label after the colon. It points to one image and can be moved to another.'),
  column('column-digest', 'DIGEST', 'The digest that the name pointed to in the registry when the image was pulled or pushed.'),
  column('column-id', 'ID', 'The first twelve digits of the image ID. Rows with the same ID are names of one and the same image.'),
  column(
    'column-image-id',
    'IMAGE ID',
    'The first twelve digits of the image ID. Rows with the same ID are names of one and the same image.',
  ),
  column(
    'column-disk-usage',
    'DISK USAGE',
    'What the image takes on the disk: its compressed content and the unpacked files. Layers shared with other images are counted in each row.',
  ),
  column('column-content-size', 'CONTENT SIZE', 'The compressed bytes as they travelled: layers, configuration and manifest.'),
  column('column-extra', 'EXTRA', 'Marks. A U says that a container uses the image.'),
  column('column-created', 'CREATED', 'When the image or container was made. For an image that you pulled: when its publisher built it.'),
  column(
    'column-created-by',
    'CREATED BY',
    'The instruction behind the row, as the builder wrote it down; shortened unless you ask for --no-trunc.',
  ),
  column(
    'column-size',
    'SIZE',
    'In the history: the unpacked bytes that the row added, 0B for configuration. Elsewhere: how much it takes on the disk.',
  ),
  column(
    'column-comment',
    'COMMENT',
    'What the builder noted about the row: buildkit.dockerfile.v0 means that BuildKit built it from a Dockerfile.',
  ),
  column('column-container-id', 'CONTAINER ID', 'The first twelve digits of the container ID, which is a random number and no digest.'),
  column('column-command', 'COMMAND', 'What the container runs, from the image’s configuration or from your command line.'),
  column('column-status', 'STATUS', 'Whether the container runs, and since when; or how it ended, with its exit code in brackets.'),
  column(
    'column-ports',
    'PORTS',
    'Ports of the container. An arrow shows which port of this machine leads to it; without one it can be reached from other containers only.',
  ),
  column('column-names', 'NAMES', 'The container’s name: yours by --name, or two words that Docker put together.'),
  column('column-total', 'TOTAL', 'How many there are.'),
  column('column-active', 'ACTIVE', 'How many of them something uses: images that have a container, containers that run.'),
  column('column-reclaimable', 'RECLAIMABLE', 'What could be freed by removing all that nothing uses.'),
  column('column-shared-size', 'SHARED SIZE', 'The part of the image’s size in layers that other images have as well.'),
  column('column-unique-size', 'UNIQUE SIZE', 'The part that only this image has: what removing it would free.'),
  column('column-containers', 'CONTAINERS', 'How many containers were made from the image.'),
  column('column-volume-name', 'VOLUME NAME', 'The volume’s name; a long number when nobody gave it one.'),
  column('column-links', 'LINKS', 'How many containers use the volume.'),
  column('column-cache-id', 'CACHE ID', 'The name of a record in the build cache. It is random, and no digest.'),
  column(
    'column-cache-type',
    'CACHE TYPE',
    'What the record keeps: the result of an instruction (regular), the files of a build context, or a cache mount.',
  ),
];
