/** The terminal library with its style sheet: a chunk of its own, asked for when a reader first plays or takes over. */
export async function loadXterm(): Promise<typeof import('@xterm/xterm')> {
  const [xterm] = await Promise.all([import(/* webpackChunkName: "xterm" */ '@xterm/xterm'), import('@xterm/xterm/css/xterm.css')]);
  return xterm;
}
