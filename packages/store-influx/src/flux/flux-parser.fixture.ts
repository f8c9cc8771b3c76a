import { createRequire } from 'node:module';

interface Lsp {
  onMessage(listener: (message: unknown) => void): void;
  send(message: string): Promise<unknown>;
  run(): Promise<unknown>;
}

interface Published {
  readonly method?: string;
  readonly params?: { readonly uri: string; readonly diagnostics: readonly { readonly message: string }[] };
}

/** What InfluxDB's own Flux front end, compiled to WebAssembly, says against each text: parser, types, signatures. */
export async function diagnose(texts: readonly string[]): Promise<string[][]> {
  const { Lsp: Server } = createRequire(import.meta.url)('@influxdata/flux-lsp-node') as {
    Lsp: new () => Lsp;
  };
  const server = new Server();
  // It publishes older documents again with empty lists, and takes one folder for one program: so a folder for each
  // text, and the union of all that was ever said about it.
  const said = new Map<string, string[]>();
  server.onMessage((message) => {
    const { method, params } = (typeof message === 'string' ? JSON.parse(message) : message) as Published;
    if (method !== 'textDocument/publishDiagnostics' || !params) return;
    const messages = params.diagnostics.map((diagnostic) => diagnostic.message);
    said.set(params.uri, [...(said.get(params.uri) ?? []), ...messages]);
  });
  void server.run();
  const send = (message: object) => server.send(JSON.stringify({ jsonrpc: '2.0', ...message }));
  await send({ id: 1, method: 'initialize', params: { capabilities: {}, processId: null, rootUri: null } });
  await send({ method: 'initialized', params: {} });
  for (const [i, text] of texts.entries()) {
    const textDocument = { uri: uriOf(i), languageId: 'flux', version: 1, text };
    await send({ method: 'textDocument/didOpen', params: { textDocument } });
  }
  await send({ id: 2, method: 'shutdown', params: null });
  return texts.map((text, i) => said.get(uriOf(i)) ?? [`nothing was said about ${text.slice(0, 100)}`]);
}

function uriOf(number: number): string {
  return `file:///text-${number}/query.flux`;
}
