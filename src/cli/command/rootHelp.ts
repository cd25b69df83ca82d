import { flagUsages } from '../flags/usage';
import { globalFlags } from './globalFlags';
import { listing } from './help';

type Rows = readonly (readonly [name: string, summary: string])[];

/** Words after `docker` as its help lists them (recording 29.7.2/02 step 110). */
const COMMON: Rows = [
  ['run', 'Create and run a new container from an image'],
  ['exec', 'Execute a command in a running container'],
  ['ps', 'List containers'],
  ['build', 'Build an image from a Dockerfile'],
  ['bake', 'Build from a file'],
  ['pull', 'Download an image from a registry'],
  ['push', 'Upload an image to a registry'],
  ['images', 'List images'],
  ['login', 'Authenticate to a registry'],
  ['logout', 'Log out from a registry'],
  ['search', 'Search Docker Hub for images'],
  ['version', 'Show the Docker version information'],
  ['info', 'Display system-wide information'],
];
const MANAGEMENT: Rows = [
  ['builder', 'Manage builds'],
  ['buildx*', 'Docker Buildx'],
  ['container', 'Manage containers'],
  ['context', 'Manage contexts'],
  ['image', 'Manage images'],
  ['manifest', 'Manage Docker image manifests and manifest lists'],
  ['network', 'Manage networks'],
  ['plugin', 'Manage plugins'],
  ['system', 'Manage Docker'],
  ['volume', 'Manage volumes'],
];
const SWARM: Rows = [['swarm', 'Manage Swarm']];
const OTHERS: Rows = [
  ['attach', 'Attach local standard input, output, and error streams to a running container'],
  ['commit', "Create a new image from a container's changes"],
  ['cp', 'Copy files/folders between a container and the local filesystem'],
  ['create', 'Create a new container'],
  ['diff', "Inspect changes to files or directories on a container's filesystem"],
  ['events', 'Get real time events from the server'],
  ['export', "Export a container's filesystem as a tar archive"],
  ['history', 'Show the history of an image'],
  ['import', 'Import the contents from a tarball to create a filesystem image'],
  ['inspect', 'Return low-level information on Docker objects'],
  ['kill', 'Kill one or more running containers'],
  ['load', 'Load an image from a tar archive or STDIN'],
  ['logs', 'Fetch the logs of a container'],
  ['pause', 'Pause all processes within one or more containers'],
  ['port', 'List port mappings or a specific mapping for the container'],
  ['rename', 'Rename a container'],
  ['restart', 'Restart one or more containers'],
  ['rm', 'Remove one or more containers'],
  ['rmi', 'Remove one or more images'],
  ['save', 'Save one or more images to a tar archive (streamed to STDOUT by default)'],
  ['start', 'Start one or more stopped containers'],
  ['stats', 'Display a live stream of container(s) resource usage statistics'],
  ['stop', 'Stop one or more running containers'],
  ['tag', 'Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE'],
  ['top', 'Display the running processes of a container'],
  ['unpause', 'Unpause all processes within one or more containers'],
  ['update', 'Update configuration of one or more containers'],
  ['wait', 'Block until one or more containers stop, then print their exit codes'],
];

/** Every word that may follow `docker`, in the order of its help: the common ones first. */
export const helpOrder: readonly string[] = [...COMMON, ...MANAGEMENT, ...SWARM, ...OTHERS].map(([name]) => name.replace('*', ''));

/** The same, sorted. */
export const rootWords: readonly string[] = [...helpOrder].sort();

/** Wrapped to the window, or to 80 columns where there is none. */
export function rootHelp(home: string, columns = 80): string {
  return (
    'Usage:  docker [OPTIONS] COMMAND\n\nA self-sufficient runtime for containers\n\n' +
    `Common Commands:\n${listing(COMMON)}\nManagement Commands:\n${listing(MANAGEMENT)}\nSwarm Commands:\n${listing(SWARM)}\n` +
    `Commands:\n${listing(OTHERS)}\nGlobal Options:\n${flagUsages(globalFlags(home), columns - 1)}\n` +
    "Run 'docker COMMAND --help' for more information on a command.\n\n" +
    'For more help on how to use Docker, head to https://docs.docker.com/go/guides/\n'
  );
}
