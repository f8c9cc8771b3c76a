// Gives a frame of oc-stats a new token when its old one ends. A wish counts only when it comes from the frame itself and
// from the service the frame was loaded from, and the token goes to nobody else.
addEventListener('message', async ({ source, origin, data }) => {
  if (data?.ocStats?.token !== 'wanted') return;
  const frames = [...document.querySelectorAll('iframe')];
  const ours = frames.some((frame) => frame.contentWindow === source && new URL(frame.src).origin === origin);
  if (!ours) return;
  // The server of this page knows who is signed in, and asks oc-stats for a token for just that.
  const response = await fetch('/stats-token');
  if (response.ok) source.postMessage({ ocStats: { token: await response.text() } }, origin);
});
