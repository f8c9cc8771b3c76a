const waiting: (() => void)[] = [];
let channel: MessageChannel | undefined;

/**
 * Resolves in a task of its own, one caller a task: twenty elements that get their numbers at once draw one after the
 * other, and the page can scroll and answer in between.
 */
export function slice(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) next();
  });
}

function next(): void {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => {
      waiting.shift()?.();
      if (waiting.length > 0) next();
    };
  }
  channel.port2.postMessage(null);
}
