import type { Socket } from 'node:net';

/** Which byte is withheld: the last of the whole request, or the last of the header even if a body follows. */
export type HeldBytes = 'body' | 'header';

export interface HeldSocket {
  /** Writes what was withheld. */
  release(): void;
  /** Bytes that are withheld now. */
  readonly held: number;
}

/**
 * Makes a socket keep back the end of what is written to it, so that the peer cannot begin (or finish) reading the
 * request until `release`. Everything else goes out at once.
 */
export function holdLastByte(socket: Socket, mode: HeldBytes): HeldSocket {
  const write = socket.write.bind(socket);
  let pending: Buffer = Buffer.alloc(0);
  let headerHeld = false;
  let released = false;

  const take = (data: Uint8Array | string, encoding: BufferEncoding): boolean => {
    if (released) return write(data, encoding);
    const bytes = typeof data === 'string' ? Buffer.from(data, encoding) : data;
    pending = pending.length === 0 ? Buffer.from(bytes) : Buffer.concat([pending, bytes]);
    // The transport writes the whole header first, so in 'header' mode everything from its last byte on stays.
    if (mode === 'header' && headerHeld) return true;
    headerHeld = true;
    const free = pending.subarray(0, pending.length - 1);
    pending = pending.subarray(pending.length - 1);
    return free.length === 0 || write(free);
  };

  socket.write = (data: Uint8Array | string, encodingOrDone?: unknown, done?: unknown): boolean => {
    const accepted = take(data, typeof encodingOrDone === 'string' ? (encodingOrDone as BufferEncoding) : 'utf8');
    const callback = typeof encodingOrDone === 'function' ? encodingOrDone : done;
    if (typeof callback === 'function') process.nextTick(() => callback());
    return accepted;
  };

  return {
    release: () => {
      released = true;
      if (pending.length > 0 && !socket.destroyed) write(pending);
      pending = Buffer.alloc(0);
    },
    get held() {
      return pending.length;
    },
  };
}
