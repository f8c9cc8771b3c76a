import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Another process, started from a fixture beside; speaks in lines. */
export class Child {
  readonly exited: Promise<void>;
  readonly #process: ChildProcess;
  readonly #lines: string[] = [];
  readonly #waiting: (() => void)[] = [];
  #errors = '';
  #ended = false;

  constructor(fixture: string, ...args: string[]) {
    const file = fileURLToPath(new URL(fixture, import.meta.url));
    this.#process = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#process.stderr?.on('data', (data) => (this.#errors += String(data)));
    const lines = createInterface({ input: this.#process.stdout! });
    lines.on('line', (line) => {
      this.#lines.push(line);
      this.#wake();
    });
    this.exited = new Promise((resolve) => {
      this.#process.on('close', () => {
        this.#ended = true;
        this.#wake();
        resolve();
      });
    });
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** What it has said so far. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  get exitCode(): number | null {
    return this.#process.exitCode;
  }

  get errors(): string {
    return this.#errors;
  }

  /** Resolves with the first line that fits, said already or later; fails when the process ends without it. */
  async said(fits: (line: string) => boolean): Promise<string> {
    for (let seen = 0; ;) {
      for (; seen < this.#lines.length; seen++) {
        const line = this.#lines[seen]!;
        if (fits(line)) return line;
      }
      if (this.#ended) throw new Error(`the process ended without saying it:\n${this.#errors}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** As a power cut would, except that the operating system lives on. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.exited;
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
