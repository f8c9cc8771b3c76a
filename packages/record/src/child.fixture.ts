import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Another process, started from a fixture beside; speaks in lines. */
export class Child {
  readonly lines: string[] = [];
  readonly #process: ChildProcess;
  readonly #exited: Promise<void>;
  #waiting: (() => void)[] = [];
  #errors = '';
  #ended = false;

  constructor(fixture: string, ...args: string[]) {
    const file = fileURLToPath(new URL(fixture, import.meta.url));
    this.#process = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#process.stderr?.on('data', (data) => (this.#errors += String(data)));
    createInterface({ input: this.#process.stdout! }).on('line', (line) => {
      this.lines.push(line);
      this.#wake();
    });
    this.#exited = new Promise((resolve) => {
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

  /** Resolves when it has said so many lines; fails when it ends before. */
  async said(count: number): Promise<void> {
    while (this.lines.length < count) {
      if (this.#ended)
        throw new Error(`the process ended after ${this.lines.length} lines:\n${this.#errors}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** As a power cut would, except that the operating system lives on. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#exited;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
