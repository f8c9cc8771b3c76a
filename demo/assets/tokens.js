// Gives the elements of this page a new token before their old one ends: once for all elements that share it.
addEventListener('oc-stats-token', ({ detail }) => detail.renew(freshToken()));

async function freshToken() {
  // The server of this page knows who is signed in, and asks oc-stats for a token for just that.
  const response = await fetch('/stats-token');
  if (!response.ok) throw new Error(`No token: ${response.status}`);
  return response.text();
}
