import type { Command } from '../../command/command';
import { imageBuild } from '../image/build';

/** Builds. */
export const building: readonly Command[] = [imageBuild];
