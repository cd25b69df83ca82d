import { diskUsage } from '../cli/commands/system/diskUsage';
import type { MeasuredMachine } from '../cli/commands/system/diskUsage';
import type { DiskView } from './worldView';

/** The figures of `docker system df`, from the same counting. */
export function diskView(machine: MeasuredMachine): DiskView {
  const { images, containers, volumes, buildCache } = diskUsage({
    images: () => machine.images(),
    containers: () => machine.containers(),
    // Looking on must not change what the learner's own commands show later.
    buildCacheUsage: () => machine.buildCacheUsage({ unnoticed: true }),
    container: machine.container,
  });
  return {
    content: images.content,
    unpacked: images.unpacked,
    withoutSharing: machine.images().reduce((sum, { diskUsage: size }) => sum + size, 0),
    reclaimableImages: images.unused,
    containers: containers.all,
    volumes: volumes.all,
    buildCache: buildCache.all,
  };
}
