import type { LineColumn, Wanted } from './wanted.ts';

/**
 * Where wanted members of a valid JSON text stand: the name of a member, the first character of an array element.
 * One pass; subtrees without wanted members are skipped.
 */
export function jsonPositions(text: string, wanted: Wanted): Map<string, LineColumn> {
  const offsets: { pointer: string; offset: number }[] = [];
  new Scanner(text, (pointer, offset) => void offsets.push({ pointer, offset })).value(wanted);
  return lineColumns(text, offsets);
}

function lineColumns(text: string, offsets: { pointer: string; offset: number }[]): Map<string, LineColumn> {
  const result = new Map<string, LineColumn>();
  let line = 1;
  let start = 0;
  // Kept from one to the next: a text without line breaks is looked through once.
  let next = text.indexOf('\n');
  for (const { pointer, offset } of offsets.toSorted((a, b) => a.offset - b.offset)) {
    for (; next >= 0 && next < offset; next = text.indexOf('\n', start)) {
      line += 1;
      start = next + 1;
    }
    result.set(pointer, { line, column: offset - start + 1 });
  }
  return result;
}

class Scanner {
  readonly #text: string;
  readonly #found: (pointer: string, offset: number) => void;
  #at = 0;

  constructor(text: string, found: (pointer: string, offset: number) => void) {
    this.#text = text;
    this.#found = found;
  }

  value(wanted: Wanted | undefined): void {
    this.#space();
    const open = this.#text[this.#at];
    if (open === '"') this.#string();
    else if (open !== '{' && open !== '[') this.#scalar();
    else if (wanted === undefined || wanted.children.size === 0) this.#skip();
    else if (open === '{') this.#object(wanted);
    else this.#array(wanted);
  }

  #object(wanted: Wanted): void {
    this.#at += 1;
    for (this.#space(); this.#text[this.#at] === '"'; this.#space()) {
      const start = this.#at;
      const name = String(JSON.parse(this.#string()));
      this.#space();
      this.#at += 1;
      this.#member(wanted.children.get(name), start);
      this.#comma();
    }
    this.#at += 1;
  }

  #array(wanted: Wanted): void {
    this.#at += 1;
    this.#space();
    for (let index = 0; this.#at < this.#text.length && this.#text[this.#at] !== ']'; index += 1) {
      this.#member(wanted.children.get(String(index)), this.#at);
      this.#comma();
      this.#space();
    }
    this.#at += 1;
  }

  #member(wanted: Wanted | undefined, offset: number): void {
    if (wanted?.pointer !== undefined) this.#found(wanted.pointer, offset);
    this.value(wanted);
  }

  #comma(): void {
    this.#space();
    if (this.#text[this.#at] === ',') this.#at += 1;
  }

  #space(): void {
    while (this.#text.charCodeAt(this.#at) <= 32) this.#at += 1;
  }

  #scalar(): void {
    while (this.#at < this.#text.length && !',]} \t\r\n'.includes(this.#text[this.#at] ?? ',')) this.#at += 1;
  }

  #string(): string {
    const start = this.#at;
    this.#at += 1;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 92) this.#at += 2;
      else if (code === 34 || Number.isNaN(code)) break;
      else this.#at += 1;
    }
    this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  #skip(): void {
    let depth = 0;
    do {
      const code = this.#text.charCodeAt(this.#at);
      if (Number.isNaN(code)) return;
      if (code === 34) {
        this.#string();
        continue;
      }
      if (code === 123 || code === 91) depth += 1;
      if (code === 125 || code === 93) depth -= 1;
      this.#at += 1;
    } while (depth > 0);
  }
}
