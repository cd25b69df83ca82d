import type { Command } from '../../command/command';
import { containerInspect, imageInspect, inspect } from '../inspect';

/** What is known of one object, as documents. */
export const inspecting: readonly Command[] = [imageInspect, containerInspect, inspect];
