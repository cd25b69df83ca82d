/** For the prompt, which knows the session only: whether a typed command is at its end. */
export { rememberedLine, unfinished } from '../shell/unfinished';
