import type { Readable } from 'node:stream';
import { type Body, PolicyFailure } from '../policies/step.ts';

/** Bytes of a body that an expression or a policy may hold in memory (500 MiB in Azure's classic tiers; bounded lower here). */
export const BODY_LIMIT = 32 * 1024 * 1024;

/** A message's body: nothing, bytes, or a stream that is passed on unread unless somebody asks for it. */
export class MessageBody implements Body {
  #bytes: Uint8Array | null;
  #stream: Readable | null;

  private constructor(bytes: Uint8Array | null, stream: Readable | null) {
    this.#bytes = bytes;
    this.#stream = stream;
  }
  static none(): MessageBody {
    return new MessageBody(null, null);
  }
  static of(bytes: Uint8Array | null): MessageBody {
    return new MessageBody(bytes, null);
  }
  static streaming(stream: Readable): MessageBody {
    return new MessageBody(null, stream);
  }

  get present(): boolean {
    return this.#bytes !== null || this.#stream !== null;
  }
  get buffered(): Uint8Array | null {
    return this.#bytes;
  }
  set(content: string | Uint8Array): void {
    this.#discard();
    this.#bytes = typeof content === 'string' ? encoder.encode(content) : content;
  }
  clear(): void {
    this.#discard();
    this.#bytes = null;
  }
  async read(): Promise<Uint8Array> {
    if (this.#bytes) return this.#bytes;
    if (!this.#stream) return EMPTY;
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of this.#stream as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > BODY_LIMIT)
        throw new PolicyFailure('BodyTooLarge', `The body is larger than the ${BODY_LIMIT / 1048576} MiB that Gatehouse keeps in memory.`);
      chunks.push(chunk);
    }
    this.#stream = null;
    this.#bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    return this.#bytes;
  }
  /** Hands the content over to be sent, once: a stream as it is. */
  take(): Uint8Array | Readable | null {
    const stream = this.#stream;
    this.#stream = null;
    return stream ?? this.#bytes;
  }
  #discard(): void {
    this.#stream?.resume();
    this.#stream?.on('error', () => {});
    this.#stream = null;
  }
}

const EMPTY = new Uint8Array();
const encoder = new TextEncoder();
