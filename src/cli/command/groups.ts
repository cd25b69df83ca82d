import type { Group } from './group';

/** docker/cli 28.2.2, `docker manifest --help`. */
const MANIFEST = `The **docker manifest** command has subcommands for managing image manifests and
manifest lists. A manifest list allows you to use one name to refer to the same image
built for multiple architectures.

To see help for a subcommand, use:

    docker manifest CMD --help

For full details on using docker manifest lists, see the registry v2 specification.

EXPERIMENTAL:
  docker manifest is an experimental feature.
  Experimental features provide early access to product functionality. These
  features may change between releases without warning, or can be removed from a
  future release. Learn more about experimental features in our documentation:
  https://docs.docker.com/go/experimental/`;

/** The nouns of Docker 29 as their help lists them (image and system: recording 29.7.2/02 steps 105 and 106; others: docker/cli v29 docs). */
export const groups: readonly Group[] = [
  {
    name: 'image',
    summary: 'Manage images',
    commands: [
      ['build', 'Build an image from a Dockerfile'],
      ['history', 'Show the history of an image'],
      ['import', 'Import the contents from a tarball to create a filesystem image'],
      ['inspect', 'Display detailed information on one or more images'],
      ['load', 'Load an image from a tar archive or STDIN'],
      ['ls', 'List images'],
      ['prune', 'Remove unused images'],
      ['pull', 'Download an image from a registry'],
      ['push', 'Upload an image to a registry'],
      ['rm', 'Remove one or more images'],
      ['save', 'Save one or more images to a tar archive (streamed to STDOUT by default)'],
      ['tag', 'Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE'],
    ],
  },
  {
    name: 'container',
    summary: 'Manage containers',
    commands: [
      ['attach', 'Attach local standard input, output, and error streams to a running container'],
      ['commit', "Create a new image from a container's changes"],
      ['cp', 'Copy files/folders between a container and the local filesystem'],
      ['create', 'Create a new container'],
      ['diff', "Inspect changes to files or directories on a container's filesystem"],
      ['exec', 'Execute a command in a running container'],
      ['export', "Export a container's filesystem as a tar archive"],
      ['inspect', 'Display detailed information on one or more containers'],
      ['kill', 'Kill one or more running containers'],
      ['logs', 'Fetch the logs of a container'],
      ['ls', 'List containers'],
      ['pause', 'Pause all processes within one or more containers'],
      ['port', 'List port mappings or a specific mapping for the container'],
      ['prune', 'Remove all stopped containers'],
      ['rename', 'Rename a container'],
      ['restart', 'Restart one or more containers'],
      ['rm', 'Remove one or more containers'],
      ['run', 'Create and run a new container from an image'],
      ['start', 'Start one or more stopped containers'],
      ['stats', 'Display a live stream of container(s) resource usage statistics'],
      ['stop', 'Stop one or more running containers'],
      ['top', 'Display the running processes of a container'],
      ['unpause', 'Unpause all processes within one or more containers'],
      ['update', 'Update configuration of one or more containers'],
      ['wait', 'Block until one or more containers stop, then print their exit codes'],
    ],
  },
  {
    name: 'system',
    summary: 'Manage Docker',
    commands: [
      ['df', 'Show docker disk usage'],
      ['events', 'Get real time events from the server'],
      ['info', 'Display system-wide information'],
      ['prune', 'Remove unused data'],
    ],
  },
  {
    name: 'builder',
    summary: 'Manage builds',
    commands: [
      ['build', 'Build an image from a Dockerfile'],
      ['prune', 'Remove build cache'],
    ],
  },
  {
    name: 'volume',
    summary: 'Manage volumes',
    commands: [
      ['create', 'Create a volume'],
      ['inspect', 'Display detailed information on one or more volumes'],
      ['ls', 'List volumes'],
      ['prune', 'Remove unused local volumes'],
      ['rm', 'Remove one or more volumes'],
    ],
  },
  {
    name: 'context',
    summary: 'Manage contexts',
    commands: [
      ['create', 'Create a context'],
      ['export', 'Export a context to a tar archive FILE or a tar stream on STDOUT.'],
      ['import', 'Import a context from a tar or zip file'],
      ['inspect', 'Display detailed information on one or more contexts'],
      ['ls', 'List contexts'],
      ['rm', 'Remove one or more contexts'],
      ['show', 'Print the name of the current context'],
      ['update', 'Update a context'],
      ['use', 'Set the current docker context'],
    ],
  },
  {
    name: 'manifest',
    summary: 'Manage Docker image manifests and manifest lists',
    description: MANIFEST,
    usageOfUnknown: ' COMMAND',
    commands: [
      ['annotate', 'Add additional information to a local image manifest'],
      ['create', 'Create a local manifest list for annotating and pushing to a registry'],
      ['inspect', 'Display an image manifest, or manifest list'],
      ['push', 'Push a manifest list to a repository'],
      ['rm', 'Delete one or more manifest lists from local storage'],
    ],
  },
  {
    name: 'network',
    summary: 'Manage networks',
    commands: [
      ['connect', 'Connect a container to a network'],
      ['create', 'Create a network'],
      ['disconnect', 'Disconnect a container from a network'],
      ['inspect', 'Display detailed information on one or more networks'],
      ['ls', 'List networks'],
      ['prune', 'Remove all unused networks'],
      ['rm', 'Remove one or more networks'],
    ],
  },
];

/** Nouns that Docker has and of which nothing is simulated. */
export const unsimulatedGroups: readonly string[] = [
  'plugin',
  'swarm',
  'config',
  'node',
  'secret',
  'service',
  'stack',
  'trust',
  'checkpoint',
  'compose',
];
